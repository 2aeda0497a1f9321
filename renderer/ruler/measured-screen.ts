// What a technician has measured of a screen, in whole millimetres, and what follows from it for the configuration.

import { type ScreenProfile, reachMm, screenProfiles, textScale } from '../../contract/terminal-profile.ts';

export type Measure = keyof ScreenProfile;

/** As far as each may go; the configuration's own limits. */
const limits: Readonly<Record<Measure, readonly [least: number, most: number]>> = {
  widthMm: [200, 1000],
  heightMm: [200, 1500],
  lowerEdgeMm: [0, 1500],
  viewingDistanceMm: [300, 1200],
};
export const measures = Object.keys(limits) as readonly Measure[];

/** Until somebody has measured: the small panel, as the window lies or stands. */
export const assumedScreen = (window: Size): ScreenProfile =>
  window.width > window.height ? screenProfiles['landscape-21.5'] : screenProfiles['portrait-21.5'];

export function changed(screen: ScreenProfile, measure: Measure, by: number): ScreenProfile {
  const [least, most] = limits[measure];
  return { ...screen, [measure]: Math.min(most, Math.max(least, Math.round(screen[measure] + by))) };
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels are square: a width and a height that say otherwise by more than a ruler can err were not both measured well. */
export function agrees({ widthMm, heightMm }: ScreenProfile, { width, height }: Size): boolean {
  const across = width / widthMm;
  const down = height / heightMm;
  return Math.abs(across / down - 1) < 0.02;
}

/** The terminal as a View would have it. */
export const terminalOf = (screen: ScreenProfile) => ({
  screenWidthMm: screen.widthMm,
  screenHeightMm: screen.heightMm,
  reachMm: reachMm(screen),
  textScale: textScale(screen),
});

/** For the configuration, under `terminal`. */
export const configurationText = (screen: ScreenProfile): string => `"screen": ${JSON.stringify(screen, null, 2)}`;
