// Proof that every decoder of a scanner is safe against whatever comes, in whatever pieces.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScannerDecoder, ScannerEvent } from './language.ts';
import { type Specimen, specimens, told, voucher } from './testing/specimens.ts';

const reportLength = 64;

/** Feeds the same bytes in pieces of these sizes, over and over. */
function inPieces(decoder: ScannerDecoder, stream: Uint8Array, sizes: readonly number[], unit: number): ScannerEvent[] {
  const events: ScannerEvent[] = [];
  for (let at = 0, turn = 0; at < stream.length; turn += 1) {
    const size = (sizes[turn % sizes.length] ?? 1) * unit;
    events.push(...decoder.push(stream.subarray(at, at + size)));
    at += size;
  }
  return [...events, ...decoder.flush()];
}

const codeText = fc.stringMatching(/^[0-9A-Z!:]{2,120}$/);
const sizes = fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1, maxLength: 8 });

/** Codes, answers and noise in any order; a wire of reports gives noise in whole reports too. */
function streamOf({ sent, replies, inReports }: Specimen): fc.Arbitrary<Uint8Array> {
  const noise = inReports ? fc.uint8Array({ minLength: reportLength, maxLength: reportLength }) : fc.uint8Array({ maxLength: 60 });
  const part = fc.oneof(codeText.map(sent), noise, ...(replies.length > 0 ? [fc.constantFrom(...replies)] : []));
  return fc.array(part, { maxLength: 20 }).map((parts) => new Uint8Array(Buffer.concat(parts)));
}

describe.each(specimens)('The decoder of $name', (specimen) => {
  const { decoder, sent, replies, inReports } = specimen;
  const unit = inReports ? reportLength : 1;

  it('gives every code that was sent, in its order, with answers among them', () => {
    fc.assert(
      fc.property(fc.array(codeText, { maxLength: 12 }), sizes, (codes, pieces) => {
        const stream = Buffer.concat(codes.flatMap((code, index) => [...replies.slice(index % 2), sent(code)]));
        const events = told(inPieces(decoder(), new Uint8Array(stream), pieces, unit));
        expect(events.filter((event) => event !== 'accepted' && event !== 'refused')).toEqual(codes);
      }),
    );
  });

  it('finds the same events in any pieces', () => {
    fc.assert(
      fc.property(streamOf(specimen), sizes, (stream, pieces) => {
        const whole = decoder();
        expect(inPieces(decoder(), stream, pieces, unit)).toEqual([...whole.push(stream), ...whole.flush()]);
      }),
    );
  });

  it('is back with the first code after garbage and silence', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (garbage) => {
        const one = decoder();
        one.push(garbage);
        one.flush();
        expect(told(one.push(sent(voucher)))).toEqual([voucher]);
      }),
    );
  });

  it('is back with the second code after garbage without silence', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: inReports ? 0 : 600 }), (garbage) => {
        const one = decoder();
        one.push(garbage);
        one.push(sent('first'));
        expect(told([...one.push(sent(voucher)), ...one.flush()])).toContain(voucher);
      }),
    );
  });

  it('forgets a code that began before it was told to discard, to its end', () => {
    const one = decoder();
    const stream = sent('9'.repeat(100));
    one.push(stream.subarray(0, inReports ? reportLength : 50));
    one.discard();
    expect(told(one.push(stream.subarray(inReports ? reportLength : 50)))).toEqual([]);
    expect(told(one.push(sent(voucher)))).toEqual([voucher]);
  });

  it('takes a million random bytes without a word too many, and is back', () => {
    const one = decoder();
    let state = 1;
    let longest = 0;
    for (let left = 1_000_000; left > 0; ) {
      const size = inReports ? reportLength : 1 + (state % 997);
      const piece = Uint8Array.from({ length: size }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state >>> 24;
      });
      // Half of the reports have their id: noise that looks like none says little of the rest.
      if (inReports && state % 2 === 0) piece.set([2, state % 60, 0x5d, 0x51, 0x31]);
      for (const event of one.push(piece)) if (event.kind === 'code') longest = Math.max(longest, event.code.bytes.length);
      left -= size;
    }
    one.flush();
    expect(longest).toBeLessThanOrEqual(4096);
    expect(told(one.push(sent(voucher)))).toEqual([voucher]);
  });
});
