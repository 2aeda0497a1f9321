// The rule of motion: nothing moves longer than 150 ms, and nothing at all for whoever has asked for stillness.

import type { Finding } from './finding.ts';
import { boxOf, type Scene, words } from './scene.ts';

const longestMs = 150;

export function motionFindings({ kiosk }: Scene): Finding[] {
  const longest = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : longestMs;
  const moving = document.getAnimations().flatMap((animation): Finding[] => {
    const lasts = Number(animation.effect?.getComputedTiming().endTime ?? 0);
    return lasts <= longest ? [] : [{ rule: 'motion', what: `something moves for ${lasts} ms`, box: null }];
  });
  const promised = [kiosk, ...kiosk.querySelectorAll('*')].flatMap((element): Finding[] => {
    const style = getComputedStyle(element);
    const lasts = Math.max(lastsMs(style.transitionDuration, style.transitionDelay), animates(style) ? Number.POSITIVE_INFINITY : 0);
    if (lasts <= longest) return [];
    return [
      { rule: 'motion', what: `${lasts} ms: ${element.getAttribute('class') ?? element.tagName} ${words(element)}`, box: boxOf(element) },
    ];
  });
  return [...moving, ...promised];
}

const animates = ({ animationName, animationDuration, animationIterationCount }: CSSStyleDeclaration): boolean =>
  animationName !== 'none' && (animationIterationCount === 'infinite' || lastsMs(animationDuration, '0s') > longestMs);

/** The longest of several, each with its delay. */
function lastsMs(durations: string, delays: string): number {
  const milliseconds = (text: string): number[] =>
    text.split(',').map((part) => Number.parseFloat(part) * (part.trim().endsWith('ms') ? 1 : 1000));
  const waits = milliseconds(delays);
  return Math.max(
    ...milliseconds(durations).map((lasts, index) => (lasts === 0 ? 0 : lasts + Math.max(0, waits[index % waits.length] ?? 0))),
  );
}
