// A silence is told of once, in time, and never for one's own.

import { describe, expect, it } from 'vitest';
import { beatMs, createSilenceWatch, silentMs } from './silence-watch.ts';

/** Looks every `everyMs` for so long; answers when it was told of a silence. */
function watching() {
  const watch = createSilenceWatch();
  let now = 0;
  const look = (forMs: number, everyMs = beatMs, each: () => void = () => undefined): readonly number[] => {
    const told: number[] = [];
    for (const end = now + forMs; now < end; ) {
      now += everyMs;
      each();
      if (watch.look(now)) told.push(now);
    }
    return told;
  };
  look(2 * beatMs);
  watch.heard();
  return { watch, look, heardAt: now };
}

describe('the watch', () => {
  it('tells of a silence once, when it is too long', () => {
    const { look, heardAt } = watching();
    expect(look(10 * silentMs)).toEqual([heardAt + silentMs]);
  });

  it('is quiet while anything comes, though late', () => {
    const { watch, look } = watching();
    for (let beats = 0; beats < 20; beats += 1) {
      expect(look(silentMs - beatMs)).toEqual([]);
      watch.heard();
    }
  });

  it('misses nobody who has said nothing yet', () => {
    const watch = createSilenceWatch();
    for (let now = 0; now < 10 * silentMs; now += beatMs) expect(watch.look(now)).toBe(false);
  });

  it('tells of the next silence when somebody spoke again', () => {
    const { watch, look } = watching();
    expect(look(silentMs)).toHaveLength(1);
    watch.heard();
    expect(look(silentMs)).toHaveLength(1);
  });

  it.each([
    ['once', silentMs * 100],
    ['again and again', beatMs * 3],
  ])('counts no time in which it stood still itself, %s', (_, standstillMs) => {
    const { watch, look } = watching();
    for (let times = 0; times < 20; times += 1) {
      look(silentMs - beatMs);
      expect(look(standstillMs, standstillMs)).toEqual([]);
      // What waited is heard after the late look.
      watch.heard();
    }
  });

  it('goes on with the count where it stood still', () => {
    const { look } = watching();
    look(silentMs - beatMs);
    expect(look(50 * silentMs, 50 * silentMs)).toEqual([]);
    expect(look(beatMs)).toHaveLength(1);
  });

  it('bears a timer that is not punctual', () => {
    const { watch, look } = watching();
    expect(look(20 * silentMs, 1.9 * beatMs, watch.heard)).toEqual([]);
    expect(look(3 * silentMs, 1.9 * beatMs)).toHaveLength(1);
  });
});
