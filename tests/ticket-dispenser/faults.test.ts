// Proof that each trouble of a ticket dispenser has an honest outcome, and that nothing of a failed ticket comes out later.

import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatedTicketDispenser } from '../../simulators/devices/ticket-dispenser.ts';
import type { Personality } from '../../simulators/devices/ticket-dispenser/commands.ts';
import { lieAbout, openRig, profileOf, type Rig, type RigOptions, shortProfile, ticket } from './rig.ts';

let rig: Rig;

async function online(personality: Personality, options: RigOptions = {}): Promise<Rig> {
  rig = await openRig(personality, options);
  await rig.becomes('online');
  return rig;
}
afterEach(() => rig.close());

/** The next ticket is whole, alone on its paper, and the only one in the exit. */
async function nextIsGood(): Promise<void> {
  const { print, printer } = rig;
  await expect.poll(async () => (await print('C018'))?.kind, { timeout: 6000, interval: 20 }).toBe('done');
  expect(lieAbout('C017', undefined, printer)).toBeNull();
  expect(lieAbout('C018', { kind: 'done' }, printer)).toBeNull();
  const last = printer.tickets().at(-1);
  expect(last?.text).not.toContain('C017');
  expect(last).toMatchObject({ complete: true, continued: false, place: 'exit' });
}

/** Slow enough for a hand to be quicker than the paper; a busy machine makes the simulated motor slower than its speed. */
const slowly = (personality: Personality): RigOptions => {
  const speed = { millimetresPerSecond: 90, lineMillimetres: 4, cutMs: 300 };
  return { paperSpeed: 160, profile: shortProfile(profileOf[personality], { speed }) };
};

/** A VKP80II differs from a VKP80III only in how it presents. */
const personalities: readonly Personality[] = ['cutter', 'vkp80iii'];
const customs: readonly Personality[] = ['vkp80ii', 'vkp80iii'];

type Happen = (printer: SimulatedTicketDispenser) => void;
const mend: Happen = (printer) => {
  printer.paper('full');
  printer.cover(false);
  printer.fault('none');
};

interface Trouble {
  readonly name: string;
  readonly on: readonly Personality[];
  readonly happen: Happen;
  readonly fault: string;
}

const beforeIt: readonly Trouble[] = [
  { name: 'no paper', on: personalities, happen: ({ paper }) => paper('out'), fault: 'paperOut' },
  { name: 'an open cover', on: personalities, happen: ({ cover }) => cover(true), fault: 'coverOpen' },
  { name: 'a stuck knife', on: personalities, happen: ({ fault }) => fault('cutter'), fault: 'cutter' },
  { name: 'a hot head', on: personalities, happen: ({ fault }) => fault('overheated'), fault: 'overheated' },
  { name: 'a jam', on: ['cutter'], happen: ({ fault }) => fault('jam'), fault: 'mechanical' },
  { name: 'a jam', on: ['vkp80iii'], happen: ({ fault }) => fault('jam'), fault: 'paperJammed' },
  { name: 'a stuck presenter', on: customs, happen: ({ fault }) => fault('presenterJam'), fault: 'presenterJammed' },
];
const each = (troubles: readonly Trouble[]) => troubles.flatMap((trouble) => trouble.on.map((on) => ({ ...trouble, on })));

describe('Before a ticket', () => {
  it.each(each(beforeIt))('$name ($on) is not done: $fault, and the next one is good', async ({ on, happen, fault }) => {
    const { print, printer } = await online(on);
    happen(printer);
    expect(await print('C017')).toEqual({ kind: 'notDone', fault });
    expect(printer.tickets()).toEqual([]);
    mend(printer);
    await nextIsGood();
  });
});

const withinIt: readonly Trouble[] = [
  { name: 'the end of the roll', on: personalities, happen: ({ paper }) => paper('out', 12), fault: 'paperOut' },
  { name: 'a stuck knife', on: personalities, happen: ({ fault }) => fault('cutter', 'read'), fault: 'cutter' },
  { name: 'a jam', on: ['cutter'], happen: ({ fault }) => fault('jam', 'read'), fault: 'mechanical' },
  { name: 'a jam', on: ['vkp80iii'], happen: ({ fault }) => fault('jam', 'read'), fault: 'paperJammed' },
  { name: 'a hot head that stays hot', on: personalities, happen: ({ fault }) => fault('overheated', 'read'), fault: 'overheated' },
];

