// Rules of what is pressed: large enough, apart, within reach, one lit act, and that one bottom right.

import type { Finding } from './finding.ts';
import { type Scene, type Target, words } from './scene.ts';

const leastMm = 15.9;
const leastRowMm = 20;
const leastGapMm = 4;
/** From the line above a ledge to its first key: nearer than that they are one. */
const leastAirMm = 1.4;
const mainKeyMm = { width: 80, height: 26 } as const;
/** A pixel is a third of a millimetre on the largest screen: what is rounded away is not judged. */
const slackPx = 0.6;

/** The main key is one also while it lies flat, because something is still to be chosen or read. */
const mainKeys = '.lit, [data-main]';

const width = ({ box }: Target): number => box.right - box.left;
const height = ({ box }: Target): number => box.bottom - box.top;
const millimetres = (pixels: number, { millimetre }: Scene): string => (pixels / millimetre).toFixed(1);

export function targetSizeFindings(scene: Scene): Finding[] {
  const { targets, surfaces, millimetre } = scene;
  return [...targets, ...surfaces].flatMap((target): Finding[] => {
    const [wide, high] = [width(target), height(target)];
    const size = `${millimetres(wide, scene)}×${millimetres(high, scene)} mm: ${words(target.element)}`;
    const { box, element } = target;
    if (Math.min(wide, high) < leastMm * millimetre - slackPx) return [{ rule: 'target-size', what: size, box }];
    if (element.matches('.pad, .row, .rows-of-keys > .key') && high < leastRowMm * millimetre - slackPx)
      return [{ rule: 'row-height', what: size, box }];
    if (element.matches(mainKeys) && (high < mainKeyMm.height * millimetre - slackPx || wide < mainKeyMm.width * millimetre - slackPx))
      return [{ rule: 'main-key', what: size, box }];
    return [];
  });
}

export function gapFindings(scene: Scene): Finding[] {
  const { targets, millimetre } = scene;
  const findings: Finding[] = [];
  for (const [index, one] of targets.entries()) {
    for (const other of targets.slice(index + 1)) {
      const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
      const down = Math.max(one.box.top - other.box.bottom - other.lip, other.box.top - one.box.bottom - one.lip);
      const gap = Math.max(across, down);
      if (gap < leastGapMm * millimetre - slackPx)
        findings.push({
          rule: 'gap',
          what: `${millimetres(gap, scene)} mm: ${words(one.element)} | ${words(other.element)}`,
          box: one.box,
        });
    }
  }
  for (const { element, box } of targets) {
    const ledge = element.closest('.answers');
    if (!ledge) continue;
    const air = box.top - ledge.getBoundingClientRect().top - ledge.clientTop;
    if (ledge.clientTop > 0 && air < leastAirMm * millimetre - slackPx)
      findings.push({ rule: 'gap', what: `${millimetres(air, scene)} mm below the line: ${words(element)}`, box });
  }
  return findings;
}

/** In the low layout nothing that is touched lies above the reach line. */
export function reachFindings(scene: Scene): Finding[] {
  const { targets, surfaces, frame, millimetre, expected } = scene;
  if (expected.layout !== 'low') return [];
  const line = frame.bottom - expected.reachMm * millimetre;
  return [...targets, ...surfaces]
    .filter(({ box }) => box.top < line - slackPx)
    .map(({ box, element }) => ({ rule: 'reach', what: `${millimetres(line - box.top, scene)} mm too high: ${words(element)}`, box }));
}

/** The two ways to begin are one act. No other key has the colour of the lamp. */
export function litFindings({ targets, kiosk, expected }: Scene): Finding[] {
  const lit = targets.filter(({ element }) => element.matches('.lit'));
  const acts =
    lit.filter(({ element }) => !element.matches('.begin')).length + (lit.some(({ element }) => element.matches('.begin')) ? 1 : 0);
  const findings: Finding[] = targets
    .filter(({ element }) => !element.matches('.lit') && getComputedStyle(element).backgroundColor === lampOf(kiosk))
    .map(({ element, box }) => ({ rule: 'lit', what: `as bright as the lamp, and not lit: ${words(element)}`, box }));
  const names = lit.map(({ element }) => words(element)).join(' | ');
  if (acts > 1) findings.push({ rule: 'lit', what: `${acts} lit acts: ${names}`, box: null });
  // A flat one is one, until what it waits for has been chosen or read.
  if (expected.mainAct && acts === 0 && !targets.some(({ element }) => element.matches(mainKeys)))
    findings.push({ rule: 'lit', what: 'no lit act', box: null });
  return findings;
}

/** As the browser writes that colour. */
function lampOf(kiosk: Element): string {
  const probe = kiosk.appendChild(document.createElement('i'));
  probe.style.cssText = 'position: absolute; background-color: var(--lamp)';
  const { backgroundColor } = getComputedStyle(probe);
  probe.remove();
  return backgroundColor;
}

/** Where nobody has begun yet the ways to begin stand in the middle, and the languages below them. */
const waysToBegin = '.begin, .ticket';

/** No other key of the ledge lies farther right or farther down than the main one. */
export function mainPlaceFindings({ targets, kiosk }: Scene): Finding[] {
  const main = targets.find(({ element }) => element.matches(`:is(${mainKeys}):not(${waysToBegin})`));
  if (!main) return [];
  // As long as there is more to read, the next step is the key that turns the page, the last one of its row.
  if (main.element.matches('.turning > .key:last-child')) return [];
  if (!main.element.closest('.answers') && kiosk.querySelector('.answers'))
    return [{ rule: 'main-place', what: `the main key is not on the ledge: ${words(main.element)}`, box: main.box }];
  const better = targets.find(
    ({ element, box }) =>
      element !== main.element &&
      element.closest('.answers') !== null &&
      (box.right > main.box.right + 2 || box.bottom > main.box.bottom + 2),
  );
  if (!better) return [];
  return [{ rule: 'main-place', what: `${words(main.element)} stands left of or above ${words(better.element)}`, box: main.box }];
}
