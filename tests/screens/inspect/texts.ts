// Rules of what is read: large enough, whole, inside its place, clear of everything else, and no character alone on a line.

import type { Box, Finding } from './finding.ts';
import { boxOf, type Scene, words } from './scene.ts';

const leastMm = { standard: 7.9, large: 7.9, extra: 10.4 } as const;
const bodyMm = { standard: 10.4, large: 13.1, extra: 16.5 } as const;

export function sizeFindings({ kiosk, texts, millimetre, expected }: Scene): Finding[] {
  const least = leastMm[expected.textSize] * expected.textScale;
  const body = bodyMm[expected.textSize] * expected.textScale;
  const drawnBody = Number.parseFloat(getComputedStyle(kiosk).fontSize) / millimetre;
  const findings = texts.flatMap(({ em, words, lines }): Finding[] => {
    const shown = lines.find(({ seen }) => seen !== 'hidden');
    if (!shown || em / millimetre >= least * 0.995) return [];
    return [{ rule: 'text-size', what: `${(em / millimetre).toFixed(1)} mm, least ${least.toFixed(1)}: ${words}`, box: shown.ink }];
  });
  if (drawnBody < body * 0.995)
    findings.push({ rule: 'text-size', what: `body text of ${drawnBody.toFixed(1)} mm, least ${body.toFixed(1)}`, box: null });
  return findings;
}

/** Nearest to the side that a finger or the frame of the case may cover. */
const sideMarginMm = 3;

export function wholenessFindings({ texts, drawings, targets, frame, millimetre, kiosk }: Scene): Finding[] {
  const findings: Finding[] = [];
  for (const { lines, element, words } of texts) {
    const place = element.closest('.key, .reading, .turning, .answers, .band, .bar, .steps') ?? kiosk;
    const around = boxOf(place);
    for (const { ink, seen } of lines) {
      if (seen === 'hidden') continue;
      if (seen === 'cut') findings.push({ rule: 'clipped', what: `text is cut: ${words}`, box: ink });
      const margin = sideMarginMm * millimetre;
      if (ink.left < frame.left + margin || ink.right > frame.right - margin || ink.top < frame.top || ink.bottom > frame.bottom)
        findings.push({ rule: 'clipped', what: `at or beyond the edge of the screen: ${words}`, box: ink });
      else if (ink.left < around.left - 2 || ink.right > around.right + 2 || ink.top < around.top - 2 || ink.bottom > around.bottom + 2)
        findings.push({ rule: 'overflow', what: `stands out of its ${nameOf(place)}: ${words}`, box: ink });
    }
  }
  for (const drawing of drawings) {
    const box = boxOf(drawing);
    const outside = box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
    if (outside)
      findings.push({ rule: 'clipped', what: `a drawing stands out of the screen: ${nameOf(drawing.parentElement ?? drawing)}`, box });
  }
  for (const { element, box, seen } of targets)
    if (seen === 'cut') findings.push({ rule: 'clipped', what: `a key is cut: ${words(element)}`, box });
  return findings;
}

/** A box whose content is wider or higher than itself, unless it holds pages that are turned. */
export function overflowFindings({ kiosk }: Scene): Finding[] {
  const paged = new Set<Element>();
  const all = [kiosk, ...kiosk.querySelectorAll<HTMLElement>('*:not(svg, svg *)')];
  for (const element of all) {
    const { columnWidth, columnCount } = getComputedStyle(element);
    if (columnWidth !== 'auto' || columnCount !== 'auto')
      for (let at: Element | null = element, up = 0; at && up < 4; at = at.parentElement, up += 1) paged.add(at);
  }
  return all.flatMap((element): Finding[] => {
    if (element.clientWidth <= 2 || paged.has(element) || !element.checkVisibility()) return [];
    const { fontSize, overflowY } = getComputedStyle(element);
    const wide = element.scrollWidth > element.clientWidth + 1;
    const leading = 0.25 * Number.parseFloat(fontSize);
    const judged = overflowY !== 'visible' || element.matches('.answers, .turning, .band, .bar, .steps');
    const high = judged && element.scrollHeight > element.clientHeight + 1 + leading;
    if (!wide && !high) return [];
    const sizes = `${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight}`;
    return [{ rule: 'overflow', what: `${nameOf(element)} holds ${sizes}: ${words(element)}`, box: boxOf(element) }];
  });
}

