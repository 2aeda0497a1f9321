// The condition of an ESC/POS printer from its status bytes (devices.md §3.3, §3.4).

import type { PrintFault } from '../../contract/device/outcome.ts';
import type { PaperState } from '../../contract/device/payloads.ts';
import type { OwnCondition } from '../driver.ts';

export interface PrinterStatus {
  /** What keeps it from printing, the cause before the effect; null: nothing. */
  readonly fault: Extract<PrintFault, 'paperOut' | 'paperJammed' | 'coverOpen' | 'cutter' | 'mechanical' | 'overheated' | 'offline'> | null;
  readonly paper: Extract<PaperState, 'full' | 'low' | 'out' | 'jammed'>;
  readonly cover: 'closed' | 'open';
}

/** Troubles that pass by themselves: the printer goes on where it stopped. */
export const passes = (fault: PrintFault): boolean => fault === 'overheated' || fault === 'offline';

/** What a fault makes of the device; an empty roll is the paper's state and not the printer's. */
export function conditionOf(fault: PrintFault | null): OwnCondition {
  switch (fault) {
    case null:
    case 'paperOut':
      return 'online';
    case 'coverOpen':
      return 'userError';
    case 'offline':
      return 'offline';
    default:
      return 'hardwareError';
  }
}

type Pages = readonly [printer: number, cause: number, error: number, roll: number];

/**
 * @param pages the replies to DLE EOT 1 to 4
 * @param paperJam bits of the third that mean a jam; 0: this printer does not tell
 */
export function decodeStatus([printer, cause, error, roll]: Pages, paperJam: number): PrinterStatus {
  const coverOpen = (cause & 0x04) !== 0;
  const paperOut = (cause & 0x20) !== 0 || (roll & 0x60) !== 0;
  const jammed = (error & paperJam) !== 0;
  const faults = [
    [coverOpen, 'coverOpen'],
    [jammed, 'paperJammed'],
    [paperOut, 'paperOut'],
    [(error & 0x08) !== 0, 'cutter'],
    [(error & 0x24) !== 0, 'mechanical'],
    [(error & 0x40) !== 0, 'overheated'],
    [(cause & 0x40) !== 0, 'mechanical'],
    [(printer & 0x08) !== 0, 'offline'],
  ] as const;
  const fault = faults.find(([present]) => present)?.[1] ?? null;
  const paper = jammed ? 'jammed' : paperOut ? 'out' : (roll & 0x0c) !== 0 ? 'low' : 'full';
  return { fault, paper, cover: coverOpen ? 'open' : 'closed' };
}

/** The four bytes of an automatic status say the same in other places. */
export function decodeAutomaticStatus([printer = 0, error = 0, roll = 0]: Uint8Array, paperJam: number): PrinterStatus {
  const [nearEnd, end] = [(roll & 0x03) !== 0, (roll & 0x0c) !== 0];
  const cause = ((printer & 0x20) !== 0 ? 0x04 : 0) | (end ? 0x20 : 0) | ((error & 0x6c) !== 0 ? 0x40 : 0);
  return decodeStatus([printer & 0x08, cause, error, (nearEnd ? 0x0c : 0) | (end ? 0x60 : 0)], paperJam);
}
