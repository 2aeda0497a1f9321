// JSON lines however they are cut, and nothing else.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLineReader } from './lines.ts';

const longest = 256;

it('gives back every value, wherever the bytes are cut', () => {
  const values = fc.array(fc.jsonValue({ maxDepth: 1 }).filter((value) => Buffer.byteLength(JSON.stringify(value)) <= longest));
  fc.assert(
    fc.property(values, fc.array(fc.nat()), (sent, cuts) => {
      const bytes = Buffer.from(sent.map((value) => `${JSON.stringify(value)}\n`).join(''));
      const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((one, other) => one - other);
      const reader = createLineReader(longest);
      const read = [...at, bytes.length].flatMap((end, index) => reader.push(bytes.subarray(at[index - 1] ?? 0, end)));
      expect(read).toEqual(sent.map((value) => JSON.parse(JSON.stringify(value))));
    }),
  );
});

it('is finished with any other bytes, and says so from then on', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 600 }), (bytes) => {
      const reader = createLineReader(longest);
      const ended = reader.push(Buffer.concat([bytes, Buffer.from('\n')]));
      const lines = Buffer.from(bytes).toString('latin1').split('\n');
      const honest = lines.every((line) => {
        try {
          JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1')));
          return line.length <= longest;
        } catch {
          return false;
        }
      });
      expect(ended !== null).toBe(honest);
      if (!honest) expect(reader.push(Buffer.from('1\n'))).toBe(null);
    }),
    { numRuns: 300 },
  );
});

it('does not wait for the end of a line that is too long', () => {
  const reader = createLineReader(longest);
  expect(reader.push(Buffer.alloc(longest, 0x20))).toEqual([]);
  expect(reader.push(Buffer.of(0x20))).toBe(null);
});
