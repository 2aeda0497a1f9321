// What the devices allow, from what they say of themselves.

import type { DeviceId } from '../../../contract/device/message.ts';
import type { DeviceStatus } from '../../../contract/device/payloads.ts';
import type { View } from '../../../contract/view.ts';
import type { Equipment } from '../session/types.ts';

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

export function conditionsOf(statuses: DeviceStatuses): View['devices'] {
  return {
    scanner: statuses.scanner.common.device,
    idCardReader: statuses.idCardReader.common.device,
    receiptPrinter: statuses.receiptPrinter.common.device,
    ticketDispenser: statuses.ticketDispenser.common.device,
  };
}
