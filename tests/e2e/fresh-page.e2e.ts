// After a visit nothing of the person is in the page, its stores, its heap, the clipboard or the profile on disk; with the same page kept it is.

import { existsSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { plainDisplay, plainVoice } from '../../contract/display.ts';
import type { Meaning } from '../../contract/intent.ts';
import type { SimulatorAddresses } from '../../kiosk-config/development.ts';
import { developmentConfiguration } from '../../kiosk-config/development.ts';
import { divisionName, divisions } from '../../resources/divisions.ts';
import { inventedPeople } from '../../simulators/people.ts';
import { type KioskBrowser, openKioskBrowser } from '../support/browser.ts';
import { citizenAt, type ShownFace } from '../support/citizen.ts';
import { type KioskWindow, openKioskWindow } from '../support/electron.ts';
import { fileAsCitizen } from '../support/filing-citizen.ts';
import { atMenu, atResult } from '../support/journey.ts';
import { type Leak, scanFolder, type Secrets } from '../support/leaks.ts';
import { litter, scanPage, scanText } from '../support/page-leaks.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { until } from '../support/until.ts';

const person = inventedPeople.find(({ id }) => id === 'employee');
const destination = divisions[37]?.code ?? '';
const marker = 'litter-of-the-visit-6601';

/** Typed into the page by a hand: whole, and by somebody who goes away before the last digit. */
const whole = '13966001234';
const half = '1396600567';
const grouped = (digits: string): string => [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(' ');

/** What the page was told of the person, in the forms in which it was told, and what was typed into it. */
const secretsOf = (typed: string): Secrets => ({
  name: person?.name ?? '',
  'masked name': '测**',
  number: person?.number ?? '',
  'masked number': '660***********0010',
  employer: '测试机械厂',
  balance: '3,286.50',
  typed,
  'typed as shown': grouped(typed),
  'typed and masked': `${typed.slice(0, 3)}****${typed.slice(-4)}`,
  litter: marker,
});

/** Every page can draw every city: in its heap which one was meant is told by {private: …} alone, and its code, cached, has them all. */
const cityOfTheFiling: Secrets = { 'city code': destination, city: divisionName(destination, 'zh-Hans') ?? '' };

// Two kiosks, one test after the other: at the one a visitor has gone away, and until time is out, visits are looked at in the other.
test.describe.configure({ mode: 'serial' });

interface Kiosk {
  readonly stack: Stack;
  readonly window: KioskWindow;
  readonly firstPage: Page;
  readonly firstProcess: number;
  readonly visit: number;
}

let left: Kiosk & { readonly browser: KioskBrowser; readonly keptWindow: KioskWindow; readonly keptBrowser: KioskBrowser };
let timedOut: Kiosk;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const shortest = { idleMs: 20_000, answerMs: 20_000, idleLargeMs: 20_000, answerLargeMs: 20_000 };
  const [leftStack, timedOutStack] = await Promise.all([
    startStack({
      paperSpeed: 300,
      simulators: ['--auxiliaries', '--board-port', '0', '--ups-port', '0'],
      configuration: (at) => ({ devices: { ...devicesOf(at), auxiliaries: { profile: 'io-board-modbus', wire: boardWire(at) } } }),
    }),
    startStack({ configuration: { visit: shortest } }),
  ]);
  timedOut = await openKiosk(timedOutStack);
  // First of all, because it lasts longest: at the end of this somebody walks away.
  await goAway(timedOut);
  // Only development keeps a page: for the others the same word changes nothing.
  const refused = { KIOSK_KEEP_PAGE: '1' };
  const keep = { ...refused, KIOSK_DEVELOPMENT: '1' };
  const [kiosk, browser, keptWindow, keptBrowser] = await Promise.all([
    openKiosk(leftStack, refused),
    openKioskBrowser(leftStack.supervisor, refused),
    openKioskWindow(leftStack.supervisor, keep),
    openKioskBrowser(leftStack.supervisor, keep),
  ]);
  left = { ...kiosk, browser, keptWindow, keptBrowser };
});
test.afterAll(async () => {
  await Promise.all([left.window, left.browser, left.keptWindow, left.keptBrowser, timedOut.window].map((face) => face.close()));
  const closed = await Promise.all([left, timedOut].map(({ stack }) => stack.close()));
  expect(closed.flatMap(({ orphans }) => orphans)).toEqual([]);
});

const devicesOf = (at: SimulatorAddresses): object => {
  const { devices } = developmentConfiguration(at);
  return typeof devices === 'object' && devices !== null ? devices : {};
};

function boardWire({ ioBoard }: Stack['simulators']['at']): object {
  if (ioBoard === undefined) throw new Error('this world has no board');
  return { kind: 'tcp', ...ioBoard.tcp };
}

async function openKiosk(stack: Stack, environment: Readonly<Record<string, string>> = {}): Promise<Kiosk> {
  const window = await openKioskWindow(stack.supervisor, environment);
  await stack.shows('attract');
  const [firstProcess = 0] = await processesOf(window);
  return { stack, window, firstPage: window.page, firstProcess, visit: stack.view().visit };
}

