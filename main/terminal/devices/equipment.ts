// What the devices allow, from what they say of themselves.

import type { DeviceId } from '../../../contract/device/message.ts';
import type { DeviceStatus } from '../../../contract/device/payloads.ts';
import type { View } from '../../../contract/view.ts';
import type { Equipment, Senses } from '../session/types.ts';

export type DeviceStatuses = Readonly<Record<DeviceId, DeviceStatus>>;

export const noStatuses: DeviceStatuses = {
  scanner: { common: { device: 'starting' } },
  idCardReader: { common: { device: 'starting' } },
  receiptPrinter: { common: { device: 'starting' } },
  ticketDispenser: { common: { device: 'starting' } },
  auxiliaries: { common: { device: 'starting' } },
  keypad: { common: { device: 'starting' } },
  ups: { common: { device: 'starting' } },
};

const works = (status: DeviceStatus): boolean => status.common.device === 'online' || status.common.device === 'deviceBusy';

export function equipmentOf(statuses: DeviceStatuses): Equipment {
  return {
    ways: {
      eVoucher: works(statuses.scanner) ? 'ready' : 'unavailable',
      idCard: works(statuses.idCardReader) ? 'ready' : 'unavailable',
    },
    printing: printingOf(statuses.receiptPrinter),
    tickets: statuses.ticketDispenser.common.device === 'noDevice' ? 'none' : printingOf(statuses.ticketDispenser),
  };
}

function printingOf(status: DeviceStatus): Equipment['printing'] {
  const paper = status.printer?.paper;
  const reachable = works(status) || status.common.device === 'userError';
  if (reachable && paper === 'out') return 'paperOut';
  if (!works(status)) return 'unavailable';
  return paper === 'low' ? 'paperLow' : 'ready';
}

/** Of a socket that nobody can ask nothing is said, and nothing private is spoken. */
export function sensesOf({ auxiliaries, keypad }: DeviceStatuses): Senses {
  const headphones = works(auxiliaries) ? auxiliaries.auxiliaries?.headphones : undefined;
  return {
    headphones: headphones === 'present' ? 'plugged' : headphones === 'notPresent' ? 'unplugged' : 'none',
    keypad: works(keypad),
  };
}

/** What only a hand moves: the card on the reader, the ticket in the exit, the plug in the socket. */
const touchable: readonly (readonly [DeviceId, (status: DeviceStatus) => string | undefined])[] = [
  ['idCardReader', ({ cardReader }) => cardReader?.media],
  ['ticketDispenser', ({ printer }) => printer?.media],
  ['auxiliaries', ({ auxiliaries }) => auxiliaries?.headphones],
];
const seen: ReadonlySet<string | undefined> = new Set(['present', 'notPresent']);

/** Between two things seen, by a device that works before and after: one that comes and goes has seen nobody. */
export const handMoved = (before: DeviceStatuses, after: DeviceStatuses): boolean =>
  touchable.some(([device, of]) => {
    const [was, is] = [of(before[device]), of(after[device])];
    return works(before[device]) && works(after[device]) && seen.has(was) && seen.has(is) && was !== is;
  });

export function conditionsOf(statuses: DeviceStatuses): View['devices'] {
  return {
    scanner: statuses.scanner.common.device,
    idCardReader: statuses.idCardReader.common.device,
    receiptPrinter: statuses.receiptPrinter.common.device,
    ticketDispenser: statuses.ticketDispenser.common.device,
  };
}
