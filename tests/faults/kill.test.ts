// Each process is killed at each screen: the kiosk is back on a truthful screen, nothing is printed twice, nothing is left behind.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ScreenKind } from '../../contract/view.ts';
import { atAttract, atIdentify, atMenu, atPrinted, atResult, backToAttract, service, showVoucher, takeCard } from '../support/journey.ts';
import { isAlive, type Stack, startStack } from '../support/stack.ts';
import { until } from '../support/until.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ serial: true, paperSpeed: 300 });
  await atAttract(stack);
}, 60_000);

afterAll(async () => {
  expect((await stack.close()).orphans).toEqual([]);
}, 20_000);

/** How to come to each screen, and whether a visit is open and a person signed in on it. */
const stations: readonly {
  readonly name: string;
  readonly go: () => Promise<void>;
  readonly shows: ScreenKind;
  readonly visit: boolean;
  readonly signedIn: boolean;
}[] = [
  { name: 'attract', go: () => atAttract(stack), shows: 'attract', visit: false, signedIn: false },
  { name: 'identify', go: () => atIdentify(stack), shows: 'identify', visit: true, signedIn: false },
  {
    name: 'signing in',
    go: () =>
      workingOn(
        () => atIdentify(stack),
        () => showVoucher(stack),
      ),
    shows: 'working',
    visit: true,
    signedIn: false,
  },
  { name: 'menu', go: () => atMenu(stack), shows: 'menu', visit: true, signedIn: true },
  {
    name: 'querying',
    go: () =>
      workingOn(
        () => atMenu(stack),
        () => stack.tap({ kind: 'chooseService', service }),
      ),
    shows: 'working',
    visit: true,
    signedIn: true,
  },
  { name: 'result', go: () => atResult(stack), shows: 'result', visit: true, signedIn: true },
  { name: 'printing', go: printing, shows: 'printing', visit: true, signedIn: true },
  { name: 'printed', go: () => atPrinted(stack), shows: 'printed', visit: true, signedIn: true },
  { name: 'trouble', go: trouble, shows: 'trouble', visit: true, signedIn: true },
  { name: 'take your things', go: takeThings, shows: 'takeYourThings', visit: false, signedIn: false },
  { name: 'help', go: help, shows: 'help', visit: true, signedIn: true },
];

async function workingOn(before: () => Promise<void>, act: () => unknown): Promise<void> {
  await before();
  await stack.simulators.post('platform/fault', { fault: 'slow', ms: 6000 });
  await act();
  await stack.shows('working');
}

async function printing(): Promise<void> {
  await atResult(stack);
  stack.tap({ kind: 'print' });
  await stack.shows('printing');
}

async function trouble(): Promise<void> {
  await atMenu(stack);
  await stack.simulators.post('platform/fault', { fault: 'html' });
  stack.tap({ kind: 'chooseService', service });
  await stack.shows('trouble');
}

async function takeThings(): Promise<void> {
  await atMenu(stack, 'idCard');
  stack.tap({ kind: 'leave' });
  await stack.shows('takeYourThings');
}

async function help(): Promise<void> {
  await atMenu(stack);
  stack.tap({ kind: 'help' });
  await stack.shows('help');
}

const completeReceipts = async (): Promise<number> => (await stack.simulators.receipts()).filter((receipt) => receipt.complete).length;

async function killAndSeeItBack(name: 'supervisor' | 'terminal' | 'drivers'): Promise<void> {
  const killed = (name === 'supervisor' ? (['supervisor', 'terminal', 'drivers'] as const) : [name]).map((one) => stack.pid(one));
  const [first = 0] = killed;
  const { epoch } = stack.view();
  stack.kill(name);
  await until(`${name} to be back`, () => stack.pid(name) !== first && isAlive(stack.pid(name)), 10_000);
  await until('everything that hung on it to be gone', () => killed.every((pid) => !isAlive(pid)), 3000);
  // Until then the last View is one of the dead, and an answer to it is lost.
  if (name !== 'drivers') await until('a View of the new life', () => stack.view().epoch !== epoch, 20_000);
}

/** A fresh supervisor knows of no earlier deaths: back-off, which is right in a hall, would only make the next kill wait. */
async function freshSupervisor(): Promise<void> {
  await killAndSeeItBack('supervisor');
  await backToAttract(stack);
}

