// The terminal as a thing in a room: how large its screen is, how high it hangs, from how far it is read, how loud the room is.

/** Millimetres; `lowerEdgeMm`: the picture's lower edge above the floor. */
export interface ScreenProfile {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly lowerEdgeMm: number;
  readonly viewingDistanceMm: number;
}

/** Visible areas of common 16:9 panels. */
export const screenProfiles = {
  'portrait-21.5': { widthMm: 268, heightMm: 476, lowerEdgeMm: 950, viewingDistanceMm: 600 },
  'portrait-27': { widthMm: 336, heightMm: 598, lowerEdgeMm: 900, viewingDistanceMm: 600 },
  'portrait-32': { widthMm: 398, heightMm: 708, lowerEdgeMm: 900, viewingDistanceMm: 650 },
  'landscape-21.5': { widthMm: 476, heightMm: 268, lowerEdgeMm: 900, viewingDistanceMm: 600 },
} as const satisfies Readonly<Record<string, ScreenProfile>>;
export type ScreenProfileName = keyof typeof screenProfiles;
export const screenProfileNames = Object.keys(screenProfiles) as readonly ScreenProfileName[];

/** Highest control for whoever sits, above the floor: ADA 308 allows 1220, Korea less than 1200. */
const highestReachMm = 1200;
/** The lower 40 % and the bar need so much, however high somebody hung the screen. */
const leastReach = 0.5;

/** How far above the picture's lower edge a control may lie in the low layout. */
export function reachMm({ heightMm, lowerEdgeMm }: ScreenProfile): number {
  return Math.round(Math.min(heightMm, Math.max(highestReachMm - lowerEdgeMm, heightMm * leastReach)));
}

/** Text as tall as the table of design/experience.md says holds up to here: capital H of 7.6 mm under 0.7° (EN 301 549, 5.1.4). */
const tableHoldsToMm = 620;

/** All text times this: who stands farther away reads larger. Never below 1. */
export const textScale = ({ viewingDistanceMm }: ScreenProfile): number =>
  Math.max(1, Math.round((viewingDistanceMm / tableHoldsToMm) * 100) / 100);

/** Level at the citizen's ear in dBA: of the room when it is in use, and of the loudspeaker at full gain. */
export interface SoundProfile {
  readonly noiseDba: number;
  readonly loudestDba: number;
}

/** Where the volume stands before anybody changes it (EN 301 549, 5.1.3.13). */
const startDba = 65;
/** Section 508, 27.1: so much above the room where the room is loud. */
const aboveNoiseDb = 20;
const quietRoomDba = 45;

/** Gain (0…1) of each of the five steps; the third is 65 dBA, or as near to it as this loudspeaker comes. */
export function volumeGains({ noiseDba, loudestDba }: SoundProfile): readonly [number, number, number, number, number] {
  const most = Math.min(loudestDba, Math.max(startDba + 6, noiseDba > quietRoomDba ? noiseDba + aboveNoiseDb : startDba + 6));
  const start = Math.min(startDba, loudestDba);
  const gain = (dba: number): number => Math.round(10 ** ((Math.min(dba, loudestDba) - loudestDba) / 20) * 1000) / 1000;
  return [gain(start - 10), gain(start - 5), gain(start), gain((start + most) / 2), gain(most)];
}
