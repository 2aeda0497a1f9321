// Contrast of a text against what is really behind it, whatever notation the colours are written in.

import type { Box, Finding } from './finding.ts';
import { boxOf, type Scene, type ScreenText } from './scene.ts';

interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const least = { standard: 7, contrastLight: 10, contrastDark: 10 } as const;

export function contrastFindings({ texts, expected, drawings }: Scene): Finding[] {
  const surfaces = drawings.filter((drawing) => drawing.matches('canvas'));
  return texts.flatMap((text): Finding[] => {
    const line = text.lines.find(({ seen }) => seen !== 'hidden');
    if (!line) return [];
    const contrast = contrastOf(text, surfaces.find((surface) => holds(boxOf(surface), line.ink)) ?? null);
    // Two decimals, as the norms are written.
    if (Math.round(contrast * 100) / 100 >= least[expected.theme]) return [];
    return [{ rule: 'contrast', what: `${contrast.toFixed(2)} : 1, ${text.words}`, box: line.ink }];
  });
}

/** `surface`: a canvas that the text lies on without being inside it. */
function contrastOf({ element, lines }: ScreenText, surface: Element | null): number {
  const ground = element instanceof SVGElement ? groundUnderDrawnText(element, lines[0]?.ink) : groundOf(surface ?? element);
  const style = getComputedStyle(element);
  const ink = parsed(element instanceof SVGElement ? style.fill : style.color);
  const shown = over({ ...ink, alpha: ink.alpha * opacityOf(element) }, ground);
  const [one, other] = [luminance(shown), luminance(ground)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

const holds = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom;

function opacityOf(element: Element | null): number {
  let opacity = 1;
  for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

function groundOf(element: Element | null): Colour {
  const layers: Colour[] = [];
  for (let at = element; at; at = at.parentElement) {
    const { backgroundColor, opacity } = getComputedStyle(at);
    const colour = parsed(backgroundColor);
    const layer = { ...colour, alpha: colour.alpha * Number(opacity) };
    if (layer.alpha > 0) layers.push(layer);
    if (layer.alpha >= 1) break;
  }
  return layers.reduceRight((ground, layer) => over(layer, ground), white);
}

/** In a drawing the ground is the shape that lies under the text's middle. */
function groundUnderDrawnText(element: Element, ink: Box | undefined): Colour {
  if (!ink) return groundOf(element.closest('svg'));
  const [x, y] = [(ink.left + ink.right) / 2, (ink.top + ink.bottom) / 2];
  const drawing = element.closest('svg');
  const shapes = [...(drawing?.querySelectorAll<SVGGeometryElement>('path, rect, circle, ellipse, polygon') ?? [])].filter((shape) => {
    const { left, right, top, bottom } = shape.getBoundingClientRect();
    if (x < left || x > right || y < top || y > bottom) return false;
    if (!(shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
    const matrix = shape.getScreenCTM();
    return (
      matrix !== null &&
      parsed(getComputedStyle(shape).fill).alpha > 0 &&
      shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix.inverse()))
    );
  });
  return shapes.reduce((ground, shape) => over(parsed(getComputedStyle(shape).fill), ground), groundOf(drawing));
}

const white: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

const over = (top: Colour, ground: Colour): Colour => ({
  red: top.red * top.alpha + ground.red * (1 - top.alpha),
  green: top.green * top.alpha + ground.green * (1 - top.alpha),
  blue: top.blue * top.alpha + ground.blue * (1 - top.alpha),
  alpha: 1,
});

function luminance({ red, green, blue }: Colour): number {
  const part = (channel: number): number => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

const parsedBefore = new Map<string, Colour>();
let pen: CanvasRenderingContext2D | null = null;

function parsed(notation: string): Colour {
  const before = parsedBefore.get(notation);
  if (before) return before;
  const plainly = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(notation);
  const colour: Colour = plainly
    ? {
        red: Number(plainly[1]),
        green: Number(plainly[2]),
        blue: Number(plainly[3]),
        alpha: plainly[4] === undefined ? 1 : Number(plainly[4]),
      }
    : notation === 'none'
      ? { ...white, alpha: 0 }
      : painted(notation);
  parsedBefore.set(notation, colour);
  return colour;
}

/** Any other notation is what a pen of that colour leaves. */
function painted(notation: string): Colour {
  pen ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('no canvas to try a colour on');
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = notation;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return { red, green, blue, alpha: alpha / 255 };
}

/** As a browser tells a colour that was reckoned out: only one with an alpha of 0 leaves nothing. */
export const isPainted = (colour: string): boolean => !/^rgba\(.*, 0\)$|^transparent$/.test(colour);
