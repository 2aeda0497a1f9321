// A receipt on its way to the printer: its bytes beside its bare text, its encoding beside its paper, the decoder beside the wire.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';
import type { PrintDocument } from '../contract/device/document.ts';
import { privately } from '../contract/private.ts';
import type { Insurance } from '../contract/insurance.ts';
import { encodeDocument } from '../drivers/escpos/encode.ts';
import { layOut, type Row } from '../drivers/escpos/layout.ts';
import { askPrinted, PrinterDecoder } from '../drivers/escpos/protocol.ts';
import type { Glyph } from '../drivers/escpos/text.ts';
import type { EscposProfile } from '../kiosk-config/profiles/escpos.ts';
import { receiptPrinterProfiles } from '../kiosk-config/profiles/receipt-printer/profiles.ts';
import { services } from '../kiosk-config/services/catalogue.ts';
import { composePaper } from '../main/terminal/services/paper.ts';
import { maskName, maskNumber } from '../main/terminal/services/masks.ts';
import { answerOf } from '../main/terminal/services/person.ts';
import { paperWords } from '../resources/papers.ts';
import { type BenchmarkOptions, type Measurement, median } from './measure.ts';

export const receiptBytes = {
  name: 'receipt-bytes',
  about: 'bytes of the personal-account slip ÷ its words in GB18030, its rules and its QR code at their shortest, and one cut',
  run: runBytes,
};
export const receiptEncoding = {
  name: 'receipt-encoding',
  about: 'time to encode that slip, with a rare name and as the first of a process ÷ time of its paper at 150 mm/s',
  run: runEncoding,
};
export const printerDecoder = {
  name: 'printer-decoder',
  about: 'what the decoder of a printer’s replies takes in ÷ what 115200 baud can carry',
  run: runDecoder,
};

const encodingsARound = 50;
const paperSpeed = 150;
/** 115200 8N1, ten bits a byte. */
const wireBytesPerSecond = 11_520;
const decodedARound = 1 << 20;

const profileName = 'receipt-printer-escpos-80mm-process-id';

function profileOf(): EscposProfile {
  const loaded = receiptPrinterProfiles.named(profileName, false);
  if (!loaded.ok) throw new Error(loaded.fault.problem);
  return loaded.value;
}

/** What a person with two insurances gets; invented. */
function slip(name: string): PrintDocument {
  const insurance = (type: Insurance['type'], fen: number): Insurance => ({
    type,
    status: 'insured',
    placeCode: '660100',
    placeName: '青桥市',
    balance: privately(fen),
    since: '2015-07-01',
    employer: null,
  });
  const service = services.find(({ id }) => id === 'personal-account');
  if (!service) throw new Error('there is no service personal-account');
  const content = {
    person: { name: maskName(privately(name)), number: maskNumber(privately('660101194912310020')) },
    answer: answerOf([insurance('employeeBasic', 328_650), insurance('largeAmount', 0)], '2026-06-18 09:26', {}),
    filing: null,
    divisions: {},
    terminal: { name: '青桥镇医保服务站1号机' },
    reference: 'KIOSK-01-000001',
  };
  return composePaper(service, content, paperWords['zh-Hans']);
}

function encoded(document: PrintDocument, profile: EscposProfile) {
  const result = encodeDocument(document, profile);
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}

function runBytes({ tell }: BenchmarkOptions): Promise<Measurement> {
  const profile = profileOf();
  const document = slip('测试甲');
  const rows = layOut(document, profile);
  if (!rows.ok) throw new Error(rows.fault);
  // The question whether it is printed belongs to the job.
  const bytes = [...encoded(document, profile).segments, askPrinted('AB12')].reduce((sum, { length }) => sum + length, 0);
  const cut = 4;
  const minimal = rows.value.reduce((sum, row) => sum + minimalBytes(row), cut);
  tell(`${bytes} bytes, at least ${minimal}`);
  return Promise.resolve({ name: receiptBytes.name, unit: 'bytes', measured: [bytes], floor: [minimal] });
}

/**
 * The words in GB18030 and a byte behind each, between label and value or at the end of the line: no padding, style or alignment, nothing
 * that sets the printer up. A rule is what the shortest one costs, since no byte of text prints one: `1D 21 70`, three strokes, line feed.
 */
function minimalBytes(row: Row): number {
  switch (row.kind) {
    case 'line':
      return row.cells.reduce((sum, { glyphs }) => sum + wordBytes(glyphs) + 1, 0);
    case 'rule':
      return 3 + wordBytes(row.strokes) + 1;
    case 'feed':
      return row.lines;
    case 'qr':
      // Stored with its length, printed, and ended.
      return 8 + row.symbol.data.length + 8 + 1;
    default:
      throw new Error(`a slip has no ${row.kind}`);
  }
}

const wordBytes = (glyphs: readonly Glyph[]): number => glyphs.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);

/** Judged is what the first person with a rare name waits: in a new process, which has rehearsed as it does ten seconds after it began. */
async function runEncoding({ rounds, tell }: BenchmarkOptions): Promise<Measurement> {
  const document = slip('㐂测试');
  const profile = profileOf();
  const { millimetres } = encoded(document, profile);
  const measured: number[] = [];
  const unrehearsed: number[] = [];
  const again: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const first = await firstReceipt(document, true);
    const cold = await firstReceipt(document, false);
    const warm = median(Array.from({ length: encodingsARound }, () => timeOf(() => encoded(document, profile))));
    if (round > 0) {
      measured.push(first);
      unrehearsed.push(cold);
      again.push(warm);
    }
    const words = `first ${first.toFixed(1)} ms, first without rehearsal ${cold.toFixed(1)} ms, once more ${warm.toFixed(2)} ms`;
    tell(`${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`}: ${words}`);
  }
  const parts = { 'without rehearsal': unrehearsed, 'once more': again };
  return { name: receiptEncoding.name, measured, floor: [(millimetres / paperSpeed) * 1000], parts };
}

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** Milliseconds, in a process of its own. */
async function firstReceipt(document: PrintDocument, rehearsed: boolean): Promise<number> {
  const child = fork(path.join(import.meta.dirname, 'first-receipt.ts'));
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the first receipt ended with ${code}`)));
  ended.catch(() => undefined);
  child.send({ document, profile: profileName, rehearsed });
  const [milliseconds] = await Promise.race([once(child, 'message'), ended]);
  return z.number().parse(milliseconds);
}

function runDecoder({ rounds, tell }: BenchmarkOptions): Promise<Measurement> {
  // Every kind of reply, in chunks as a serial port hands them over.
  const replies = Buffer.from('1612121237224142313200100000005f45552d6d3330001113000000372500', 'hex');
  const chunk = Buffer.concat([replies, replies]);
  const measured: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const decoder = new PrinterDecoder(profileOf());
    const began = performance.now();
    let bytes = 0;
    while (bytes < decodedARound) {
      decoder.push(chunk);
      bytes += chunk.length;
    }
    const perSecond = (bytes / (performance.now() - began)) * 1000;
    if (round > 0) measured.push(perSecond);
    tell(`${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`}: ${(perSecond / 1000).toFixed(0)} kB/s`);
  }
  return Promise.resolve({ name: printerDecoder.name, unit: 'bytes per second', measured, floor: [wireBytesPerSecond] });
}
