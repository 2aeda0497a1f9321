// The rule of what lies over what: nothing that is painted covers a text, though it may stand elsewhere in the document.

import { isPainted } from './colours.ts';
import type { Finding } from './finding.ts';
import type { Scene, ScreenText, TextLine } from './scene.ts';

/** Where along its width a line is looked at. */
const looks = [0.1, 0.5, 0.9];

export function coveredFindings({ texts }: Scene): Finding[] {
  return hittingAll(() =>
    texts.flatMap((text): Finding[] => {
      const line = text.lines.find((at) => at.seen === 'whole' && coverOf(text, at) !== null);
      const cover = line && coverOf(text, line);
      return cover ? [{ rule: 'covered', what: `${cover} lies over: ${text.words}`, box: line.ink }] : [];
    }),
  );
}

function coverOf({ element }: ScreenText, { ink }: TextLine): string | null {
  for (const share of looks) {
    const stack = document.elementsFromPoint(ink.left + (ink.right - ink.left) * share, (ink.top + ink.bottom) / 2);
    const own = stack.findIndex((hit) => hit === element || element.contains(hit));
    const cover = (own < 0 ? stack : stack.slice(0, own)).find((hit) => paintsOver(hit, element));
    if (cover) return cover.getAttribute('class') ?? cover.tagName.toLowerCase();
  }
  return null;
}

/** Hit testing gives an element for its pseudo-elements; what the text lies in covers it by these only. */
function paintsOver(hit: Element, text: Element): boolean {
  const pseudo = ['::before', '::after'].some((name) => {
    const style = getComputedStyle(hit, name);
    return !/^(?:none|normal)$/.test(style.content) && paints(style);
  });
  if (pseudo || hit.contains(text)) return pseudo;
  // A drawing of lines is not what lies in front of a word; an image or a film is.
  if (hit instanceof SVGGeometryElement) return getComputedStyle(hit).fill !== 'none';
  return hit.matches('img, video') || paints(getComputedStyle(hit));
}

const paints = ({ backgroundColor, backgroundImage, opacity, visibility }: CSSStyleDeclaration): boolean =>
  visibility === 'visible' && Number(opacity) > 0 && (backgroundImage !== 'none' || isPainted(backgroundColor));

/** What lets a finger through hides a word all the same. */
function hittingAll<T>(look: () => T): T {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, ::before, ::after { pointer-events: auto !important }');
  const before = [...document.adoptedStyleSheets];
  document.adoptedStyleSheets = [...before, sheet];
  try {
    return look();
  } finally {
    document.adoptedStyleSheets = before;
  }
}
