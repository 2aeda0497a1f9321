// Proof that a ticket comes out once, that its outcome is honest, and that its leaving is told, on each kind of printer.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Personality } from '../../simulators/devices/ticket-dispenser/commands.ts';
import { openRig, profileOf, type Rig, type RigOptions, shortProfile, ticket } from './rig.ts';

let rig: Rig;

async function online(personality: Personality, options: RigOptions = {}): Promise<Rig> {
  rig = await openRig(personality, options);
  await rig.seen(({ payload }) => JSON.stringify(payload).includes('"device":"online"'));
  return rig;
}
afterEach(() => rig.close());

/** Nobody has patience for long. */
const hasty = (personality: Personality): RigOptions => ({ profile: shortProfile(profileOf[personality], { takeMs: 400 }) });

const told = (name: string) => rig.seen(({ header }) => header.name === name);
const leaving = () => rig.names().filter((name) => /Media(Taken|AssumedTaken|AutoRetracted|Gone)Event/.test(name));
const places = () => rig.printer.tickets().map(({ place }) => place);
const printed = { kind: 'done', proof: 'printed' };

const kinds: readonly [Personality, string][] = [
  ['cutter', 'processed'],
  ['vkp80ii', 'printed'],
  ['vkp80iii', 'printed'],
];

describe.each(kinds)('A ticket of a %s', (personality, proof) => {
  it(`comes out whole and once, and is ${proof}`, async () => {
    const { print, printer, reports, names } = await online(personality);
    expect(await print('C017')).toEqual({ kind: 'done', proof });
    expect(printer.tickets()).toMatchObject([
      { complete: true, continued: false, place: 'exit', text: expect.stringContaining('end C017') },
    ]);
    expect(names()).toContain('Printer.MediaPresentedEvent');
    expect(reports.filter(({ header }) => header.type === 'completion')).toHaveLength(1);
    expect(printer.state().unknownCommands).toEqual([]);
  });

  it('follows the one before, which was taken', async () => {
    const { print, printer } = await online(personality);
    await print('C017');
    printer.take();
    await print('C018');
    expect(printer.tickets().map(({ complete, place }) => [complete, place])).toEqual([
      [true, 'taken'],
      [true, 'exit'],
    ]);
  });

  it('that would cut within itself is refused, for one command is one paper', async () => {
    const { give, printer } = await online(personality);
    const document = { blocks: [...ticket('C017').blocks, { kind: 'cut' }, ...ticket('C017').blocks] };
    const completion = await give('Kiosk.PrintDocument', { document }).done;
    expect(completion?.payload.outcome).toEqual({ kind: 'notDone', fault: 'invalidDocument' });
    expect(printer.tickets()).toEqual([]);
  });
});

