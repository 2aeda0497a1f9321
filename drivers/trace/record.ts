// Writes a trace while a device is used: every byte with its time, what is a person's masked before it reaches the file.

import { closeSync, openSync, writeSync } from 'node:fs';
import type { DeviceId } from '../../contract/device/message.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { receiptPrinterProfiles } from '../../kiosk-config/profiles/receipt-printer/profiles.ts';
import { scannerProfiles } from '../../kiosk-config/profiles/scanner/profiles.ts';
import { ticketDispenserProfiles } from '../../kiosk-config/profiles/ticket-dispenser/profiles.ts';
import type { TraceEvent } from '../wire/traced.ts';
import type { TraceHead, TraceLine } from './file.ts';
import { maskPrinter } from './mask-printer.ts';
import { maskSam } from './mask-sam.ts';
import { maskScanner } from './mask-scanner.ts';
import { type Masker, unmasked } from './masker.ts';

export interface Recorder {
  readonly sink: (event: TraceEvent) => void;
  readonly close: () => void;
}

interface Maskers {
  readonly in: Masker;
  readonly out: Masker;
}

/** null: no traces of this device, because every byte of it is what somebody does; or of a profile that nobody knows. */
function maskersOf(device: DeviceId, profile: string): Maskers | null {
  switch (device) {
    case 'scanner': {
      const found = scannerProfiles.named(profile, true);
      return found.ok ? { in: maskScanner(found.value), out: unmasked } : null;
    }
    case 'idCardReader':
      return { in: maskSam(), out: unmasked };
    case 'receiptPrinter':
    case 'ticketDispenser': {
      const found = (device === 'receiptPrinter' ? receiptPrinterProfiles : ticketDispenserProfiles).named(profile, true);
      return found.ok ? maskPrinter(found.value) : null;
    }
    case 'auxiliaries':
    case 'ups':
      return { in: unmasked, out: unmasked };
    case 'keypad':
      return null;
  }
}

/** Bytes that are not all masked yet. */
interface Piece {
  readonly at: number;
  readonly kind: 'in' | 'out';
  readonly length: number;
  readonly masked: number[];
}

/** The file is for its owner only; one that exists is not overwritten. */
export function recordTrace(file: string, device: DeviceId, profile: string): Result<Recorder, string> {
  const first = maskersOf(device, profile);
  if (!first) return fail(`There are no traces of the ${device}`);
  let maskers = first;
  let began: number | null = null;
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (error) {
    return fail(`The trace cannot be written: ${error instanceof Error ? error.message : file}`);
  }
  const write = (line: TraceHead | TraceLine): void => void writeSync(handle, `${JSON.stringify(line)}\n`);
  write({ trace: 1, device, profile, masked: true });
  /** In the order in which it happened: what is held back holds back what came later. */
  const waiting: (TraceLine | Piece)[] = [];

  const fill = (kind: Piece['kind'], masked: Uint8Array): void => {
    let at = 0;
    for (const piece of waiting) {
      if (!('masked' in piece) || piece.kind !== kind) continue;
      const end = at + piece.length - piece.masked.length;
      piece.masked.push(...masked.subarray(at, end));
      at = Math.min(end, masked.length);
    }
  };

  const writeWhole = (): void => {
    for (let [first] = waiting; first && isWhole(first); [first] = waiting) {
      write('masked' in first ? { at: first.at, kind: first.kind, hex: Buffer.from(first.masked).toString('hex') } : first);
      waiting.shift();
    }
  };

  const endStreams = (): void => {
    for (const kind of ['in', 'out'] as const) fill(kind, maskers[kind].end());
  };

  return succeed({
    sink: (event) => {
      began ??= event.at;
      const at = Math.round((event.at - began) * 10) / 10;
      if ('bytes' in event) {
        if (event.bytes.length === 0) return;
        waiting.push({ at, kind: event.kind, length: event.bytes.length, masked: [] });
        fill(event.kind, maskers[event.kind].push(event.bytes));
        return writeWhole();
      }
      // A new connection begins a new stream: half a frame of the old one is no beginning of this one.
      if (event.kind === 'opened') {
        endStreams();
        maskers = maskersOf(device, profile) ?? maskers;
      }
      waiting.push({ ...event, at });
      if (event.kind === 'closed') endStreams();
      writeWhole();
    },
    close: () => {
      endStreams();
      writeWhole();
      closeSync(handle);
    },
  });
}

const isWhole = (line: TraceLine | Piece): boolean => !('masked' in line) || line.masked.length === line.length;
