// The terminal as a thing in a room: letters as tall as the eye needs them, keys where a hand reaches them, a voice as loud as the room asks.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachMm, screenProfiles, textScale, volumeGains } from '../../contract/terminal-profile.ts';

/** Body text of the standard size, and how tall a capital H is in it (Noto Sans CJK). */
const bodyMm = 10.4;
const capital = 0.733;

describe('text', () => {
  it('is as tall as EN 301 549 5.1.4 asks, 0.7° of what the eye sees, from any distance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 1500 }), (viewingDistanceMm) => {
        const height = bodyMm * capital * textScale({ ...screenProfiles['portrait-32'], viewingDistanceMm });
        const degrees = (2 * Math.atan(height / 2 / viewingDistanceMm) * 180) / Math.PI;
        // Two decimals of the scale are rounded away.
        expect(degrees).toBeGreaterThan(0.695);
      }),
    );
  });
});

describe('the reach line', () => {
  it('lies no higher than 1200 mm above the floor on a screen that hangs low enough for the lower half to be below', () => {
    for (const profile of Object.values(screenProfiles)) {
      const above = profile.lowerEdgeMm + reachMm(profile);
      if (profile.lowerEdgeMm + profile.heightMm / 2 <= 1200) expect(above).toBeLessThanOrEqual(1200);
      else expect(reachMm(profile)).toBe(Math.round(profile.heightMm / 2));
    }
  });
});

describe('the volume', () => {
  const room = { noiseDba: fc.integer({ min: 30, max: 80 }), loudestDba: fc.integer({ min: 66, max: 95 }) };
  const levels = (noiseDba: number, loudestDba: number): number[] =>
    volumeGains({ noiseDba, loudestDba }).map((gain) => loudestDba + 20 * Math.log10(gain));

  it('begins at 65 dBA and grows from step to step', () => {
    fc.assert(
      fc.property(room.noiseDba, room.loudestDba, (noiseDba, loudestDba) => {
        const [first = 0, , middle = 0, , last = 0] = levels(noiseDba, loudestDba);
        expect(middle).toBeGreaterThan(64.5);
        expect(middle).toBeLessThan(65.5);
        expect(first).toBeLessThan(middle);
        expect(last).toBeGreaterThan(middle);
      }),
    );
  });

  it('can be 20 dB above a loud room, or as loud as the loudspeaker is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 46, max: 80 }), room.loudestDba, (noiseDba, loudestDba) => {
        const loudest = levels(noiseDba, loudestDba).at(-1) ?? 0;
        expect(loudest).toBeGreaterThan(Math.min(noiseDba + 20, loudestDba) - 0.5);
      }),
    );
  });
});
