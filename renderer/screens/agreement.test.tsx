// What a screen says agrees with itself: what is chosen looks chosen, a date reads as its language writes it, the words lead where the lamp is.

import { describe, expect, it } from 'vitest';
import type { Language } from '../../contract/display.ts';
import { pageOfEachTest } from '../testing/page-of-each-test.ts';
import { sampleNames, sampleView } from '../gallery/samples.ts';
import { promptsOf } from '../speech/lines.ts';

const page = pageOfEachTest();

function shown(name: string, language: Language = 'zh-Hans') {
  const view = sampleView(name, { language });
  if (view === null) throw new Error(`no sample ${name}`);
  page.show(view);
  return view;
}
const promptsIn = (name: string, language: Language): readonly string[] => promptsOf(shown(name, language)).map(({ text }) => text);
const keyWords = (): string[] => [...document.querySelectorAll('.answers .key')].map((key) => key.textContent ?? '');

describe('a choice', () => {
  it.each(['display', 'sound', 'attract'])('on %s has one tick in each row, on the key that holds', (name) => {
    shown(name);
    const rows = [...document.querySelectorAll('.choices, .languages')].filter((row) => row.querySelector('[aria-pressed]') !== null);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const ticked = [...row.querySelectorAll('.key:has(.tick)')];
      expect(ticked.map((key) => key.getAttribute('aria-pressed'))).toEqual(['true']);
    }
  });

  it('of two answers of equal weight lights none', () => {
    shown('choose-priority');
    expect(document.querySelector('.lit')).toBeNull();
  });
});

describe('a date in English', () => {
  it('has the day first, and names of months on the keys', () => {
    shown('question-date-answered', 'en');
    expect(document.querySelector('.typed.date')?.textContent).toBe('8 March 1952');
    shown('question-date-answered');
    expect(document.querySelector('.typed.date')?.textContent).toBe('1952年3月8日');
  });

  it('is asked for by a question, aloud as well', () => {
    expect(promptsIn('question-date', 'en')[0]).toBe('From which day?');
    expect(page.text()).toContain('From which day?');
    expect(promptsIn('question-date', 'zh-Hans')[0]).toBe('从哪天开始？');
  });
});

describe('a text that is asked for', () => {
  it('is named, aloud as well', () => {
    expect(promptsIn('question-text', 'zh-Hans')[0]).toBe('请写下医院名称。');
    expect(page.text()).toContain('请写下：医院名称');
  });
});

describe('two English keys', () => {
  it('on one screen never have the same word', () => {
    const twice = sampleNames
      .filter((name) => /-many|question|services/.test(name))
      .flatMap((name) => {
        shown(name, 'en');
        const words = keyWords().filter((word) => /^[A-Z][a-z]/.test(word));
        return words.filter((word, at) => words.indexOf(word) !== at && /^(?:Next|Back|More)/.test(word)).map((word) => `${name}: ${word}`);
      });
    expect(twice).toEqual([]);
  }, 60_000);
});

describe('after three failures', () => {
  it('the people, whom the lit key leads to, stand before the other way', () => {
    shown('identify-third-failure');
    const text = page.text();
    expect(document.querySelector('.lit')?.textContent).toContain('帮');
    const [people, other] = [text.indexOf('上班时间'), text.indexOf('请改')];
    expect(people).toBeGreaterThan(-1);
    expect(other).toBeGreaterThan(people);
  });
});
