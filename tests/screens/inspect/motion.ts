// The rule of motion: nothing moves, whether stillness was asked for or not. So there is no animation over 150 ms either.

import type { Finding } from './finding.ts';
import { boxOf, type Scene, words } from './scene.ts';

export function motionFindings({ kiosk }: Scene): Finding[] {
  const moving = document.getAnimations().flatMap((animation): Finding[] => {
    const lasts = Number(animation.effect?.getComputedTiming().endTime ?? 0);
    return lasts === 0 ? [] : [{ rule: 'motion', what: `something moves for ${lasts} ms`, box: null }];
  });
  const promised = [kiosk, ...kiosk.querySelectorAll('*')].flatMap((element): Finding[] => {
    const style = getComputedStyle(element);
    const lasts = Math.max(lastsMs(style.transitionDuration, style.transitionDelay), animates(style) ? Number.POSITIVE_INFINITY : 0);
    if (lasts === 0) return [];
    return [
      { rule: 'motion', what: `${lasts} ms: ${element.getAttribute('class') ?? element.tagName} ${words(element)}`, box: boxOf(element) },
    ];
  });
  return [...moving, ...promised];
}

const animates = ({ animationName, animationDuration, animationIterationCount }: CSSStyleDeclaration): boolean =>
  animationName !== 'none' && (animationIterationCount === 'infinite' || lastsMs(animationDuration, '0s') > 0);

/** The longest of several, each with its delay. */
function lastsMs(durations: string, delays: string): number {
  const milliseconds = (text: string): number[] =>
    text.split(',').map((part) => Number.parseFloat(part) * (part.trim().endsWith('ms') ? 1 : 1000));
  const waits = milliseconds(delays);
  return Math.max(
    ...milliseconds(durations).map((lasts, index) => (lasts === 0 ? 0 : lasts + Math.max(0, waits[index % waits.length] ?? 0))),
  );
}