export function scrollFindings(): Finding[] {
  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth <= window.innerWidth && scrollHeight <= window.innerHeight) return [];
  return [
    {
      rule: 'scroll',
      what: `the page is ${scrollWidth}×${scrollHeight} in a window of ${window.innerWidth}×${window.innerHeight}`,
      box: null,
    },
  ];
}

/** Less than this many pixels is how glyphs lean on each other. */
const touching = 1.5;

export function overlapFindings({ texts, drawings, targets }: Scene): Finding[] {
  const findings: Finding[] = [];
  const lines = texts.flatMap((text) => text.lines.filter(({ seen }) => seen !== 'hidden').map(({ ink }) => ({ text, ink })));
  for (const [index, one] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      if (one.text.node !== other.text.node && cross(one.ink, other.ink))
        findings.push({ rule: 'overlap', what: `text on text: ${one.text.words} | ${other.text.words}`, box: one.ink });
    }
    for (const drawing of drawings) {
      // A canvas is a surface to write on, and its words say so.
      if (drawing.matches('canvas') || drawing.contains(one.text.element) || !cross(one.ink, boxOf(drawing))) continue;
      if (shapesOf(drawing).some((shape) => cross(one.ink, shape)))
        findings.push({ rule: 'overlap', what: `text on a drawing: ${one.text.words}`, box: one.ink });
    }
    for (const { element, box } of targets) {
      if (!element.contains(one.text.element) && !one.text.element.contains(element) && cross(one.ink, box))
        findings.push({ rule: 'overlap', what: `text on a key: ${one.text.words} | ${words(element)}`, box: one.ink });
    }
  }
  return findings;
}

const cross = (one: Box, other: Box): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > touching &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > touching;

function shapesOf(drawing: Element): Box[] {
  const shapes = [...drawing.querySelectorAll('path, rect, circle, ellipse, line, polyline, polygon, text')];
  return shapes.length === 0 ? [boxOf(drawing)] : shapes.filter((shape) => shape.checkVisibility()).map(boxOf);
}

/** The last line of a block should hold more than one character. */
export function aloneFindings({ kiosk, texts }: Scene): Finding[] {
  const hidden = new Set(texts.filter(({ lines }) => lines.every(({ seen }) => seen === 'hidden')).map(({ node }) => node));
  return [...kiosk.querySelectorAll('p, h1, h2, dd, dt, li > span, small, .key')].flatMap((block): Finding[] => {
    if (block.matches('.letters .key, .digits .key')) return [];
    const lines: { bottom: number; letters: string; box: Box }[] = [];
    const inside = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = inside.nextNode(); node; node = inside.nextNode()) {
      if (!(node instanceof Text) || hidden.has(node)) continue;
      for (let at = 0; at < node.data.length; at += 1) {
        const character = node.data.charAt(at);
        if (!/[\p{L}\p{N}\p{P}]/u.test(character)) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (box.height === 0) continue;
        const letter = /\p{P}/u.test(character) ? '' : character;
        const line = lines.find(({ bottom }) => Math.abs(bottom - box.bottom) < box.height * 0.5);
        if (line) line.letters += letter;
        else lines.push({ bottom: box.bottom, letters: letter, box });
      }
    }
    const lonely = lines.length > 1 ? lines.find(({ letters }) => letters.length < 2) : undefined;
    if (!lonely) return [];
    const { left, top, right, bottom } = lonely.box;
    return [{ rule: 'alone', what: lines.map(({ letters }) => letters).join(' / '), box: { left, top, right, bottom } }];
  });
}

const nameOf = (element: Element): string => {
  const name = element.getAttribute('class');
  return name ? `.${name.split(' ').join('.')}` : element.tagName.toLowerCase();
};
