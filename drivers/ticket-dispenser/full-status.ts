// The full status of Custom's kiosk printers, `10 0F` and four bytes (devices.md §3.6; TG02H manual p64–66, KPM300 p113).

import type { PrintFault } from '../../contract/device/outcome.ts';

export const askFullStatus = new Uint8Array([0x10, 0x04, 0x14]);

export interface FullStatus {
  readonly ticketInExit: boolean;
  /** The cause before the effect; null: nothing that keeps it from printing. */
  readonly fault: PrintFault | null;
}

/** @param bytes paper, user, recoverable and unrecoverable errors */
export function decodeFullStatus(bytes: Uint8Array): FullStatus {
  const [paper = 0, user = 0, recoverable = 0, unrecoverable = 0] = bytes;
  const faults = [
    [(user & 0x03) !== 0, 'coverOpen'],
    [(unrecoverable & 0x80) !== 0, 'presenterJammed'],
    [(recoverable & 0x40) !== 0, 'paperJammed'],
    [(paper & 0x01) !== 0, 'paperOut'],
    [(unrecoverable & 0x01) !== 0, 'cutter'],
    // Flash or cutter cover, RAM, EEPROM, black mark, supply voltage.
    [(unrecoverable & 0x0e) !== 0 || (recoverable & 0x88) !== 0, 'mechanical'],
    [(recoverable & 0x01) !== 0, 'overheated'],
  ] as const;
  return { ticketInExit: (paper & 0x20) !== 0, fault: faults.find(([present]) => present)?.[1] ?? null };
}
