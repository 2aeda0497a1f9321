// The strokes of a signature as points in millimetres: what is drawn again after a change of size, and whether it is one at all. Pure.

export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Stroke = readonly Point[];

const lengthOf = (stroke: Stroke): number =>
  stroke.reduce((sum, { x, y }, index) => {
    const before = stroke[index - 1];
    return before ? sum + Math.hypot(x - before.x, y - before.y) : 0;
  }, 0);

/** Less ink than this is a touch by mistake. */
const leastInkMm = 40;

export const isSigned = (strokes: readonly Stroke[]): boolean => strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) >= leastInkMm;