describe.each(['terminal', 'supervisor'] as const)('when the %s is killed', (name) => {
  beforeEach(freshSupervisor, 30_000);

  it.each(stations)(
    'at $name, the visit is told to be interrupted, truthfully, and no paper is printed twice',
    async ({ go, shows, visit, signedIn }) => {
      const before = await completeReceipts();
      await go();
      expect(stack.screen().kind).toBe(shows);
      const printed = await completeReceipts();
      const epoch = stack.view().epoch;
      await killAndSeeItBack(name);
      const screen = await until(
        'a screen of the new life',
        () => {
          const view = stack.view();
          return view.epoch !== epoch && ['interrupted', 'attract'].includes(view.screen.kind) ? view.screen : null;
        },
        20_000,
      );
      if (visit) expect(screen).toMatchObject({ kind: 'interrupted', signedIn });
      else expect(screen.kind).toBe('attract');
      if (screen.kind === 'interrupted') {
        const wanted = shows === 'printing' ? 'unknown' : shows === 'printed' ? 'printed' : 'none';
        expect(screen.receipt).toBe(wanted);
        expect(screen.reference === null).toBe(wanted === 'none');
      }
      expect(JSON.stringify(stack.view())).not.toContain('测');
      expect(stack.journal('SELECT id FROM visit WHERE ended_at IS NULL')).toEqual([]);
      expect(stack.journal('SELECT id FROM service_use WHERE ended_at IS NULL')).toEqual([]);
      expect(stack.journal('SELECT id FROM print_job WHERE ended_at IS NULL')).toEqual([]);
      await backToAttract(stack);
      expect((await completeReceipts()) - printed).toBeLessThanOrEqual(shows === 'printing' ? 1 : 0);
      expect((await completeReceipts()) - before).toBeLessThanOrEqual(1);
    },
    60_000,
  );
});

describe('a terminal that dies again', () => {
  beforeEach(freshSupervisor, 30_000);

  it('while it tells of a receipt tells it once more, and never after it has been told', async () => {
    await printing();
    await killAndSeeItBack('terminal');
    const first = await stack.shows('interrupted', (screen) => screen.receipt === 'unknown');
    await killAndSeeItBack('terminal');
    const again = await stack.shows('interrupted', (screen) => screen.reference === first.reference);
    expect(again).toEqual(first);
    stack.tap({ kind: 'help' });
    await stack.shows('help');
    stack.tap({ kind: 'back' });
    await stack.shows('interrupted', (screen) => screen.reference === first.reference);
    stack.tap({ kind: 'home' });
    await atAttract(stack);
    const { epoch } = stack.view();
    await killAndSeeItBack('terminal');
    await until('the next life', () => ![epoch, 'supervisor'].includes(stack.view().epoch) && stack.screen().kind !== 'starting');
    expect(stack.screen().kind).toBe('attract');
  }, 60_000);

  it('with a card on the reader still asks the next visitor to leave it alone', async () => {
    await atMenu(stack, 'idCard');
    await killAndSeeItBack('terminal');
    await stack.shows('interrupted');
    stack.tap({ kind: 'home' });
    await stack.shows('attract', (screen) => screen.forgottenCard);
    await takeCard(stack);
    await stack.shows('attract', (screen) => !screen.forgottenCard);
  }, 60_000);
});

describe('when the drivers are killed', () => {
  beforeEach(freshSupervisor, 30_000);

  it.each(stations)(
    'at $name, the same screen is there again, and the kiosk goes on',
    async ({ go, shows }) => {
      const before = await completeReceipts();
      await go();
      const asked = stack.screen();
      await killAndSeeItBack('drivers');
      if (shows === 'printing') {
        await stack.shows('printed', (screen) => screen.outcome === 'unknown', 20_000);
      } else {
        await until(
          'the devices to be back',
          () => Object.values(stack.view().devices).every((device) => device === 'online' || device === 'deviceBusy'),
          15_000,
        );
        const now = stack.screen().kind;
        expect([
          asked.kind,
          ...(shows === 'working' ? ['menu', 'result'] : []),
          ...(shows === 'takeYourThings' ? ['attract'] : []),
        ]).toContain(now);
      }
      await backToAttract(stack);
      expect((await completeReceipts()) - before).toBeLessThanOrEqual(1);
      expect(stack.journal('SELECT id FROM print_job WHERE ended_at IS NULL')).toEqual([]);
    },
    60_000,
  );
});

it('the journal is whole after all this', () => {
  expect(stack.journal('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});

it('a terminal whose process hangs is killed and comes back', async () => {
  await atAttract(stack);
  const hung = stack.pid('terminal');
  process.kill(hung, 'SIGSTOP');
  await until('the hung terminal to be replaced', () => stack.pid('terminal') !== hung, 20_000);
  expect(stack.log.some((line) => line.event === 'child.silent' && line.process === 'terminal')).toBe(true);
  await atAttract(stack);
}, 40_000);
