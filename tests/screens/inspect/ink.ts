// The rule of letters on their keys: nothing that is painted, down to the tail of a g, lies on the edge of the box that it stands in.

import { isPainted } from './colours.ts';
import type { Finding } from './finding.ts';
import type { Scene, TextLine } from './scene.ts';

interface Edges {
  readonly top: number;
  readonly bottom: number;
}

export function inkFindings({ kiosk, texts }: Scene): Finding[] {
  const edges = edgesWithin(kiosk);
  return texts.flatMap(({ node, element, words, em, lines }): Finding[] => {
    if (element instanceof SVGElement) return [];
    const { top, bottom } = edges(element);
    const { ascent, descent, glyph } = metricsOf(element);
    for (const { ink, rect, seen } of lines) {
      if (seen === 'hidden') continue;
      const baseline = rect.top + (rect.bottom - rect.top) * (ascent / (ascent + descent));
      const runsOver = (letters: string): boolean =>
        [...letters].some((letter) => {
          const { up, down } = glyph(letter);
          return baseline - up * em < top || baseline + down * em > bottom;
        });
      // Which letters stand on which line is asked only where one of them would run over.
      if (runsOver(node.data) && (lines.length === 1 || runsOver(lettersOn(rect, node))))
        return [{ rule: 'ink', what: `runs over the edge it stands in: ${words}`, box: ink }];
    }
    return [];
  });
}

/** Where the nearest edge is painted above and below what stands in an element. */
function edgesWithin(kiosk: Element): (element: Element) => Edges {
  const known = new Map<Element, Edges>();
  const edges = (element: Element): Edges => {
    const before = known.get(element);
    if (before) return before;
    const around = element === kiosk || !element.parentElement ? { top: -Infinity, bottom: Infinity } : edges(element.parentElement);
    const { display, backgroundColor, borderTopWidth, borderTopColor, borderBottomWidth, borderBottomColor } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    const filled = isPainted(backgroundColor);
    const edge = (width: string, colour: string): number | null => {
      const thick = isPainted(colour) ? Number.parseFloat(width) : 0;
      return thick > 0 || filled ? thick : null;
    };
    const [above, below] = [edge(borderTopWidth, borderTopColor), edge(borderBottomWidth, borderBottomColor)];
    // A line under a word is none that it stands in.
    const own =
      display === 'inline'
        ? around
        : { top: above === null ? around.top : top + above, bottom: below === null ? around.bottom : bottom - below };
    known.set(element, own);
    return own;
  };
  return edges;
}

/** Parts of an em. */
interface Glyph {
  readonly up: number;
  readonly down: number;
}

interface Metrics {
  readonly ascent: number;
  readonly descent: number;
  readonly glyph: (letter: string) => Glyph;
}

/** So large that rounding is nothing. */
const measuredPx = 100;
const fonts = new Map<string, Metrics>();
const paper = document.createElement('canvas').getContext('2d');

/** Once for each face: the page shows the same letters again and again. */
function metricsOf(element: Element): Metrics {
  const { fontWeight, fontFamily } = getComputedStyle(element);
  const font = `${fontWeight} ${measuredPx}px ${fontFamily}`;
  const before = fonts.get(font);
  if (before) return before;
  const measure = (letter: string): TextMetrics => {
    if (!paper) throw new Error('no canvas to measure letters on');
    paper.font = font;
    return paper.measureText(letter);
  };
  const known = new Map<string, Glyph>();
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = measure('');
  const metrics = {
    ascent: fontBoundingBoxAscent,
    descent: fontBoundingBoxDescent,
    glyph: (letter: string): Glyph => {
      const glyph = known.get(letter) ?? inEms(measure(letter));
      known.set(letter, glyph);
      return glyph;
    },
  };
  fonts.set(font, metrics);
  return metrics;
}

const inEms = ({ actualBoundingBoxAscent, actualBoundingBoxDescent }: TextMetrics): Glyph => ({
  up: actualBoundingBoxAscent / measuredPx,
  down: actualBoundingBoxDescent / measuredPx,
});

function lettersOn({ top, bottom }: TextLine['rect'], node: Text): string {
  const range = document.createRange();
  return node.data
    .split('')
    .filter((_, at) => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const rect = range.getBoundingClientRect();
      const middle = (rect.top + rect.bottom) / 2;
      return rect.width > 0 && middle > top && middle < bottom;
    })
    .join('');
}
