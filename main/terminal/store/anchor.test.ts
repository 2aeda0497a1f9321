import { randomBytes } from 'node:crypto';
import fs, { appendFileSync, fstatSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnchorPoint, isBeyond, openAnchor } from './anchor.ts';
import { deviceKeyOf } from './device-key.ts';
import { place } from './testing/journals.ts';

const key = deviceKeyOf(randomBytes(32));
const point = (seq: number): AnchorPoint => ({
  chain: 1,
  seq,
  hash: 'ab'.repeat(32),
  highestCase: Math.floor(seq / 2),
  highestPaper: Math.floor(seq / 3),
  messageSeconds: 1_800_000_000 + seq,
});

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
        // Only a last line without its end looks like one that was torn.
        expect(read).toEqual(bit >> 3 === sound.length - 1 ? point(5) : 'anchorDamaged');
      }),
      { numRuns: 200 },
    );
  });

  it('is damaged when its lines do not grow, whoever sealed them', () => {
    const file = place().anchor;
    anchored(file, 4);
    const lines = readFileSync(file, 'latin1').split('\n').slice(0, -1);
    const written = (all: readonly string[]) => {
      writeFileSync(file, all.map((line) => `${line}\n`).join(''));
      return readPoint(file);
    };
    expect(written(lines)).toEqual(point(4));
    expect(written(lines.toReversed())).toBe('anchorDamaged');
    expect(written([...lines, lines.at(-1) ?? ''])).toBe('anchorDamaged');
    expect(written([...lines, lines[0] ?? ''])).toBe('anchorDamaged');
  });

  it('is never behind a counter of it, and an entry is the same everywhere', () => {
    const from = point(9);
    expect([isBeyond(from, from), isBeyond({ ...from, messageSeconds: from.messageSeconds + 1 }, from)]).toEqual([false, true]);
    for (const name of ['chain', 'seq', 'highestCase', 'highestPaper', 'messageSeconds'] as const)
      expect([name, isBeyond({ ...point(20), chain: 2, [name]: from[name] - 1 }, from)]).toEqual([name, false]);
    expect(isBeyond({ ...from, hash: 'cd'.repeat(32), highestPaper: 99 }, from)).toBe(false);
  });

  it('is on the disk before an append returns: written, then synced, each time', () => {
    const file = place().anchor;
    const acts: string[] = [];
    const genuine = { writeSync: fs.writeSync, fdatasyncSync: fs.fdatasyncSync };
    const anchor = openAnchor(file, key);
    anchor.rewrite(point(1));
    try {
      for (const name of ['writeSync', 'fdatasyncSync'] as const) {
        Object.assign(fs, {
          [name]: (descriptor: number, ...rest: readonly unknown[]): unknown => {
            acts.push(fstatSync(descriptor).ino === statSync(file).ino ? name : 'elsewhere');
            return Reflect.apply(genuine[name], fs, [descriptor, ...rest]);
          },
        });
      }
      syncBuiltinESMExports();
      anchor.append(point(2));
      anchor.append(point(3));
    } finally {
      Object.assign(fs, genuine);
      syncBuiltinESMExports();
      anchor.close();
    }
    expect(acts).toEqual(['writeSync', 'fdatasyncSync', 'writeSync', 'fdatasyncSync']);
    expect(readPoint(file)).toEqual(point(3));
  });

  it('does not grow without bound', () => {
    const file = place().anchor;
    anchored(file, 1010);
    expect(readPoint(file)).toEqual(point(1010));
    expect(readFileSync(file, 'latin1').split('\n').length).toBeLessThan(20);
  });
});
