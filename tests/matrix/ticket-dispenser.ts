// The queue-ticket dispensers in the matrix: a cutter without a sensor, and two presenters.

import { outcome } from '../../contract/device/outcome.ts';
import { clearMediaResult } from '../../contract/device/payloads.ts';
import { createDevice } from '../../drivers/device.ts';
import { ticketDispenserDriver } from '../../drivers/ticket-dispenser/driver.ts';
import { ticketDispenserProfiles } from '../../kiosk-config/profiles/ticket-dispenser/profiles.ts';
import type { DispenserModel } from '../../simulators/world.ts';
import { gated } from './gate.ts';
import { documentOf, paperLies } from './paper-truth.ts';
import { profileNamed } from './profile-named.ts';
import { printerFaults } from './receipt-printer.ts';
import type { Fault, Subject, WireKind } from './words.ts';
import { wireFaults } from './wire-faults.ts';

const technician = { hands: 'technician' } as const;

const presenterFaults: readonly Fault[] = [
  { name: 'presenter jam', moment: 'before', acts: [['fault', { fault: 'presenterJam' }]], ...technician },
  { name: 'presenter jam amid', moment: 'amid', acts: [['fault', { fault: 'presenterJam' }]], ...technician },
];
const tornOut: Fault = { name: 'ticket torn out amid', moment: 'amid', acts: [['pull', {}]], hands: 'citizen' };
const ticketFaults: readonly Fault[] = [
  { name: 'jam between reading and printing', moment: 'at', acts: [['fault', { fault: 'jam', when: 'read' }]], ...technician },
  { name: 'cutter between reading and printing', moment: 'at', acts: [['fault', { fault: 'cutter', when: 'read' }]], ...technician },
];

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
        lies: ({ code, payload }) =>
          code === 'success' && !clearMediaResult.safeParse(payload).success ? ['cleared, and no state of the media'] : [],
      },
    ],
    faults: [
      ...wireFaults({ toHost: 2, toDevice: 600 }),
      ...printerFaults,
      ...[...ticketFaults, ...(presents ? [tornOut, ...presenterFaults] : [{ ...tornOut, unknowable: 'nothing watches the exit' }])].map(
        (fault) => ({ ...fault, commands: ['Kiosk.PrintDocument'] }),
      ),
    ],
  };
}

export const ticketDispenserSubjects = [
  ticketDispenser('cutter', 'ticket-dispenser-escpos-cutter', ['tcp']),
  ticketDispenser('vkp80ii', 'ticket-dispenser-vkp80ii', ['serial']),
  ticketDispenser('vkp80iii', 'ticket-dispenser-vkp80iii', ['tcp', 'serial']),
];