describe('Between reading and paper', () => {
  it.each(each(withinIt))('$name ($on) leaves it unknown: $fault, and nothing of it comes out later', async ({ on, happen, fault }) => {
    const { print, printer } = await online(on);
    happen(printer);
    expect(await print('C017')).toEqual({ kind: 'unknown', fault });
    mend(printer);
    await nextIsGood();
    expect(printer.tickets().filter(({ text, complete }) => complete && text.includes('end C017'))).toEqual([]);
  });

  it.each(personalities)('a cover that is opened leaves it unknown (%s)', async (personality) => {
    const { print, printer } = await online(personality, slowly(personality));
    const outcome = print('C017');
    await expect.poll(() => printer.state().outMm, { interval: 5 }).toBeGreaterThan(3);
    printer.cover(true);
    expect(await outcome).toEqual({ kind: 'unknown', fault: 'coverOpen' });
    mend(printer);
    await nextIsGood();
  });

  it('a head that cools down in time lets it be done', async () => {
    const { print, printer } = await online('vkp80iii', { profile: shortProfile(profileOf.vkp80iii, { graceMs: 3000 }) });
    printer.fault('overheated', 'read');
    const outcome = print('C017');
    await rig.becomes('hardwareError');
    printer.fault('none');
    expect(await outcome).toEqual({ kind: 'done', proof: 'printed' });
    expect(lieAbout('C017', await outcome, printer)).toBeNull();
  });
});

describe('Between cut and hand', () => {
  it.each(customs)('a presenter that is stuck leaves it unknown, and it is not in the way of the next (%s)', async (personality) => {
    const { print, printer } = await online(personality);
    const outcome = print('C017');
    await expect.poll(() => printer.tickets().length, { interval: 5 }).toBe(1);
    printer.fault('presenterJam');
    expect(await outcome).toEqual({ kind: 'unknown', fault: 'presenterJammed' });
    mend(printer);
    await nextIsGood();
  });

  it.each(personalities)('a status that is a question old does not hide the end of the roll (%s)', async (personality) => {
    const { print, printer } = await online(personality);
    printer.staleStatus(true);
    printer.paper('out', 25);
    expect(await print('C017')).toEqual({ kind: 'unknown', fault: 'paperOut' });
    printer.staleStatus(false);
    mend(printer);
    await nextIsGood();
  });

  it('a ticket that is snatched as soon as it shows is done all the same', async () => {
    const { print, printer } = await online('vkp80iii', { profile: shortProfile(profileOf.vkp80iii, { printPollMs: 150 }) });
    const outcome = print('C017');
    await expect.poll(() => printer.state().atExit, { interval: 2, timeout: 3000 }).toBe(true);
    printer.take();
    expect(await outcome).toEqual({ kind: 'done', proof: 'printed' });
    await rig.seen(({ header }) => header.name === 'Printer.MediaTakenEvent');
  });

  it('a ticket that is torn out before the cut is two halves and never two tickets', async () => {
    const { print, printer } = await online('cutter', slowly('cutter'));
    const outcome = print('C017');
    await expect.poll(() => printer.state().outMm, { interval: 5 }).toBeGreaterThan(8);
    printer.pull();
    expect(await outcome).toEqual({ kind: 'done', proof: 'processed' });
    expect(printer.tickets().map(({ complete, continued, place }) => [complete, continued, place])).toEqual([
      [false, false, 'taken'],
      [true, true, 'exit'],
    ]);
  });
});

describe('A loss', () => {
  it.each(personalities)('of power within a ticket leaves it unknown; nothing comes out when it is back (%s)', async (personality) => {
    const { print, printer } = await online(personality, slowly(personality));
    const outcome = print('C017');
    await expect.poll(() => printer.state().outMm, { interval: 5 }).toBeGreaterThan(3);
    const back = rig.becomes('online');
    printer.wire.power(false);
    expect(await outcome).toEqual({ kind: 'unknown', fault: 'linkLost' });
    const torn = printer.tickets().length;
    printer.wire.power(true);
    await back;
    expect(printer.tickets()).toHaveLength(torn);
    await nextIsGood();
  });

  it.each(personalities)('of the cable within a ticket leaves it unknown, and no second one has its number (%s)', async (personality) => {
    const { print, printer } = await online(personality);
    const back = rig.becomes('online');
    printer.wire.cable('cut', 60);
    const outcome = await print('C017');
    expect(outcome?.kind).not.toBe('done');
    printer.wire.cable('whole');
    await back;
    expect(lieAbout('C017', outcome, printer)).toBeNull();
    await nextIsGood();
  });

  it.each(personalities)('of patience is a cancel, and nothing comes out later (%s)', async (personality) => {
    const { give, printer } = await online(personality, slowly(personality));
    const { requestId, done } = give('Kiosk.PrintDocument', { document: ticket('C017') });
    await expect.poll(() => printer.state().outMm, { interval: 5 }).toBeGreaterThan(3);
    await give('Common.Cancel', { requestIds: [requestId] }).done;
    expect(await done).toMatchObject({ header: { completionCode: 'canceled' }, payload: { outcome: { kind: 'unknown' } } });
    await nextIsGood();
  });
});
