// Whatever a wire brings, no decoder falls, grows, or loses more than one answer: the adversary of all of them.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCard, latestAddressOf, textBlockOf } from '../../drivers/id-card-reader/card-text.ts';
import { decodeSamId } from '../../drivers/id-card-reader/protocol.ts';
import { scannerProfiles } from '../../kiosk-config/profiles/scanner/profiles.ts';
import { type Feed, reportSubjects, subjects } from './subjects.ts';

const aMillion = 1_000_000;
/** Measured: the decoders keep less than 0.1 MB of it, the least greedy hoard 1.1 MB. */
const mayKeep = 256 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

async function memoryInUse(): Promise<number> {
  if (typeof collectGarbage !== 'function') throw new Error('V8 does not lend its garbage collector');
  // What an earlier test left is freed in two steps: the objects, then in a later turn the buffers behind them.
  for (let time = 0; time < 2; time += 1) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Bytes by which the memory grew. */
async function keptOf(feed: Feed, work: (feed: Feed) => void): Promise<number> {
  // Compiled code and the like are there from now on.
  drown(feed, noise.subarray(0, 20_000));
  const before = await memoryInUse();
  work(feed);
  const kept = (await memoryInUse()) - before;
  // The decoder must live until here, or all it kept would be gone.
  feed.push(new Uint8Array(1));
  return kept;
}

/** The same noise in every run: a failure can be seen again. */
function randomBytes(count: number, seed: number): Uint8Array {
  let state = seed;
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

const noise = randomBytes(aMillion, 1);
const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

function feedInPieces(feed: Feed, stream: Uint8Array, sizes: readonly number[]): unknown[] {
  const events: unknown[] = [];
  for (let at = 0, turn = 0; at < stream.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    events.push(...feed.push(stream.subarray(at, at + size)));
    at += size;
  }
  return events;
}

/** Feeds and forgets. */
function drown(feed: Feed, stream: Uint8Array): void {
  const sizes = [1, 7, 64, 3, 500, 13];
  for (let at = 0, turn = 0; at < stream.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    feed.push(stream.subarray(at, at + size));
    at += size;
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });

describe('The measure', () => {
  it.each([
    ['copies', (bytes: Uint8Array): unknown => bytes.slice()],
    ['views', (bytes: Uint8Array): unknown => bytes],
    ['numbers', (bytes: Uint8Array): unknown => [...bytes]],
  ])('sees a decoder that keeps its bytes as %s', async (_what, keep) => {
    const hoard: unknown[] = [];
    const push = (bytes: Uint8Array): unknown[] => {
      hoard.push(keep(bytes));
      return [];
    };
    // Far beyond what the collector happens to find elsewhere in the same moment.
    const fourTimes = (feed: Feed): void => {
      for (let time = 0; time < 4; time += 1) drown(feed, noise);
    };
    expect(await keptOf({ push }, fourTimes)).toBeGreaterThan(mayKeep);
  });
});

describe.each(subjects)('The decoder of $name', ({ open, answers, baits, longest, isSure }) => {
  const alone = (answer: Uint8Array): readonly unknown[] => open().push(answer);

  it('takes a million random bytes, and beginnings again and again, and keeps next to nothing of them', async () => {
    const kept = await keptOf(open(), (feed) => {
      drown(feed, noise);
      for (const bait of baits) for (let count = 0; count < 2 * mayKeep; count += bait.length) feed.push(bait);
    });
    expect(kept).toBeLessThan(mayKeep);
  });

  it('finds every answer by itself, and in any order all of them', () => {
    for (const answer of answers) expect(alone(answer).length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...answers), { maxLength: 8 }), (stream) => {
        expect(open().push(joined(stream))).toEqual(stream.flatMap(alone));
      }),
    );
  });

  it('finds the same in any pieces, with noise and beginnings between', () => {
    const part = fc.oneof(fc.constantFrom(...answers), fc.constantFrom(...baits), fc.uint8Array({ maxLength: 40 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), sizes, (parts, pieces) => {
        const stream = joined(parts);
        expect(feedInPieces(open(), stream, pieces)).toEqual(open().push(stream));
      }),
    );
  });

  const disturbance = fc
    .array(fc.oneof(fc.constantFrom(...baits), fc.uint8Array({ maxLength: 30 })), { minLength: 1, maxLength: 4 })
    .map(joined);
  const numRuns = longest > 1000 ? 40 : 150;

  /** How many of so many equal answers are found. */
  const countFound = (feed: Feed, answer: Uint8Array, times: number): number => {
    const wanted = JSON.stringify(alone(answer)[0]);
    let count = 0;
    for (let time = 0; time < times; time += 1) {
      count += feed.push(answer).filter((event) => JSON.stringify(event) === wanted).length;
    }
    return count;
  };

  it('is back within one frame after noise, and misses nothing from then on', () => {
    fc.assert(
      fc.property(disturbance, fc.constantFrom(...answers), (before, answer) => {
        const feed = open();
        feed.push(before);
        countFound(feed, answer, Math.ceil(longest / answer.length) + 2);
        expect(countFound(feed, answer, 5)).toBeGreaterThanOrEqual(5);
      }),
      { numRuns },
    );
  });

  if (isSure) {
    it('loses at most one answer to the noise before it', () => {
      fc.assert(
        fc.property(disturbance, fc.constantFrom(...answers), (before, answer) => {
          const feed = open();
          feed.push(before);
          // Enough to see the end of whatever it waits for.
          const times = Math.ceil(longest / answer.length) + 3;
          expect(countFound(feed, answer, times)).toBeGreaterThanOrEqual(times - 1);
        }),
        { numRuns },
      );
    });
  }
});