describe('The leaving of a ticket', () => {
  it.each<Personality>(['vkp80ii', 'vkp80iii'])('is told as taken when the sensor of a %s sees it go', async (personality) => {
    const { print, printer, reports } = await online(personality);
    await print('C017');
    expect(reports.findLast(({ header }) => header.type === 'unsolicited')?.payload).toMatchObject({ printer: { media: 'entering' } });
    printer.take();
    await told('Printer.MediaTakenEvent');
    await expect.poll(() => reports.at(-1)?.payload).toMatchObject({ printer: { media: 'notPresent' } });
    expect(leaving()).toEqual(['Printer.MediaTakenEvent']);
  });

  it('is only assumed where there is no sensor, and there is no word of media', async () => {
    const { print, reports } = await online('cutter', hasty('cutter'));
    const began = performance.now();
    await print('C017');
    await told('Kiosk.MediaAssumedTakenEvent');
    expect(performance.now() - began).toBeGreaterThan(400);
    expect(leaving()).toEqual(['Kiosk.MediaAssumedTakenEvent']);
    expect(reports.some(({ payload }) => JSON.stringify(payload).includes('media'))).toBe(false);
  });

  it('into the bin is told as retracted by one that counts what it draws back', async () => {
    const { print } = await online('vkp80iii', hasty('vkp80iii'));
    await print('C017');
    expect((await told('Printer.MediaAutoRetractedEvent')).payload).toEqual({ result: 'transport' });
    expect(leaving()).toEqual(['Printer.MediaAutoRetractedEvent']);
    expect(places()).toEqual(['retracted']);
  });

  it('after an order to draw it back is only told as gone by one that does not count: a hand may have been quicker', async () => {
    const { print } = await online('vkp80ii', hasty('vkp80ii'));
    await print('C017');
    await told('Kiosk.MediaGoneEvent');
    expect(leaving()).toEqual(['Kiosk.MediaGoneEvent']);
    expect(places()).toEqual(['retracted']);
  });

  it('that a full bin prevents is told as jammed, and the next ticket is not printed', async () => {
    const { print, printer } = await online('vkp80ii', hasty('vkp80ii'));
    printer.bin('full');
    await print('C017');
    expect((await told('Printer.MediaAutoRetractedEvent')).payload).toEqual({ result: 'jammed' });
    expect(await print('C018')).toEqual({ kind: 'notDone', fault: 'presenterJammed' });
    expect(printer.tickets()).toHaveLength(1);
  });

  it('never told twice, and never of a ticket that still stands', async () => {
    const { print, printer, seen } = await online('vkp80ii');
    await print('C017');
    await seen(({ payload }) => JSON.stringify(payload).includes('entering'));
    expect(leaving()).toEqual([]);
    printer.take();
    await told('Printer.MediaTakenEvent');
    await print('C018');
    printer.take();
    await expect.poll(() => leaving()).toEqual(['Printer.MediaTakenEvent', 'Printer.MediaTakenEvent']);
  });
});

describe('A ticket that still stands in the exit', () => {
  it.each<[Personality, string]>([
    ['vkp80ii', 'Kiosk.MediaGoneEvent'],
    ['vkp80iii', 'Printer.MediaAutoRetractedEvent'],
  ])('of a %s is retracted before the next is begun', async (personality, event) => {
    const { print } = await online(personality);
    await print('C017');
    expect(await print('C018')).toEqual(printed);
    expect(places()).toEqual(['retracted', 'exit']);
    expect(leaving()).toEqual([event]);
  });

  it('blocks the next one where the presenter cannot clear it, until it is taken', async () => {
    const { presenter, ...profile } = shortProfile(profileOf.vkp80ii);
    const cannot = { ...profile, presenter: { ...presenter, retract: null, eject: null, unclaimed: 'leave' as const } };
    const { print, printer } = await online('vkp80ii', { profile: cannot });
    await print('C017');
    expect(await print('C018')).toEqual({ kind: 'notDone', fault: 'exitBlocked' });
    expect(printer.tickets()).toHaveLength(1);
    printer.take();
    await told('Printer.MediaTakenEvent');
    expect(await print('C019')).toEqual(printed);
  });

  it('is ejected where the profile wants that, and nobody is said to have taken it', async () => {
    const { presenter, ...profile } = shortProfile(profileOf.vkp80ii, { takeMs: 400 });
    await online('vkp80ii', { profile: { ...profile, presenter: { ...presenter, unclaimed: 'eject' } } });
    await rig.print('C017');
    await expect.poll(places).toEqual(['dropped']);
    await expect.poll(() => rig.reports.at(-1)?.payload).toMatchObject({ printer: { media: 'notPresent' } });
    expect(leaving()).toEqual(['Kiosk.MediaGoneEvent']);
  });

  it('is cleared on command', async () => {
    const { print, give } = await online('vkp80iii');
    await print('C017');
    expect(await give('Kiosk.ClearMedia').done).toMatchObject({ header: { completionCode: 'success' }, payload: { media: 'retracted' } });
    expect(places()).toEqual(['retracted']);
  });

  it.each<[Personality, string]>([
    ['vkp80ii', 'Kiosk.MediaGoneEvent'],
    ['vkp80iii', 'Printer.MediaAutoRetractedEvent'],
  ])('of a %s when the wire comes back is retracted and told', async (personality, event) => {
    const { print, printer } = await online(personality);
    await print('C017');
    printer.wire.cable('cut');
    await rig.becomes('offline');
    printer.wire.cable('whole');
    await rig.becomes('online');
    expect(places()).toEqual(['retracted']);
    expect(leaving()).toEqual([event]);
  });

  it.each<[Personality, string]>([
    ['vkp80ii', 'Kiosk.MediaGoneEvent'],
    ['vkp80iii', 'Printer.MediaTakenEvent'],
  ])('of a %s and is taken while the wire is away is told as what can be proved', async (personality, event) => {
    const { print, printer } = await online(personality);
    await print('C017');
    printer.wire.cable('cut');
    await rig.becomes('offline');
    printer.take();
    printer.wire.cable('whole');
    await rig.becomes('online');
    expect(leaving()).toEqual([event]);
  });
});

