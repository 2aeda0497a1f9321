// The parts that the gallery shows by themselves: `#part=<name>`.

export const partNames = ['keys', 'pad', 'date', 'choice', 'consent', 'signature', 'camera', 'bars', 'code', 'device'] as const;
export type PartName = (typeof partNames)[number];
