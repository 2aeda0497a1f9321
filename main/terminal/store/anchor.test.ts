import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnchorPoint, openAnchor } from './anchor.ts';
import { deviceKeyOf } from './device-key.ts';
import { place } from './testing/journals.ts';

const key = deviceKeyOf(randomBytes(32));
const point = (seq: number): AnchorPoint => ({ chain: 1, seq, hash: 'ab'.repeat(32), highestCase: Math.floor(seq / 2) });

function anchored(file: string, upTo: number): void {
  const anchor = openAnchor(file, key);
  anchor.rewrite(point(1));
  for (let seq = 2; seq <= upTo; seq += 1) anchor.append(point(seq));
  anchor.close();
}

const readPoint = (file: string, by = key) => {
  const read = openAnchor(file, by).read();
  return read.ok ? read.value : read.fault.code;
};

describe('the anchor', () => {
  it('says what was appended last, for its owner only, and that there is none', () => {
    const file = place().anchor;
    expect(readPoint(file)).toBeNull();
    anchored(file, 5);
    expect(readPoint(file)).toEqual(point(5));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is read up to the last whole line, wherever a power cut tore it', () => {
    const file = place().anchor;
    anchored(file, 3);
    const whole = statSync(file).size;
    const line = readFileSync(file, 'latin1').split('\n')[2]?.length ?? 0;
    for (let cut = 1; cut <= line; cut += 7) {
      truncateSync(file, whole - cut);
      expect(readPoint(file)).toEqual(point(2));
      const anchor = openAnchor(file, key);
      anchor.read();
      anchor.append(point(3));
      anchor.close();
      // What follows a torn line does not become part of it.
      expect([readPoint(file), readFileSync(file, 'latin1').split('\n').length]).toEqual([point(3), 2]);
      anchored(file, 3);
    }
    appendFileSync(file, Buffer.alloc(40));
    expect(readPoint(file)).toEqual(point(3));
  });

  it('is damaged when a line before the last is, when nothing whole is left, and with another key', () => {
    const file = place().anchor;
    anchored(file, 4);
    const text = readFileSync(file, 'latin1');
    writeFileSync(file, text.replace('1 2 ab', '1 7 ab'));
    expect(readPoint(file)).toBe('anchorDamaged');
    for (const rest of ['', '\n', 'x', '0'.repeat(2_000_000)]) {
      writeFileSync(file, rest);
      expect(readPoint(file)).toBe('anchorDamaged');
    }
    writeFileSync(file, text);
    expect(readPoint(file, deviceKeyOf(randomBytes(32)))).toBe('anchorDamaged');
  });

  it('never says more than was appended, whichever bits are flipped', () => {
    const file = place().anchor;
    anchored(file, 6);
    const sound = readFileSync(file);
    fc.assert(
      fc.property(fc.nat({ max: sound.length * 8 - 1 }), (bit) => {
        const bytes = Buffer.from(sound);
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        writeFileSync(file, bytes);
        const read = readPoint(file);
        // The last line alone looks like one that was torn.
        expect(read === 'anchorDamaged' || JSON.stringify(read) === JSON.stringify(point(5))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('does not grow without bound', () => {
    const file = place().anchor;
    anchored(file, 1010);
    expect(readPoint(file)).toEqual(point(1010));
    expect(readFileSync(file, 'latin1').split('\n').length).toBeLessThan(20);
  });
});
