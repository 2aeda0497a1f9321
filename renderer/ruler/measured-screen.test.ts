// What the calibration page works out: measures within their limits, the lines for the configuration, and how much larger a larger screen draws.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ScreenProfile, screenProfiles } from '../../contract/terminal-profile.ts';
import { growthOf } from '../use-scale.ts';
import { agrees, assumedScreen, changed, configurationText, measures, terminalOf } from './measured-screen.ts';

const portrait: ScreenProfile = screenProfiles['portrait-21.5'];

describe('a measured screen', () => {
  it('begins as the small panel, as the window stands or lies', () => {
    expect(assumedScreen({ width: 1080, height: 1920 })).toBe(portrait);
    expect(assumedScreen({ width: 1920, height: 1080 })).toBe(screenProfiles['landscape-21.5']);
  });

  it('stays within what the configuration takes, in whole millimetres, whatever is pressed', () => {
    const press = fc.tuple(fc.constantFrom(...measures), fc.constantFrom(-10, -1, 1, 10));
    fc.assert(
      fc.property(fc.array(press, { maxLength: 400 }), (presses) => {
        const screen = presses.reduce((at, [measure, by]) => changed(at, measure, by), portrait);
        for (const measure of measures) expect(Number.isInteger(screen[measure])).toBe(true);
        expect(screen.widthMm).toBeGreaterThanOrEqual(200);
        expect(screen.lowerEdgeMm).toBeGreaterThanOrEqual(0);
        const { reachMm, textScale } = terminalOf(screen);
        expect(reachMm).toBeLessThanOrEqual(screen.heightMm);
        expect(textScale).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('knows a width and a height that cannot both be right', () => {
    const window = { width: 1080, height: 1920 };
    expect(agrees(portrait, window)).toBe(true);
    expect(agrees(changed(portrait, 'widthMm', 10), window)).toBe(false);
  });

  it('is written as the configuration reads it', () => {
    expect(JSON.parse(`{${configurationText(changed(portrait, 'widthMm', 1))}}`)).toEqual({ screen: { ...portrait, widthMm: 269 } });
  });
});

describe('the growth of a larger screen', () => {
  it('is none on the small panel, and the same lying as standing', () => {
    expect(growthOf({ screenWidthMm: 268, screenHeightMm: 476 })).toBe(1);
    expect(growthOf({ screenWidthMm: 476, screenHeightMm: 268 })).toBe(1);
    expect(growthOf({ screenWidthMm: 708, screenHeightMm: 398 })).toBe(growthOf({ screenWidthMm: 398, screenHeightMm: 708 }));
  });

  it('never shrinks a small screen below what an old hand needs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1000 }), fc.integer({ min: 100, max: 1000 }), (screenWidthMm, screenHeightMm) => {
        expect(growthOf({ screenWidthMm, screenHeightMm })).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
