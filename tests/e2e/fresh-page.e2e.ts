// After a visit nothing of the person is in the page, its stores, its heap, the clipboard or the profile on disk; with the same page kept it is.

import { existsSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { plainDisplay, plainVoice } from '../../contract/display.ts';
import { divisions } from '../../resources/divisions.ts';
import { inventedPeople } from '../../simulators/people.ts';
import { openKioskBrowser } from '../support/browser.ts';
import { openKioskWindow } from '../support/electron.ts';
import { type FilingPlan, fileAsCitizen } from '../support/filing-citizen.ts';
import { atMenu } from '../support/journey.ts';
import { type Leak, scanFolder, type Secrets } from '../support/leaks.ts';
import { litter, scanPage } from '../support/page-leaks.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { until } from '../support/until.ts';

const person = inventedPeople.find(({ id }) => id === 'employee');
const destination = divisions[37]?.code ?? '';
const telephone = '13966001234';
const marker = 'litter-of-the-visit-6601';
/** What the page was told of the person, in the forms in which it was told, and what was typed into it. */
const secrets: Secrets = {
  name: person?.name ?? '',
  number: person?.number ?? '',
  'masked number': '660***********0010',
  balance: '3,286.50',
  telephone,
  litter: marker,
};

// One kiosk for all four faces, one after the other: what one visitor files, the next one cancels.
test.describe.configure({ mode: 'serial' });

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack({ paperSpeed: 300 });
});
test.beforeEach(() => test.setTimeout(90_000));
test.afterAll(async () => {
  expect((await stack.close()).orphans).toEqual([]);
});

/** Signs in, sees their account, changes everything about the screen and the voice, files, types on the page itself, and leaves. */
async function wholeVisit(
  service: FilingPlan['service'],
  page: () => Page,
  litterMore: () => Promise<void> = async () => undefined,
): Promise<void> {
  await atMenu(stack, 'eVoucher', 'employee');
  stack.tap({ kind: 'chooseService', service: 'personal-account' });
  await stack.shows('result');
  await expect(page().getByText('3,286.50').first()).toBeVisible();
  expect([...new Set(described(await scanPage(page(), secrets)))], 'the scanner sees what is on the screen').toEqual(
    expect.arrayContaining(['balance in document', 'balance in heap']),
  );
  for (const change of [
    { kind: 'setTextSize', textSize: 'large' },
    { kind: 'setTheme', theme: 'contrastDark' },
    { kind: 'setReading', reading: 'everything' },
    { kind: 'setSpeed', speed: 'slow' },
    { kind: 'setVolume', volume: 5 },
  ] as const) {
    stack.tap(change);
    await until(change.kind, () => Object.values({ ...stack.view().display, ...stack.view().voice }).includes(Object.values(change)[1]));
  }
  stack.tap({ kind: 'home' });
  await stack.shows('menu');
  let typed = false;
  const word = await fileAsCitizen(
    { views: stack.views, tap: stack.tap },
    {
      service,
      showCode: async () => undefined,
      destination,
      telephone,
      impatient: false,
      prints: true,
      async beforeSubmit() {
        if (typed) return;
        typed = true;
        stack.tap({ kind: 'setLanguage', language: 'en' });
        await until('English', () => stack.view().display.language === 'en');
        await litter(page(), marker);
        await litterMore();
      },
    },
  );
  expect(word.kind).toBe('done');
}

const described = (leaks: readonly Leak[]): string[] => [...new Set(leaks.map(({ file, value }) => `${value} in ${file}`))];

function isAsAtFirst(visitBefore: number): void {
  const { display, voice, visit } = stack.view();
  expect(visit).toBeGreaterThan(visitBefore);
  expect(display).toEqual(plainDisplay('zh-Hans'));
  expect(voice).toEqual(plainVoice(voice.reading));
  expect(voice.reading).not.toBe('everything');
}

test('in Electron a visit ends with a page of another process, and nothing is left anywhere', async () => {
  const window = await openKioskWindow(stack.supervisor);
  await stack.shows('attract');
  const [visit, first] = [stack.view().visit, window.page];
  const processOf = () =>
    window.application.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => one.getOSProcessId()));
  const [firstProcess] = await processOf();
  await wholeVisit(
    'remote-treatment',
    () => window.page,
    () => window.application.evaluate(({ clipboard }, text) => clipboard.writeText(text), marker),
  );
  await stack.shows('attract');
  await until('the fresh page', () => window.page !== first && first.isClosed());
  await window.page.locator('[data-screen=attract]').waitFor();

  isAsAtFirst(visit);
  const processes = await processOf();
  expect(processes).toHaveLength(1);
  expect(processes).not.toContain(firstProcess);
  await until('the old process to end', () => !existsSync(`/proc/${firstProcess}`));
  expect(described(await scanPage(window.page, secrets))).toEqual([]);
  expect(await window.application.evaluate(({ clipboard }) => clipboard.readText())).toBe('');
  expect(await window.application.evaluate(({ session }) => session.defaultSession.cookies.get({}))).toEqual([]);
  const profile = await window.application.evaluate(({ app }) => app.getPath('userData'));
  expect(described(scanFolder(profile, secrets))).toEqual([]);
  expect(window.complaints).toEqual([]);
  await window.close();
});

test('control: in Electron a page that is kept holds what the visit left in it', async () => {
  const window = await openKioskWindow(stack.supervisor, { KIOSK_KEEP_PAGE: '1' });
  const first = window.page;
  await wholeVisit('remote-treatment-cancel', () => window.page);
  await stack.shows('attract');
  await first.locator('[data-screen=attract]').waitFor();
  const found = described(await scanPage(first, secrets));
  console.log(found.join(', '));
  expect(found).toEqual(expect.arrayContaining(['litter in stores', 'litter in heap']));
  expect(
    found.filter((one) => one.endsWith('in heap') && !one.startsWith('litter')),
    'of the kiosk’s own',
  ).not.toEqual([]);
  await window.close();
});

test('in a browser a visit ends with a fresh document, and nothing is left in it', async () => {
  const browser = await openKioskBrowser(stack.supervisor);
  await stack.shows('attract');
  const { visit } = stack.view();
  await wholeVisit('remote-treatment', () => browser.page);
  await stack.shows('attract');
  await browser.page.waitForFunction(() => !Reflect.has(window, 'litter'));
  await browser.page.locator('[data-screen=attract]').waitFor();
  isAsAtFirst(visit);
  expect(described(await scanPage(browser.page, secrets))).toEqual([]);
  expect(browser.complaints).toEqual([]);
  await browser.close();
});

test('control: in a browser a page that is kept holds what the visit left in it', async () => {
  const browser = await openKioskBrowser(stack.supervisor, { KIOSK_KEEP_PAGE: '1' });
  await wholeVisit('remote-treatment-cancel', () => browser.page);
  await stack.shows('attract');
  await browser.page.locator('[data-screen=attract]').waitFor();
  const found = described(await scanPage(browser.page, secrets));
  console.log(found.join(', '));
  expect(found).toEqual(expect.arrayContaining(['litter in stores', 'litter in heap']));
  expect(
    found.filter((one) => one.endsWith('in heap') && !one.startsWith('litter')),
    'of the kiosk’s own',
  ).not.toEqual([]);
  await browser.close();
});