const processesOf = ({ application }: KioskWindow): Promise<readonly number[]> =>
  application.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => one.getOSProcessId()));

const described = (leaks: readonly Leak[]): string[] => [...new Set(leaks.map(({ file, value }) => `${value} in ${file}`))];

/** Signs in, sees their account, and goes on until a page asks for the telephone. */
async function toTheTelephone(stack: Stack, faces: readonly ShownFace[]): Promise<void> {
  await atMenu(stack, 'eVoucher', 'employee');
  stack.tap({ kind: 'chooseService', service: 'personal-account' });
  await stack.shows('result');
  for (const { page } of faces) {
    await expect(page.getByText('3,286.50').first()).toBeVisible();
    // As a careless part of the page would keep what it showed.
    await litter(page, (await page.textContent('main')) ?? '');
  }
  stack.tap({ kind: 'home' });
  await stack.shows('menu');
  stack.tap({ kind: 'chooseService', service: 'remote-treatment' });
  await stack.shows('notice', ({ checks }) => checks.every(({ state }) => state === 'good'));
  stack.tap({ kind: 'proceed' });
  const { field: city } = await stack.shows('question', ({ question }) => question.kind === 'division');
  stack.tap({ kind: 'answer', field: city, value: { private: destination } });
  const { field: day, question } = await stack.shows('question', (asked) => asked.question.kind === 'day');
  stack.tap({ kind: 'answer', field: day, value: { private: question.kind === 'day' ? (question.days[0] ?? '') : '' } });
  await stack.shows('question', (asked) => asked.question.kind === 'telephone');
  for (const { page } of faces) await page.locator('.digits').waitFor();
}

async function change(stack: Stack, changes: readonly Meaning[]): Promise<void> {
  for (const one of changes) {
    stack.tap(one);
    await until(one.kind, () => Object.values({ ...stack.view().display, ...stack.view().voice }).includes(Object.values(one)[1]));
  }
}

const everythingSeen: readonly Meaning[] = [
  { kind: 'setTextSize', textSize: 'large' },
  { kind: 'setTheme', theme: 'contrastDark' },
  { kind: 'setLayout', layout: 'low' },
  { kind: 'setSpeed', speed: 'slow' },
  { kind: 'setVolume', volume: 5 },
  { kind: 'setLanguage', language: 'en' },
];

/** Types with a keyboard, whose digits are those of the keypad. */
async function goAway({ stack, window }: Kiosk): Promise<void> {
  await toTheTelephone(stack, [window]);
  // Who hears nothing is not waited for: what is being said would be time that pauses.
  await change(stack, [{ kind: 'setReading', reading: 'off' }, ...everythingSeen]);
  await window.page.keyboard.type(half, { delay: 60 });
  await isSeenByTheScanner(window, half);
  await litter(window.page, `${marker} ${half}`);
}

async function typeOnThePad(face: ShownFace, digits: string): Promise<void> {
  const citizen = citizenAt(face);
  for (const digit of digits) await citizen.presses(new RegExp(`^${digit}$`));
}

/** Or its finding nothing afterwards would say nothing. */
async function isSeenByTheScanner({ page }: ShownFace, typed: string): Promise<void> {
  await expect(page.getByText(grouped(typed)).first()).toBeVisible();
  expect(described(await scanPage(page, secretsOf(typed)))).toEqual(
    expect.arrayContaining(['typed as shown in document', 'typed as shown in heap', 'typed in heap']),
  );
}

function isAsAtFirst({ stack, visit }: Kiosk): void {
  const { display, voice, visit: now } = stack.view();
  expect(now).toBeGreaterThan(visit);
  expect(display).toEqual(plainDisplay('zh-Hans'));
  expect(voice).toEqual(plainVoice('prompts'));
}

async function nothingIsLeft({ window, firstPage, firstProcess }: Kiosk, secrets: Secrets): Promise<void> {
  await until('the fresh page', () => window.page !== firstPage && firstPage.isClosed());
  await window.page.locator('[data-screen=attract]').waitFor();
  const processes = await processesOf(window);
  expect(processes).toHaveLength(1);
  expect(processes).not.toContain(firstProcess);
  await until('the old process to end', () => !existsSync(`/proc/${firstProcess}`));
  expect(described(await scanPage(window.page, secrets, cityOfTheFiling))).toEqual([]);
  expect(await window.application.evaluate(({ clipboard }) => clipboard.readText())).toBe('');
  expect(await window.application.evaluate(({ session }) => session.defaultSession.cookies.get({}))).toEqual([]);
  const profile = await window.application.evaluate(({ app }) => app.getPath('userData'));
  expect(described(scanFolder(profile, secrets))).toEqual([]);
  expect(described(scanFolder(profile, cityOfTheFiling).filter(({ file }) => !file.startsWith('Code Cache/')))).toEqual([]);
  expect(window.complaints).toEqual([]);
}