describe.each(reportSubjects)('The decoder of $name', ({ open, answers, baits, longest }) => {
  it('takes a million random bytes, as reports of any length, and keeps next to nothing of them', async () => {
    const kept = await keptOf(open(), (feed) => {
      drown(feed, noise);
      for (let at = 0; at + 64 <= noise.length; at += 64) feed.push(noise.subarray(at, at + 64));
      for (const bait of baits) for (let count = 0; count < 5_000; count += 1) feed.push(bait);
    });
    expect(kept).toBeLessThan(mayKeep);
  });

  it('is back within one longest frame after noise', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...baits), fc.uint8Array({ maxLength: 70 })), { maxLength: 6 }), (before) => {
        const feed = open();
        for (const report of before) feed.push(report);
        for (const answer of answers) {
          // Noise can look like the head of a frame, which then takes what follows into it.
          for (let taken = 0; taken < longest; taken += Math.max(1, answer[0] ?? 1)) feed.push(answer);
          expect(feed.push(answer)).toEqual(open().push(answer));
        }
      }),
    );
  });
});

it('The decoders of all scanner profiles are among them', () => {
  const profileNamed = (name: string) => {
    const profile = scannerProfiles.named(name, true);
    return profile.ok ? profile.value.language : name;
  };
  const tried = new Set([...subjects, ...reportSubjects].map(({ name }) => profileNamed(name)));
  expect(scannerProfiles.names.map(profileNamed).filter((language) => !tried.has(language))).toEqual([]);
});

describe('What is decoded whole', () => {
  it('may be of any bytes and of any length', () => {
    const lengths = fc.constantFrom(4, 6, 16, 70, 256, 1284, 1286, 1798, 2310);
    const head = fc.constantFrom('01000400', '010004000000', '010004000200', '010004000400', '');
    const block = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.tuple(lengths, head).map(([length, start]) => {
        const bytes = randomBytes(length, length);
        bytes.set(Buffer.from(start, 'hex').subarray(0, length));
        return bytes;
      }),
    );
    fc.assert(
      fc.property(block, (bytes) => {
        const text = textBlockOf(bytes.slice());
        expect(text === null || text.length === 256).toBe(true);
        decodeCard(text ?? bytes);
        latestAddressOf(bytes.slice());
        expect(decodeSamId(bytes) === null).toBe(bytes.length !== 16);
      }),
    );
  });
});
