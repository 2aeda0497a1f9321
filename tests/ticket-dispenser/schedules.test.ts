// Proof over random schedules of trouble: never done without a whole paper, never two papers for one command, nothing comes out later.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { systemClock, wait } from '../../drivers/clock.ts';
import type { SimulatedTicketDispenser } from '../../simulators/devices/ticket-dispenser.ts';
import type { Personality } from '../../simulators/devices/ticket-dispenser/commands.ts';
import { lieAbout, openRig, profileOf, type Rig, shortProfile, ticket } from './rig.ts';

/** More by hand: PROPERTY_RUNS=200 npx vitest run tests/ticket-dispenser/schedules.test.ts */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 3);

const troubles = [
  'none',
  'paperOut',
  'cutter',
  'jam',
  'overheated',
  'presenterJam',
  'cover',
  'power',
  'cable',
  'cableAfter',
  'pull',
  'take',
  'cancel',
  'stale',
  'binFull',
] as const;

interface Step {
  readonly trouble: (typeof troubles)[number];
  /** Milliseconds after the command, millimetres of paper, or bytes on the wire. */
  readonly when: number;
  readonly read: boolean;
  readonly taken: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  trouble: fc.constantFrom(...troubles),
  when: fc.integer({ min: 0, max: 400 }),
  read: fc.boolean(),
  taken: fc.boolean(),
});

const pause = (ms: number): Promise<unknown> => wait(systemClock, ms, new AbortController().signal);

async function happen({ trouble, when, read }: Step, printer: SimulatedTicketDispenser, cancel: () => void): Promise<void> {
  if (trouble === 'paperOut' && read) return printer.paper('out', when / 8);
  if (trouble === 'cableAfter') return printer.wire.cable('cut', when);
  if ((trouble === 'cutter' || trouble === 'jam' || trouble === 'overheated' || trouble === 'presenterJam') && read) {
    return printer.fault(trouble, 'read');
  }
  await pause(when);
  switch (trouble) {
    case 'paperOut':
      return printer.paper('out');
    case 'cutter':
    case 'jam':
    case 'overheated':
    case 'presenterJam':
      return printer.fault(trouble);
    case 'cover':
      return printer.cover(true);
    case 'power':
      return printer.wire.power(false);
    case 'cable':
      return printer.wire.cable('cut');
    case 'pull':
      return printer.pull();
    case 'take':
      return printer.take();
    case 'cancel':
      return cancel();
    case 'stale':
      return printer.staleStatus(true);
    case 'binFull':
      return printer.bin('full');
    case 'none':
      return;
  }
}

function mend(printer: SimulatedTicketDispenser): void {
  printer.staleStatus(false);
  printer.bin('ok');
  printer.paper('full');
  printer.cover(false);
  printer.fault('none');
  printer.wire.power(true);
  printer.wire.cable('whole');
}

async function follow({ give, printer, reports }: Rig, steps: readonly Step[]): Promise<string[]> {
  const outcomes: [string, Record<string, unknown> | undefined][] = [];
  for (const [index, now] of steps.entries()) {
    const number = `A0${index + 1}`;
    const { requestId, done } = give('Kiosk.PrintDocument', { document: ticket(number) });
    const cancel = (): void => void give('Common.Cancel', { requestIds: [requestId] });
    const [completion] = await Promise.all([done, happen(now, printer, cancel)]);
    outcomes.push([number, completion?.payload.outcome as Record<string, unknown> | undefined]);
    mend(printer);
    if (now.taken) printer.take();
    const device = (): unknown => reports.findLast(({ header }) => header.name === 'Common.StatusChangedEvent')?.payload.common;
    await expect.poll(device, { timeout: 4000 }).toMatchObject({ device: 'online' });
  }
  return outcomes.flatMap(([number, outcome]) => lieAbout(number, outcome, printer) ?? []);
}

it.each<Personality>(['cutter', 'vkp80ii', 'vkp80iii'])(
  'whatever happens when, a %s never lies about a ticket',
  async (personality) => {
    const speed = { millimetresPerSecond: 250, lineMillimetres: 4, cutMs: 150 };
    const profile = shortProfile(profileOf[personality], { speed, graceMs: 250, takeMs: 400 });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), async (steps) => {
        const rig = await openRig(personality, { profile, paperSpeed: 450 });
        try {
          await rig.becomes('online');
          expect(await follow(rig, steps)).toEqual([]);
        } finally {
          await rig.close();
        }
      }),
      { numRuns, endOnFailure: true },
    );
  },
  20_000 + numRuns * 15_000,
);
