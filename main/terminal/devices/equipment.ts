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

/** What lies on the reader and stands in the exit: it changes only when somebody or something moves it. */
export const mediaOf = ({ idCardReader, ticketDispenser }: DeviceStatuses): readonly unknown[] => [
  idCardReader.cardReader?.media,
  ticketDispenser.printer?.media,
];

export function conditionsOf(statuses: DeviceStatuses): View['devices'] {
  return {
    scanner: statuses.scanner.common.device,
    idCardReader: statuses.idCardReader.common.device,
    receiptPrinter: statuses.receiptPrinter.common.device,
    ticketDispenser: statuses.ticketDispenser.common.device,
  };
}
