// A QR code as the printer will show it: its modules, and how many dots each can have on this paper.

import { create } from 'qrcode/lib/core/qrcode.js';
import { columnDots, type Page } from './page.ts';

export interface QrSymbol {
  /** UTF-8. */
  readonly data: Uint8Array;
  /** Modules a side. */
  readonly size: number;
  readonly isBlack: (row: number, column: number) => boolean;
  /** Dots a side of one module. */
  readonly module: number;
}

/** Below 0.4 mm a module no telephone reads it. */
export const smallestModule = 3;

/** Error correction M, byte mode as printers encode it themselves; null when it cannot be printed so that it can be read. */
export function qrOf(text: string, { columns, qrModuleSize }: Page): QrSymbol | null {
  const data = Buffer.from(text.replaceAll(/[\p{Cc}\p{Cs}]/gu, ''), 'utf8');
  if (data.length === 0) return null;
  const { modules } = create([{ data, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const module = Math.min(qrModuleSize, Math.floor((columns * columnDots) / modules.size));
  if (module < smallestModule) return null;
  return { data, size: modules.size, isBlack: (row, column) => modules.get(row, column) !== 0, module };
}
