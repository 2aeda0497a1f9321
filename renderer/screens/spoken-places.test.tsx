// The places that the voice names are where the keys are: 右下角 is the last key of the ledge, 左下角 the way back in the bar.

import { describe, expect, it } from 'vitest';
import { pageOfEachTest } from '../testing/page-of-each-test.ts';
import { sampleNames, sampleView } from '../gallery/samples.ts';
import { detailsOf, promptsOf } from '../speech/lines.ts';

const page = pageOfEachTest();

/** The words of the key that is named, where the line names one: 请按右下角的打印凭条。 */
const lowerRight = /右下角的([^。，]+)/u;
const wordsOf = (key: Element): string => (key.textContent ?? '').replace(/[\u200b\s]/g, '');

/** What is wrong with the place that a line names; null: nothing. */
function wrong(text: string): string | null {
  const keys = [...document.querySelectorAll('.answers .key')];
  const last = keys.at(-1);
  const named = lowerRight.exec(text)?.[1];
  if (named !== undefined) {
    if (!last) return 'there is no key on the ledge';
    if (last.classList.contains('off')) return 'the key lies flat';
    if (named !== '键' && !wordsOf(last).includes(named)) return `the last key says ${wordsOf(last)}`;
  }
  const back = document.querySelector('.bar .key');
  if (text.includes('左下角的返回') && (back === null || back.classList.contains('off'))) return 'there is no way back';
  const leaves = /请按(退出)的键/u.exec(text)?.[1];
  if (leaves !== undefined && !keys.some((key) => wordsOf(key).includes(leaves))) return 'no key leaves';
  return null;
}

describe('a place that is named', () => {
  it('is where the key is, on every sample', () => {
    const findings: string[] = [];
    let named = 0;
    for (const name of sampleNames) {
      const view = sampleView(name);
      if (view === null) continue;
      const places = [...promptsOf(view), ...detailsOf(view)]
        .map(({ text }) => (typeof text === 'string' ? text : text.private))
        // Help tells of the screen that it was asked for on.
        .filter((said) => /角的|退出的键/.test(said) && !(view.screen.kind === 'help' && /^(?:看完了|请拿好)/.test(said)));
      if (places.length === 0) continue;
      page.show(view);
      named += places.length;
      for (const said of places) {
        const what = wrong(said);
        if (what !== null) findings.push(`${name}: ${said} ${what}`);
      }
    }
    expect(findings).toEqual([]);
    expect(named).toBeGreaterThan(20);
  }, 60_000);

  it('is told of when the key is elsewhere', () => {
    page.show(sampleView('result'));
    expect(wrong('办完了，请按右下角的退出。')).toContain('打印凭条');
  });
});
