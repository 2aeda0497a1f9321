// Runs inside the page: all rules on what is drawn now, the turning of its pages, and what was never to be seen on any of them.

import { contrastFindings } from './colours.ts';
import { coveredFindings } from './covered.ts';
import type { Box, Expected, Finding } from './finding.ts';
import { inkFindings } from './ink.ts';
import { wordFindings } from './language.ts';
import { motionFindings } from './motion.ts';
import { readScene, type Scene } from './scene.ts';
import { gapFindings, litFindings, mainPlaceFindings, reachFindings, targetSizeFindings } from './targets.ts';
import { aloneFindings, overflowFindings, overlapFindings, scrollFindings, sizeFindings, wholenessFindings } from './texts.ts';

export interface Inspected {
  readonly findings: readonly Finding[];
  /** Where the keys of the bottom bar stand: the same on every screen. */
  readonly bar: readonly Box[];
}

const judges: readonly ((scene: Scene) => readonly Finding[])[] = [
  sizeFindings,
  contrastFindings,
  wholenessFindings,
  overflowFindings,
  inkFindings,
  overlapFindings,
  coveredFindings,
  scrollFindings,
  aloneFindings,
  targetSizeFindings,
  gapFindings,
  reachFindings,
  litFindings,
  mainPlaceFindings,
  wordFindings,
  motionFindings,
];

/** Per text, which of its lines have been seen whole on one page or another. */
let seenLines = new Map<Text, { readonly words: string; readonly box: Box; readonly seen: Set<number>; readonly lines: number }>();

/** The page as it is drawn now; `first`: of a screen, where what has been seen begins anew. */
export function inspect(expected: Expected, first: boolean): Inspected {
  const kiosk = document.querySelector('.kiosk');
  if (!kiosk) return { findings: [{ rule: 'drawn', what: 'no kiosk on the page', box: null }], bar: [] };
  if (first) seenLines = new Map();
  const scene = readScene(kiosk, expected);
  rememberSeen(scene);
  const findings = judges.flatMap((judge) => judge(scene));
  return { findings: [...unsaid(expected), ...findings], bar: [...kiosk.querySelectorAll('.bar .key')].map(boxOfKey) };
}

const unsaid = ({ spoken }: Expected): Finding[] =>
  spoken && document.documentElement.dataset.spoken !== '1' ? [{ rule: 'speech', what: 'no line to say', box: null }] : [];

function boxOfKey(key: Element): Box {
  const { left, top, right, bottom } = key.getBoundingClientRect();
  return { left, top, right, bottom };
}

function rememberSeen({ texts }: Scene): void {
  for (const { node, words, lines } of texts) {
    const before = seenLines.get(node);
    // A text whose words or lines have changed is another text.
    const entry = before?.words === words && before.lines === lines.length ? before : null;
    const seen = entry?.seen ?? new Set<number>();
    for (const [index, line] of lines.entries()) if (line.seen === 'whole') seen.add(index);
    const box = lines[0]?.ink;
    if (box) seenLines.set(node, { words, box, seen, lines: lines.length });
  }
}

/** What stands in the document and could not be read on any page of it. */
export function lost(): Finding[] {
  return [...seenLines]
    .filter(([node, { seen, lines }]) => node.isConnected && seen.size < lines)
    .map(([, { words, box }]) => ({ rule: 'lost', what: `on no page: ${words}`, box }));
}

/** Presses the next key that turns a page onward; false when all has been turned. */
export async function turnPage(): Promise<boolean | Finding> {
  const next = [...document.querySelectorAll<HTMLElement>(turners)]
    .map((pages) => [...pages.querySelectorAll<HTMLElement>('.key')].at(-1))
    .find((key) => key && !key.matches('.off, [aria-disabled="true"]'));
  if (!next) return false;
  const before = position();
  const words = next.textContent ?? '';
  next.click();
  await frames();
  if (position() === before) return { rule: 'paging', what: `the key does nothing: ${words}`, box: boxOfKey(next) };
  return true;
}

/** Of a list of keys, and of what is read. */
const turners = '.kiosk :is(.pages, .turning)';

const position = (): string => [...document.querySelectorAll(turners)].map((pages) => pages.textContent).join('|');

/** Until what was asked for has been drawn. */
const frames = (): Promise<void> =>
  new Promise((drawn) => {
    requestAnimationFrame(() => requestAnimationFrame(() => drawn()));
  });

/** A clock that the harness can put forward, so that turning pages need not wait out the rest after each tap. */
const real = performance.now.bind(performance);
let ahead = 0;
performance.now = () => real() + ahead;
export function putClockForward(milliseconds: number): void {
  ahead += milliseconds;
}
