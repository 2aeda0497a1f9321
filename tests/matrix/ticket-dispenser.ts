// The queue-ticket dispensers in the matrix: a cutter without a sensor, and two presenters.

import { outcome } from '../../contract/device/outcome.ts';
import { clearMediaResult } from '../../contract/device/payloads.ts';
import { createDevice } from '../../drivers/device.ts';
import { ticketDispenserDriver } from '../../drivers/ticket-dispenser/driver.ts';
import { ticketDispenserProfiles } from '../../kiosk-config/profiles/ticket-dispenser/profiles.ts';
import type { DispenserModel } from '../../simulators/world.ts';
import { gated } from './gate.ts';
import { documentOf, noneComplete, paperLies } from './paper-truth.ts';
import { profileNamed } from './profile-named.ts';
import { printerFaults } from './receipt-printer.ts';
import { exitLies } from './reality.ts';
import type { Fault, Subject, Truth, WireKind } from './words.ts';
import { wireFaults } from './wire-faults.ts';

const prints = { commands: ['Kiosk.PrintDocument'] } as const;
/** Longer than a ticket is left in the exit, and drawn back in. */
const untakenMs = 2900;
const tornOut: Fault = { name: 'ticket torn out amid', moment: 'amid', acts: [['pull', {}]], ...prints };
const tornUnseen: Fault = { ...tornOut, unknowable: { lie: noneComplete, why: 'nothing watches the exit' } };
const ticketFaults: readonly Fault[] = [
  { name: 'ticket not taken', moment: 'before', acts: [], quietMs: untakenMs, ...prints },
  {
    name: 'ticket left in the exit',
    moment: 'before',
    acts: [],
    isLeft: true,
    quietMs: 0,
    commands: ['Kiosk.PrintDocument', 'Kiosk.ClearMedia'],
  },
];
/** Nothing watches this exit, and the time to take it has passed. */
const forgotten: Fault = {
  name: 'ticket forgotten in the exit',
  moment: 'before',
  acts: [],
  isLeft: true,
  quietMs: untakenMs,
  commands: ['Kiosk.ClearMedia'],
};
const presenterFaults: readonly Fault[] = [
  { name: 'presenter jam', moment: 'before', acts: [['fault', { fault: 'presenterJam' }]], ...prints },
  { name: 'presenter jam amid', moment: 'amid', acts: [['fault', { fault: 'presenterJam' }]], ...prints },
  { name: 'ticket not taken and the bin full', moment: 'at', acts: [['bin', { state: 'full' }]], quietMs: untakenMs, ...prints },
  {
    name: 'ticket left in the exit and the bin full',
    moment: 'before',
    acts: [['bin', { state: 'full' }]],
    quietMs: 0,
    isLeft: true,
    commands: ['Kiosk.PrintDocument', 'Kiosk.ClearMedia'],
  },
];

function clearLies({ code, payload, after }: Truth): readonly string[] {
  const cleared = clearMediaResult.safeParse(payload);
  if (cleared.success) return exitLies(cleared.data.media, after);
  return code === 'success' ? ['cleared, and no state of the media'] : [];
}

function ticketDispenser(model: DispenserModel, profileName: string, wires: readonly WireKind[]): Subject {
  const profile = profileNamed(ticketDispenserProfiles, profileName);
  const presents = profile.sensor.kind !== 'none';
  return {
    name: `ticket-dispenser-${model}`,
    device: 'ticketDispenser',
    wires,
    world: { dispenserModel: model },
    prepare: [],
    open: ({ wire, gate, clock, random, log, report }) =>
      createDevice({
        driver: gated(ticketDispenserDriver(profile, clock, random), gate),
        profile: profileName,
        wire,
        clock,
        random,
        log,
        report,
      }),
    isHealthy: ({ common, printer }) =>
      common.device === 'online' &&
      printer?.paper === 'full' &&
      printer.cover === 'closed' &&
      (!presents || printer.media === 'notPresent' || printer.media === 'retracted'),
    mend: [
      ['staleStatus', { on: false }],
      ['bin', { state: 'ok' }],
      ['paper', { state: 'full' }],
      ['cover', { open: false }],
      ['fault', { fault: 'none' }],
      ['take', {}],
    ],
    papers: 'ticketDispenser/tickets',
    commands: [
      {
        name: 'Kiosk.PrintDocument',
        timeoutMs: 6000,
        payload: (mark) => ({ document: documentOf(mark) }),
        stage: () => [],
        isAmid: (written) => written.length > 200,
        amidAfterMs: 50,
        stagesLate: false,
        lies: ({ payload, papers, mark }) => paperLies(outcome.parse(payload.outcome), papers, mark),
      },
      {
        name: 'Kiosk.ClearMedia',
        timeoutMs: 4000,
        payload: () => ({}),
        stage: () => [],
        isAmid: null,
        amidAfterMs: 0,
        stagesLate: false,
        lies: clearLies,
      },
    ],
    ...(presents ? { take: [['take', {}]] } : {}),
    faults: [
      ...wireFaults({ toHost: 2, toDevice: 600 }),
      ...printerFaults,
      ...ticketFaults,
      ...(presents ? [tornOut, ...presenterFaults] : [tornUnseen, forgotten]),
    ],
  };
}

export const ticketDispenserSubjects = [
  ticketDispenser('cutter', 'ticket-dispenser-escpos-cutter', ['tcp']),
  ticketDispenser('vkp80ii', 'ticket-dispenser-vkp80ii', ['serial']),
  ticketDispenser('vkp80iii', 'ticket-dispenser-vkp80iii', ['tcp', 'serial']),
];
