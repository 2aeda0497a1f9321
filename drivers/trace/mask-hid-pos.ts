// Masks HID point-of-sale reports (devices.md §2.2): a report of known shape is written anew with sixes for its data, another is sixes.

import type { Masker } from './masker.ts';
import { six } from './sixes.ts';

const reportLength = 64;
const reportId = 0x02;
const longestPart = 56;
const microscanReportId = 0x01;
const aimIdentifier = /^\][ACEILQdzh][0-9A-Za-z]$/;

/** Standard, or with all behind the id one byte later. */
function masked(report: Uint8Array): Uint8Array {
  const [id, length = 0] = report;
  if (id === microscanReportId && length > 0 && length <= reportLength - 2) return filled(report, [id, length], length);
  for (const shift of [0, 1]) {
    const part = report[1 + shift] ?? 0;
    const aim = report.subarray(2 + shift, 5 + shift);
    if (id !== reportId || part > longestPart || !aimIdentifier.test(Buffer.from(aim).toString('latin1'))) continue;
    const written = filled(report, [id, ...(shift === 1 ? [0x00] : []), part, ...aim], part);
    // More reports follow: one bit.
    if (63 + shift < report.length) written[63 + shift] = (report[63 + shift] ?? 0) & 0x01;
    return written;
  }
  return report.map(() => six);
}

/** Zeros behind the data, as where nothing was. */
function filled(report: Uint8Array, head: readonly number[], dataLength: number): Uint8Array {
  const written = new Uint8Array(report.length);
  written.set(head);
  return written.fill(six, head.length, head.length + dataLength);
}

/** A piece is one report, or several at once; a shifted one may have a byte more. */
function push(bytes: Uint8Array): Uint8Array {
  if (bytes.length === reportLength + 1) return masked(bytes);
  if (bytes.length % reportLength !== 0) return bytes.map(() => six);
  const written = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += reportLength) written.set(masked(bytes.subarray(at, at + reportLength)), at);
  return written;
}

export const maskHidPos = (): Masker => ({ push, end: () => new Uint8Array() });
