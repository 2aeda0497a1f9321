// The names of the shipped profiles of each kind of device.

import type { DeviceId } from '../../contract/device/message.ts';
import { ioBoardProfiles } from '../../kiosk-config/profiles/auxiliaries/io-board/profiles.ts';
import { keypadProfiles } from '../../kiosk-config/profiles/auxiliaries/keypad/profiles.ts';
import { upsProfiles } from '../../kiosk-config/profiles/auxiliaries/ups/profiles.ts';
import { idCardReaderProfiles } from '../../kiosk-config/profiles/id-card-reader/profiles.ts';
import { receiptPrinterProfiles } from '../../kiosk-config/profiles/receipt-printer/profiles.ts';
import { scannerProfiles } from '../../kiosk-config/profiles/scanner/profiles.ts';
import { ticketDispenserProfiles } from '../../kiosk-config/profiles/ticket-dispenser/profiles.ts';

export const profileNames: Readonly<Record<DeviceId, readonly string[]>> = {
  scanner: scannerProfiles.names,
  idCardReader: idCardReaderProfiles.names,
  receiptPrinter: receiptPrinterProfiles.names,
  ticketDispenser: ticketDispenserProfiles.names,
  auxiliaries: ioBoardProfiles.names,
  keypad: keypadProfiles.names,
  ups: upsProfiles.names,
};
