// Input and output board, UPS and tactile keypad in the matrix. Of the last two there is no command but the question for their status.

import { ioBoardDriver } from '../../drivers/auxiliaries/io-board/driver.ts';
import { keypadDriver } from '../../drivers/auxiliaries/keypad/driver.ts';
import { upsDriver } from '../../drivers/auxiliaries/ups/driver.ts';
import { createDevice } from '../../drivers/device.ts';
import type { Driver, Receiver } from '../../drivers/driver.ts';
import { ioBoardProfiles } from '../../kiosk-config/profiles/auxiliaries/io-board/profiles.ts';
import { keypadProfiles } from '../../kiosk-config/profiles/auxiliaries/keypad/profiles.ts';
import { upsProfiles } from '../../kiosk-config/profiles/auxiliaries/ups/profiles.ts';
import { hidKeypad } from '../../simulators/devices/auxiliaries/keypad.ts';
import { gated } from './gate.ts';
import { profileNamed } from './profile-named.ts';
import { wireFaults } from './wire-faults.ts';
import { type Around, type Fault, statusName, type Subject, type SubjectCommand, type Truth } from './words.ts';

const opened =
  <Session extends Receiver>(profile: string, driverOf: (around: Around) => Driver<Session>): Subject['open'] =>
  (around) => {
    const { wire, gate, clock, random, log, report } = around;
    return createDevice({ driver: gated(driverOf(around), gate), profile, wire, clock, random, log, report });
  };

const isOnline: Subject['isHealthy'] = ({ common }) => common.device === 'online';
const atOnce = { stage: () => [], isAmid: null, amidAfterMs: 0, stagesLate: false } as const;
/** What it says is judged in every cell, once the driver has had time to look. */
const status: SubjectCommand = { name: statusName, timeoutMs: 0, payload: () => ({}), ...atOnce, lies: () => [] };

/** Lit in the cell, dark after it. */
const isToBeLit = (mark: string): boolean => mark.startsWith('M');

function lampLies({ code, mark, after }: Truth): readonly string[] {
  if (code !== 'success') return [];
  return after.lit[0] === isToBeLit(mark) ? [] : [`success, and the lamp is ${isToBeLit(mark) ? 'dark' : 'lit'}`];
}

const boardFaults: readonly Fault[] = [
  { name: 'door open', moment: 'before', acts: [['door', { open: true }]] },
  { name: 'headphones plugged in', moment: 'before', acts: [['headphones', { plugged: true }]] },
  ...(['silent', 'deviceFailure', 'busy'] as const).map(
    (fault): Fault => ({ name: `board ${fault}`, moment: 'before', acts: [['fault', { fault }]] }),
  ),
];

const ioBoard: Subject = {
  name: 'io-board',
  device: 'auxiliaries',
  twin: 'ioBoard',
  world: { auxiliaries: true },
  wires: ['tcp', 'serial'],
  prepare: [],
  open: opened('io-board-modbus', ({ clock }) => ioBoardDriver(profileNamed(ioBoardProfiles, 'io-board-modbus'), clock)),
  isHealthy: isOnline,
  mend: [
    ['fault', { fault: 'none' }],
    ['door', { open: false }],
    ['headphones', { plugged: false }],
  ],
  papers: null,
  commands: [
    {
      name: 'Kiosk.SetLight',
      timeoutMs: 1500,
      payload: (mark) => ({ name: 'scanner', flashRate: isToBeLit(mark) ? 'continuous' : 'off' }),
      ...atOnce,
      lies: lampLies,
    },
  ],
  // An answer to a written coil has eight bytes, the question as many.
  faults: [...wireFaults({ toHost: 4, toDevice: 5 }), ...boardFaults],
};

const upsFaults: readonly Fault[] = [
  { name: 'mains gone', moment: 'before', acts: [['mains', { present: false }]] },
  {
    name: 'battery low',
    moment: 'before',
    acts: [
      ['mains', { present: false }],
      ['battery', { volts: 10.5 }],
    ],
  },
  ...(['silent', 'failed', 'nonsense'] as const).map(
    (fault): Fault => ({ name: `UPS ${fault}`, moment: 'before', acts: [['fault', { fault }]] }),
  ),
];

/** It is asked now and then, and three times before it is given up. */
const upsQuietMs = 1300;

const ups: Subject = {
  name: 'ups',
  device: 'ups',
  world: { auxiliaries: true },
  wires: ['tcp', 'serial'],
  prepare: [],
  open: opened('ups-megatec-12v', ({ clock }) => upsDriver(profileNamed(upsProfiles, 'ups-megatec-12v'), clock)),
  isHealthy: ({ common, ups: told }) => common.device === 'online' && told?.supply === 'mains' && told.battery === 'good',
  mend: [
    ['fault', { fault: 'none' }],
    ['mains', { present: true }],
    ['battery', { volts: 13.6 }],
  ],
  papers: null,
  commands: [status],
  faults: [...wireFaults({ toHost: 20, toDevice: 2 }), ...upsFaults].map((fault) => ({ ...fault, quietMs: upsQuietMs })),
};

/** Nothing is asked of it and it answers nothing: there is no answer that could be late, wrong or twice. */
const ofAnswers = /late|twice|split|merged|garbage|checksum|stale|silent| in an? /;

const keypad: Subject = {
  name: 'keypad',
  device: 'keypad',
  world: { auxiliaries: true },
  wires: ['hid'],
  hid: { place: { vendorId: hidKeypad.vendorId, productId: hidKeypad.productId }, packaging: {} },
  prepare: [],
  open: opened('keypad-hid-boot', () => keypadDriver(profileNamed(keypadProfiles, 'keypad-hid-boot'))),
  isHealthy: isOnline,
  mend: [],
  papers: null,
  commands: [status],
  faults: wireFaults({ toHost: 0, toDevice: 0 }).filter(({ name }) => !ofAnswers.test(name)),
};

export const auxiliarySubjects: readonly Subject[] = [ioBoard, ups, keypad];
