// Writes a trace while a device is used: every byte with its time, what is a person's masked before it reaches the file.

import { closeSync, openSync, writeSync } from 'node:fs';
import type { DeviceId } from '../../contract/device/message.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { scannerProfiles } from '../../kiosk-config/profiles/scanner/profiles.ts';
import type { TraceEvent } from '../wire/traced.ts';
import type { TraceHead, TraceLine } from './file.ts';
import { maskEscpos } from './mask-escpos.ts';
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

/** null: no traces of this device, because every byte of it is what somebody does. */
function maskersOf(device: DeviceId, profile: string): Maskers | null {
  switch (device) {
    case 'scanner': {
      const found = scannerProfiles.named(profile, true);
      return found.ok ? { in: maskScanner(found.value), out: unmasked } : null;
    }
    case 'idCardReader':
      return { in: maskSam(), out: unmasked };
    case 'receiptPrinter':
    case 'ticketDispenser':
      return { in: unmasked, out: maskEscpos() };
    case 'auxiliaries':
    case 'ups':
      return { in: unmasked, out: unmasked };
    case 'keypad':
      return null;
  }
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
  return succeed({
    sink: (event) => {
      began ??= event.at;
      const at = Math.round((event.at - began) * 10) / 10;
      // A new connection begins a new stream: half a frame of the old one is no beginning of this one.
      if (event.kind === 'opened') maskers = maskersOf(device, profile) ?? maskers;
      if ('bytes' in event) {
        const bytes = maskers[event.kind](event.bytes);
        if (bytes.length > 0) write({ at, kind: event.kind, hex: Buffer.from(bytes).toString('hex') });
        return;
      }
      write({ ...event, at });
    },
    close: () => closeSync(handle),
  });
}
