// What stands in a trace file: every piece with its own time and length, in the order in which it happened.

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytes } from '../testing/hex.ts';
import { readTrace, type TraceLine } from './file.ts';
import { type Recorder, recordTrace } from './record.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trace-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (): string => path.join(folder, 'device.trace');

function recorder(...[device, profile]: [Parameters<typeof recordTrace>[1], string]): Recorder {
  const recording = recordTrace(fileOf(), device, profile);
  if (!recording.ok) throw new Error(recording.fault);
  return recording.value;
}

function lines(): readonly TraceLine[] {
  const trace = readTrace(fileOf());
  if (!trace.ok) throw new Error(trace.fault);
  return trace.value.lines;
}

const found = 'aaaaaa9669000800009f0000000097';
const select = 'aaaaaa966900032002' + '21';

describe('A trace', () => {
  it('keeps pieces and order, even where a question goes out amid an answer', () => {
    const { sink, close } = recorder('idCardReader', 'id-card-reader-sam-v');
    sink({ at: 1000, kind: 'opened' });
    sink({ at: 1001, kind: 'in', bytes: bytes(found.slice(0, 12)) });
    sink({ at: 1002, kind: 'out', bytes: bytes(select) });
    expect(lines()).toHaveLength(1);
    sink({ at: 1003.04, kind: 'in', bytes: bytes(found.slice(12)) });
    sink({ at: 1004, kind: 'closed', why: 'lost' });
    close();
    expect(lines()).toEqual([
      { at: 0, kind: 'opened' },
      { at: 1, kind: 'in', hex: found.slice(0, 12) },
      { at: 2, kind: 'out', hex: select },
      { at: 3, kind: 'in', hex: found.slice(12) },
      { at: 4, kind: 'closed', why: 'lost' },
    ]);
  });

  it('masks what never became whole, and begins anew with a connection', () => {
    const { sink, close } = recorder('idCardReader', 'id-card-reader-sam-v');
    sink({ at: 0, kind: 'opened' });
    sink({ at: 1, kind: 'in', bytes: bytes('aaaaaa96') });
    sink({ at: 2, kind: 'closed', why: 'lost' });
    sink({ at: 3, kind: 'opened' });
    sink({ at: 4, kind: 'in', bytes: bytes('69') });
    sink({ at: 5, kind: 'in', bytes: bytes('aaaa') });
    close();
    expect(lines().flatMap((line) => (line.kind === 'in' ? [line.hex] : []))).toEqual(['00000000', '00', '0000']);
  });

  it('gives every job the same number, on its way there and back', () => {
    const { sink, close } = recorder('receiptPrinter', 'receipt-printer-escpos-80mm-process-id');
    sink({ at: 0, kind: 'out', bytes: bytes('1d284806003030 61623132') });
    sink({ at: 9, kind: 'in', bytes: bytes('3722 61623132 00') });
    close();
    expect(lines().map((line) => ('hex' in line ? line.hex : ''))).toEqual(['1d2848060030302e2e2e2e', '37222e2e2e2e00']);
  });

  it('is for its owner only, overwrites nothing, and is refused for a keypad', () => {
    recorder('ups', 'ups-megatec').close();
    expect(statSync(fileOf()).mode & 0o077).toBe(0);
    expect(recordTrace(fileOf(), 'ups', 'ups-megatec').ok).toBe(false);
    expect(recordTrace(path.join(folder, 'keys.trace'), 'keypad', 'keypad-hid-boot')).toEqual({
      ok: false,
      fault: 'There are no traces of the keypad',
    });
    expect(readFileSync(fileOf(), 'utf8')).toContain('"masked":true');
  });
});
