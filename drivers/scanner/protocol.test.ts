// Proof of the line splitter and of the Newland bytes.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes } from '../testing/hex.ts';
import { newland, ScannerDecoder, type ScannerEvent } from './protocol.ts';

const voucher = '4241234567890123456799110000';
const text = (line: string): Uint8Array => new Uint8Array(Buffer.from(line, 'latin1'));
const plain = (): ScannerDecoder => new ScannerDecoder({ replies: false });
const engine = (): ScannerDecoder => new ScannerDecoder({ replies: true });
const codes = (events: readonly ScannerEvent[]): string[] =>
  events.map((event) => (event.kind === 'code' ? Buffer.from(event.bytes).toString('utf8') : event.kind));

/** Feeds the same bytes in pieces of these sizes, over and over. */
function inPieces(decoder: ScannerDecoder, stream: Uint8Array, sizes: readonly number[]): ScannerEvent[] {
  const events: ScannerEvent[] = [];
  for (let at = 0, turn = 0; at < stream.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    events.push(...decoder.push(stream.subarray(at, at + size)));
    at += size;
  }
  return [...events, ...decoder.flush()];
}

describe('The Newland commands', () => {
  it('are the bytes of the manual', () => {
    expect(newland.triggerOn).toEqual(bytes('7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03'));
    expect(newland.triggerOff).toEqual(bytes('7E 01 30 30 30 30 23 53 43 4E 54 52 47 30 3B 03'));
    expect(newland.areYouThere).toEqual(bytes('3F'));
  });
});

describe('The line splitter', () => {
  it.each(['\r', '\n', '\r\n'])('ends a code at %j', (end) => {
    expect(codes(plain().push(text(`${voucher}${end}second${end}`)))).toEqual([voucher, 'second']);
  });

  it('gives a code without terminator when the line falls silent', () => {
    const decoder = plain();
    expect(decoder.push(text(voucher))).toEqual([]);
    expect(codes(decoder.flush())).toEqual([voucher]);
    expect(decoder.flush()).toEqual([]);
  });

  it('strips NUL', () => {
    expect(codes(plain().push(text(`\0${voucher.slice(0, 5)}\0${voucher.slice(5)}\0\r`)))).toEqual([voucher]);
  });

  it('takes Chinese text and tabs', () => {
    expect(codes(plain().push(new Uint8Array(Buffer.from('医保\t码\r', 'utf8'))))).toEqual(['医保\t码']);
  });

  it('takes 4096 bytes for a code and one more for noise, once, and is back with the next line', () => {
    expect(codes(plain().push(text(`${'9'.repeat(4096)}\r`)))).toEqual(['9'.repeat(4096)]);
    expect(codes(plain().push(text(`${'9'.repeat(10_000)}\r${voucher}\r`)))).toEqual(['invalid', voucher]);
  });

  it.each(['\x01\x02', '\x7f', '\xff\xfe\x80'])('calls %j binary, and is back with the next line', (binary) => {
    expect(codes(plain().push(text(`12${binary}\r${voucher}\r`)))).toEqual(['invalid', voucher]);
  });

  it('forgets a code that began before it was told to discard, to its end', () => {
    const decoder = plain();
    decoder.push(text('42412345'));
    decoder.discard();
    expect(codes(decoder.push(text(`67890\r${voucher}\r`)))).toEqual([voucher]);
  });
});

describe('Among the codes of a Newland engine', () => {
  it('tells its replies apart', () => {
    const accepted = bytes('02 01 30 30 30 30 23 53 43 4E 54 52 47 31 06 3B 03');
    const refused = bytes('02 01 30 30 30 30 23 53 43 4E 54 52 47 31 15 3B 03');
    expect(codes(engine().push(new Uint8Array([...accepted, ...text(`${voucher}\r`), ...refused])))).toEqual([
      'accepted',
      voucher,
      'refused',
    ]);
  });

  it('takes a ! for a sign of life only when one is expected', () => {
    const decoder = engine();
    decoder.expectLife();
    expect(codes(decoder.push(text('!!\r')))).toEqual(['alive', '!']);
  });

  it('is not held up by a reply that never ends', () => {
    expect(codes(engine().push(text(`\x02${'x'.repeat(300)}\r${voucher}\r`)))).toEqual(['invalid', voucher]);
  });
});

describe('Whatever comes, the decoder', () => {
  const stream = fc
    .array(
      fc.oneof(
        fc.stringMatching(/^[0-9A-Z!]{1,40}$/).map((line) => text(`${line}\r\n`)),
        fc.constant(bytes('02 01 30 30 30 30 23 53 43 4E 54 52 47 31 06 3B 03')),
        fc.uint8Array({ maxLength: 60 }),
      ),
      { maxLength: 20 },
    )
    .map((parts) => new Uint8Array(Buffer.concat(parts)));
  const sizes = fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1, maxLength: 8 });

  it('finds the same events in any pieces', () => {
    fc.assert(
      fc.property(stream, sizes, fc.boolean(), (bytesIn, pieces, replies) => {
        const whole = new ScannerDecoder({ replies });
        expect(inPieces(new ScannerDecoder({ replies }), bytesIn, pieces)).toEqual([...whole.push(bytesIn), ...whole.flush()]);
      }),
    );
  });

  it('is back within one line after garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (garbage) => {
        const decoder = engine();
        decoder.push(garbage);
        decoder.flush();
        expect(codes(decoder.push(text(`${voucher}\r`)))).toEqual([voucher]);
      }),
    );
  });
});