describe('A printer of another kind than its profile says', () => {
  it.each<[string, Personality, Personality]>([
    ['answers with another model', 'vkp80ii', 'vkp80iii'],
    ['never gives the full status', 'cutter', 'vkp80iii'],
  ])('%s, says so and prints nothing', async (_, real, described) => {
    const identity = { ask: '1D 49 01', models: { '02': 'another' } };
    rig = await openRig(real, { profile: shortProfile(profileOf[described], real === 'cutter' ? {} : { identity }) });
    await rig.seen(({ payload }) => JSON.stringify(payload).includes('profileContradicted'));
    await expect.poll(async () => await rig.print('C017')).toEqual({ kind: 'notDone', fault: 'offline' });
    expect(rig.printer.tickets()).toEqual([]);
    expect(rig.printer.state()).toMatchObject({ outMm: 0, waitingMm: 0 });
  });

  it('is told by its model where it is the right one', async () => {
    const { give } = await online('vkp80iii');
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({ model: 'VKP80III', mediaTaken: 'sensor', retract: true });
  });
});

describe('Without a sensor', () => {
  it('the print-done receipt proves the ticket', async () => {
    const profile = shortProfile(profileOf.cutter, { processId: true });
    const { print } = await online('cutter', { profile, before: ({ processId }) => processId(true) });
    expect(await print('C017')).toEqual(printed);
  });

  it('there is nothing to clear, and no word of what stands where nobody looks', async () => {
    const { give, print } = await online('cutter');
    await print('C017');
    expect(await give('Kiosk.ClearMedia').done).toMatchObject({ header: { completionCode: 'success' }, payload: { media: 'unknown' } });
    expect(places()).toEqual(['exit']);
  });
});

it('paper that is nearly gone is told, and keeps nobody from a ticket', async () => {
  const { print, printer } = await online('vkp80iii');
  printer.paper('low');
  expect((await told('Printer.PaperThresholdEvent')).payload).toEqual({ paperSource: 'upper', threshold: 'low' });
  expect(await print('C017')).toEqual(printed);
});

it('a ticket that the deadline overtakes is unknown, and does not stay in the path', async () => {
  const speed = { millimetresPerSecond: 100, lineMillimetres: 4, cutMs: 150 };
  const { print, printer } = await online('vkp80iii', { paperSpeed: 160, profile: shortProfile(profileOf.vkp80iii, { speed }) });
  expect(await print('C017', 300)).toEqual({ kind: 'unknown', fault: 'timeOut' });
  expect(await print('C018')).toEqual(printed);
  expect(printer.tickets().filter(({ place }) => place === 'exit')).toMatchObject([{ text: expect.stringContaining('end C018') }]);
});

it('prints over a pseudo-terminal with the genuine serialport', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tickets-'));
  try {
    const { print, printer } = await online('vkp80iii', { serialPath: path.join(folder, 'port') });
    expect(await print('C017')).toEqual(printed);
    printer.take();
    await told('Printer.MediaTakenEvent');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
