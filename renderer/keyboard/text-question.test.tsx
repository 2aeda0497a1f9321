// The question that is answered with the pinyin keyboard: what is written, what goes up, and what is kept.

import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '../../contract/display.ts';
import { privately } from '../../contract/private.ts';
import type { View } from '../../contract/view.ts';
import { drawPage, type DrawnPage } from '../gallery/drawn-page.tsx';
import { sampleView } from '../gallery/samples.ts';
import { loadPhrases } from './phrase-table.ts';

let page: DrawnPage;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  page = drawPage();
});
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

function sample(name = 'question-text', language: Language = 'zh-Hans'): View {
  const view = sampleView(name, { language, textSize: 'standard', theme: 'standard', layout: 'standard', profile: 'portrait-21.5' });
  if (!view) throw new Error(`no sample ${name}`);
  return view;
}
const key = (typing: string): HTMLElement | null => document.querySelector<HTMLElement>(`.key[data-typing="${typing}"]`);
const press = (...typed: readonly string[]): void => {
  for (const typing of typed) {
    vi.advanceTimersByTime(1000);
    const found = key(typing);
    if (!found) throw new Error(`no key ${typing}`);
    act(() => found.click());
  }
};
/** The table of phrases has come. */
const phrases = (language: Language = 'zh-Hans'): Promise<void> =>
  act(async () => {
    await loadPhrases(language);
  });
const written = (): string | null | undefined => document.querySelector('.typed-words')?.textContent;
const answers = () => page.intents.filter(({ kind }) => kind === 'answer');
const next = (): HTMLElement => page.key('下一步');

describe('a text question', () => {
  it('takes a phrase by its first letters and sends it as private', async () => {
    page.show(sample());
    press('y', 'b');
    await phrases();
    expect(next().classList).toContain('off');
    press('choose 医保');
    expect(written()).toBe('医保');
    expect(next().classList).toContain('lit');
    vi.advanceTimersByTime(1000);
    act(() => next().click());
    expect(answers()).toMatchObject([{ kind: 'answer', field: 'hospital', value: privately('医保') }]);
  });

  it('sends nothing while letters wait for a phrase', async () => {
    page.show(sample('question-text-answered'));
    await phrases();
    expect(written()).toBe('青桥市人民医院');
    press('b');
    vi.advanceTimersByTime(1000);
    act(() => next().click());
    expect(answers()).toEqual([]);
    press('delete');
    expect(next().classList).toContain('lit');
  });

  it('keeps what is half written while help stands before it', async () => {
    page.show(sample());
    press('g', 'z');
    await phrases();
    press('choose 广州');
    press('s');
    page.show({ ...sample('help'), turn: 900 });
    expect(page.text()).not.toContain('广州');
    page.show({ ...sample(), turn: 901 });
    await phrases();
    expect(written()).toBe('广州s');
  });

  it('has Latin letters first in English, and figures beside them', () => {
    page.show(sample('question-text', 'en'));
    press('C', 'T', 'mode digits', '3');
    expect(written()).toBe('CT3');
    press('delete', 'delete', 'clear');
    expect(key('clear')?.classList).toContain('off');
  });

  it('offers Traditional characters to whoever reads them', async () => {
    page.show(sample('question-text', 'zh-Hant'));
    press('t', 'w');
    await phrases('zh-Hant');
    press('choose 臺灣');
    expect(written()).toBe('臺灣');
  });

  it('tells what to do when nothing is found, and moves nobody on', async () => {
    page.show(sample());
    press('v');
    await phrases();
    expect(page.text()).toContain('没有找到');
    expect(next().classList).toContain('off');
  });

  it('takes no letter beyond the longest text', () => {
    const view = sample();
    if (view.screen.kind !== 'question') throw new Error('no question');
    page.show({ ...view, screen: { ...view.screen, question: { kind: 'text', longest: 2 } } });
    press('mode digits', '1', '2');
    expect(key('3')?.classList).toContain('off');
    press('3');
    expect(written()).toBe('12');
  });
});
