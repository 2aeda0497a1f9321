import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceKeyOf } from './device-key.ts';
import { fieldCipher } from './field-cipher.ts';

const ours = deviceKeyOf(randomBytes(32));
const theirs = deviceKeyOf(randomBytes(32));
const cipher = fieldCipher(ours.fields, ours.id);
const here = { table: 'case_content', column: 'applicant', row: 17 };
const plain = fc.uint8Array({ maxLength: 300 });

describe('an encrypted field', () => {
  it('opens at its own place and is never written the same way twice', () => {
    fc.assert(
      fc.property(plain, (bytes) => {
        const [first, second] = [cipher.seal(bytes, here), cipher.seal(bytes, here)];
        expect(first.equals(second)).toBe(false);
        expect([...(cipher.open(first, here) ?? [])]).toEqual([...bytes]);
      }),
    );
  });

  it('does not open with any bit flipped, nor cut, nor longer', () => {
    fc.assert(
      fc.property(plain, fc.nat(), (bytes, at) => {
        const sealed = cipher.seal(bytes, here);
        const flipped = Buffer.from(sealed);
        const bit = at % (sealed.length * 8);
        flipped.writeUInt8(sealed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(cipher.open(flipped, here)).toBeNull();
        expect(cipher.open(sealed.subarray(0, at % sealed.length), here)).toBeNull();
        expect(cipher.open(Buffer.concat([sealed, Uint8Array.of(0)]), here)).toBeNull();
      }),
    );
  });

  it('does not open in another row, column or table, nor with another key', () => {
    const sealed = cipher.seal(Buffer.from('测试甲'), here);
    expect(cipher.open(sealed, { ...here, row: 18 })).toBeNull();
    expect(cipher.open(sealed, { ...here, column: 'answers' })).toBeNull();
    expect(cipher.open(sealed, { ...here, table: 'attachment' })).toBeNull();
    expect(fieldCipher(ours.fields, theirs.id).open(sealed, here)).toBeNull();
    expect(fieldCipher(theirs.fields, ours.id).open(sealed, here)).toBeNull();
    expect(fieldCipher(ours.attachments, ours.id).open(sealed, here)).toBeNull();
  });

  it('takes any bytes at all for a reason to say no, never to throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => cipher.open(bytes, here) === null));
  });
});