test('a visit that its visitor ends leaves a page of another process in Electron, a fresh document in a browser, and nothing anywhere', async () => {
  test.setTimeout(180_000);
  const { stack, window, browser, keptWindow, keptBrowser } = left;
  const faces = [window, browser, keptWindow, keptBrowser];
  await toTheTelephone(stack, faces);
  await Promise.all(faces.map((face) => typeOnThePad(face, whole)));
  for (const face of [window, browser]) await isSeenByTheScanner(face, whole);
  // And what was typed.
  await Promise.all(faces.map(({ page }) => litter(page, `${marker} ${whole}`)));
  await window.application.evaluate(({ clipboard }, text) => clipboard.writeText(text), `${marker} ${whole}`);
  await citizenAt(window).presses('下一步');
  await stack.shows('commitment');

  await stack.simulators.post('ioBoard/headphones', { plugged: true });
  await until('the headphones', () => stack.view().voice.outlet === 'headphones' && stack.view().voice.reading === 'everything');
  await change(stack, [...everythingSeen, { kind: 'setBlank', blank: true }]);
  const plan = { service: 'remote-treatment', destination, telephone: whole, impatient: false, prints: false } as const;
  const word = await fileAsCitizen({ views: stack.views, tap: stack.tap }, { ...plan, showCode: async () => undefined });
  expect(word.kind).toBe('done');
  const filed = stack.views.findLast(({ screen }) => screen.kind === 'filed')?.screen;
  const platformNumber = filed?.kind === 'filed' && filed.outcome.kind === 'done' ? filed.outcome.platformNumber : null;
  expect([word.number, platformNumber]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
  const secrets = { ...secretsOf(whole), 'case number': word.number ?? '', 'platform number': platformNumber ?? '' };
  await stack.shows('attract');
  // The next visitor finds no headphones in the socket.
  await stack.simulators.post('ioBoard/headphones', { plugged: false });
  await until('the loudspeaker', () => stack.view().voice.outlet === 'loudspeaker');

  isAsAtFirst(left);
  await nothingIsLeft(left, secrets);
  await browser.page.waitForFunction(() => !Reflect.has(window, 'litter'));
  await browser.page.locator('[data-screen=attract]').waitFor();
  expect(described(await scanPage(browser.page, secrets, cityOfTheFiling))).toEqual([]);
  expect(browser.complaints).toEqual([]);
});

test('a visit that ends because time is out leaves as little, also of what was half typed', async () => {
  test.setTimeout(180_000);
  const { stack } = timedOut;
  await stack.shows('attract', () => stack.view().visit > timedOut.visit, 60_000);
  expect(stack.journal('SELECT how FROM visit')).toEqual([{ how: 'idle' }]);
  isAsAtFirst(timedOut);
  await nothingIsLeft(timedOut, secretsOf(half));
});

const ofThePerson = ['masked name', 'masked number', 'balance', 'employer'];
const foundIn = (place: string): string[] => ofThePerson.map((value) => `${value} in ${place}`);

test('control: a page that is kept holds the person', async () => {
  test.setTimeout(60_000);
  const { stack, window, keptWindow, keptBrowser } = left;
  const kept = [keptWindow, keptBrowser];
  // The clipboard is one for all windows of a machine, and this one would empty it.
  await window.close();
  const litterFound = ['stores', 'heap'].flatMap((place) => [...foundIn(place), `litter in ${place}`, `typed in ${place}`]);
  for (const { page } of kept) expect(described(await scanPage(page, secretsOf(whole)))).toEqual(expect.arrayContaining(litterFound));

  // And without litter: what React and the page hold of a visit by themselves.
  await Promise.all(kept.map(({ page }) => page.reload()));
  for (const { page } of kept) {
    await page.locator('[data-screen=attract]').waitFor();
    expect(described(await scanPage(page, secretsOf(whole))).filter((leak) => leak.endsWith('heap'))).toEqual([]);
  }
  await atResult(stack, 'eVoucher', 'employee');
  for (const { page } of kept) {
    await expect(page.getByText('3,286.50').first()).toBeVisible();
    expect(described(scanText('document', await page.content(), secretsOf(whole)))).toEqual(expect.arrayContaining(foundIn('document')));
  }
  // The page itself copies nothing.
  const shown = (await keptWindow.page.textContent('main')) ?? '';
  await keptWindow.application.evaluate(({ clipboard }, text) => clipboard.writeText(text), shown);
  stack.tap({ kind: 'leave' });
  await stack.shows('attract');
  for (const { page } of kept) {
    await page.locator('[data-screen=attract]').waitFor();
    const found = described(await scanPage(page, secretsOf(whole)));
    expect(found).toEqual(expect.arrayContaining([...foundIn('heap'), 'something private in heap']));
  }
  const copied = await keptWindow.application.evaluate(({ clipboard }) => clipboard.readText());
  expect(described(scanText('clipboard', copied, secretsOf(whole)))).toEqual(expect.arrayContaining(foundIn('clipboard')));
});
