// One drawn page, read once for all rules: its texts line by line, its targets, its drawings, and what of each can be seen.

import type { Box, Expected } from './finding.ts';

export interface TextLine {
  /** Where there is ink: the font's own ascent and descent stand out of a tight line empty. */
  readonly ink: Box;
  /** With the font's own ascent and descent. */
  readonly rect: Box;
  readonly seen: 'whole' | 'cut' | 'hidden';
}

export interface ScreenText {
  readonly node: Text;
  readonly element: Element;
  readonly words: string;
  /** Height of its em in pixels, as drawn. */
  readonly em: number;
  readonly lines: readonly TextLine[];
}

export interface Target {
  readonly element: Element;
  readonly box: Box;
  /** The lip is part of a raised key, though it is drawn as a shadow. */
  readonly lip: number;
  readonly seen: TextLine['seen'];
}

export interface Scene {
  readonly expected: Expected;
  readonly kiosk: Element;
  readonly frame: Box;
  /** Pixels. */
  readonly millimetre: number;
  readonly texts: readonly ScreenText[];
  readonly targets: readonly Target[];
  /** What is written on: pressed as keys are, though words may lie on it. What a camera sees is only looked at. */
  readonly surfaces: readonly Target[];
  readonly drawings: readonly Element[];
}

const targetSelector = 'button, a[href], input, select, textarea, summary, [role="button"], [role="radio"], [role="option"], .key';

export function readScene(kiosk: Element, expected: Expected): Scene {
  const frame = boxOf(kiosk);
  const millimetre = (frame.right - frame.left) / expected.widthMm;
  const seen = sight(kiosk);
  return {
    expected,
    kiosk,
    frame,
    millimetre,
    texts: textsOf(kiosk, seen),
    targets: targetsOf(kiosk, seen, targetSelector),
    surfaces: targetsOf(kiosk, seen, 'canvas:not(.camera > *)'),
    drawings: [...kiosk.querySelectorAll('svg, canvas, video, img')].filter(
      (drawing) => isDrawn(drawing) && drawing.closest('svg svg') === null && seen(drawing, boxOf(drawing)) !== 'hidden',
    ),
  };
}

function textsOf(kiosk: Element, seen: Sight): ScreenText[] {
  const texts: ScreenText[] = [];
  const walker = document.createTreeWalker(kiosk, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!(node instanceof Text) || !element || plain(node.data) === '' || !isDrawn(element) || forEarsOnly(element)) continue;
    const em = drawnEm(element);
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()]
      .filter((rect) => rect.width > 0.5)
      .map((rect) => {
        const slack = Math.max(0, rect.height - em);
        const ink = { left: rect.left, right: rect.right, top: rect.top + slack * 0.6, bottom: rect.bottom - slack * 0.4 };
        return { ink, rect, seen: seen(element, ink) };
      });
    texts.push({ node, element, words: plain(node.data), em, lines });
  }
  return texts;
}

function targetsOf(kiosk: Element, seen: Sight, selector: string): Target[] {
  const all = [...kiosk.querySelectorAll(selector)].filter((element) => isDrawn(element) && !forEarsOnly(element));
  return all
    .filter((element) => !all.some((other) => other !== element && other.contains(element)))
    .map((element) => ({ element, box: boxOf(element), lip: lipOf(element), seen: seen(element, boxOf(element)) }))
    .filter((target) => target.seen !== 'hidden');
}

function lipOf(element: Element): number {
  const offset = /(?:^|\s)0px (-?[\d.]+)px/.exec(getComputedStyle(element).boxShadow)?.[1];
  return offset === undefined ? 0 : Math.max(0, Number(offset));
}

function drawnEm(element: Element): number {
  const size = Number.parseFloat(getComputedStyle(element).fontSize);
  if (!(element instanceof SVGGraphicsElement)) return size;
  const matrix = element.getScreenCTM();
  return matrix === null ? size : size * Math.hypot(matrix.c, matrix.d);
}

/** As a person reads them: without the marks that say where a line may break. */
export const plain = (text: string): string => text.replace(/[\u200b\u2060\u00ad]/g, '').trim();

export const words = (element: Element): string => plain(element.textContent ?? '').slice(0, 24);

export const boxOf = (element: Element): Box => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
};

const isDrawn = (element: Element): boolean =>
  element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

/** The one-pixel trick for readers of the screen aloud. */
function forEarsOnly(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at instanceof SVGElement) continue;
    const { width, height } = at.getBoundingClientRect();
    if (width <= 2 && height <= 2 && getComputedStyle(at).overflow !== 'visible') return true;
  }
  return false;
}

type Sight = (element: Element, box: Box) => TextLine['seen'];

/** Whether a box can be seen through everything that cuts off what stands out of it. */
function sight(kiosk: Element): Sight {
  const known = new Map<Element, Box>();
  const whole: Box = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  const window_ = (element: Element | null): Box => {
    if (element === null || element === document.body) return whole;
    const before = known.get(element);
    if (before) return before;
    const { overflowX, overflowY, contain, position } = getComputedStyle(element);
    // What is placed by itself is cut off only by what it is placed in.
    const around = window_(
      position === 'fixed'
        ? null
        : position === 'absolute' && element instanceof HTMLElement
          ? element.offsetParent
          : element.parentElement,
    );
    const box = boxOf(element);
    const paints = /paint|strict|content/.test(contain);
    const cutsX = (overflowX !== 'visible' || paints) && !(element instanceof SVGElement);
    const cutsY = (overflowY !== 'visible' || paints) && !(element instanceof SVGElement);
    const open: Box = {
      left: cutsX ? Math.max(around.left, box.left) : around.left,
      right: cutsX ? Math.min(around.right, box.right) : around.right,
      top: cutsY ? Math.max(around.top, box.top) : around.top,
      bottom: cutsY ? Math.min(around.bottom, box.bottom) : around.bottom,
    };
    known.set(element, open);
    return open;
  };
  window_(kiosk);
  return (element, box) => {
    // What an element cuts off is its content, not itself.
    const alone = element.matches('svg, canvas, video, img, button') && !/fixed|absolute/.test(getComputedStyle(element).position);
    const open = window_(alone ? element.parentElement : element);
    const width = Math.min(box.right, open.right) - Math.max(box.left, open.left);
    const height = Math.min(box.bottom, open.bottom) - Math.max(box.top, open.top);
    if (width <= 1 || height <= 1) return 'hidden';
    return width < box.right - box.left - 1.5 || height < box.bottom - box.top - 1.5 ? 'cut' : 'whole';
  };
}
