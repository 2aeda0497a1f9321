// What is told of a filing once it was submitted: on the screen, with its paper and after an interruption; and which words are never said.

import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { languages, type Language } from '../../../contract/display.ts';
import { pageOfEachTest } from '../../testing/page-of-each-test.ts';
import { sampleNames, sampleView } from '../../gallery/samples.ts';

const page = pageOfEachTest();

const show = (name: string, language: Language = 'zh-Hans'): void => page.show(sampleView(name, { language }));
const press = (words: string): void => {
  vi.advanceTimersByTime(1000);
  act(() => page.key(words).click());
};

describe('what became of it', () => {
  /** Receipts of filings that are not done. */
  const printedOpen = sampleNames.filter((name) => name.startsWith('printed-filing-') && name !== 'printed-filing-done');

  const done = {
    'zh-Hans': /办好了|取消了|已经提交/,
    'zh-Hant': /辦好了|取消了|已經送出/,
    en: /is done|It is cancelled|was submitted/,
  } as const;

  it.each(languages)('is called done only where it is: %s', (language) => {
    for (const name of [
      'filed-accepted',
      'filed-unknown',
      'filed-held',
      'filed-not-sent',
      'filed-refused',
      'interrupted-filing-unknown',
      ...printedOpen,
    ]) {
      show(name, language);
      expect({ name, said: done[language].exec(page.text())?.[0] ?? null }).toEqual({
        name,
        said: null,
      });
    }
    for (const name of ['filed-done', 'printed-filing-done']) {
      show(name, language);
      expect(page.text()).toMatch(done[language]);
    }
  });

  it.each(['filed-done', 'filed-accepted', 'filed-not-sent', 'filed-unknown', 'filed-held'])('has its number: %s', (name) => {
    show(name);
    expect(page.text()).toContain('KIOSK-01-B000123');
  });

  it('has a tick only when it is done, and a cross only when it is not', () => {
    const marks = ['filed-done', 'filed-accepted', 'filed-unknown', 'filed-held', 'filed-refused'].map((name) => {
      show(name);
      return document.querySelector('.mark-large circle') ? 'tick' : document.querySelector('.mark-large rect') ? 'cross' : 'none';
    });
    expect(marks).toEqual(['tick', 'none', 'none', 'none', 'cross']);
  });

  it('says of what is not known that nobody should file again, and who settles it', () => {
    show('filed-unknown');
    for (const words of ['还不知道', '工作人员会查清楚', '请不要再办一次', '3号窗口']) expect(page.text()).toContain(words);
  });

  it('says of what is not done that the platform has nothing of it, and why', () => {
    show('filed-refused');
    for (const words of ['没有办成', '医保平台上没有这次的申请', '医保平台没有接受', 'F-006']) expect(page.text()).toContain(words);
  });

  it('says of what is kept here until when', () => {
    show('filed-held');
    expect(page.text()).toContain('9月24日 星期四 18:00以前');
  });

  it('cannot be printed without paper: the number is to be noted', () => {
    show('filed-unknown-no-paper');
    expect(page.text()).toContain('请记下或拍下编号');
    expect(page.text()).not.toContain('打印凭条');
  });

  it.each([
    ['interrupted-filing-done', '医保平台已经收到了'],
    ['interrupted-filing-not-done', '没有办成'],
    ['interrupted-filing-unknown', '还不知道'],
    ['interrupted-filing-held', '存在这里'],
    ['printed-filing-done', '已经办好了'],
    ['printed-filing-accepted', '还没有办完'],
    ['printed-filing-not-done', '没有办成'],
    ['printed-filing-unknown', '还不知道'],
    ['printed-filing-held', '存在这里'],
    ['printed-filing-without-paper', '还不知道'],
  ])('is told after an interruption and with its paper, under its number alone: %s', (name, words) => {
    show(name);
    expect(page.text()).toContain(words);
    expect(page.text()).toContain('B000123');
    for (const untrue of ['没有提交任何申请', '没有受影响', 'QINGQIAO-101-000123']) expect(page.text()).not.toContain(untrue);
  });

  it('can be read after an interruption by whoever reads no Chinese, also in large letters', () => {
    show('interrupted-filing-unknown');
    press('English');
    press('大字');
    expect(page.intents.filter(({ kind }) => kind !== 'activity')).toMatchObject([
      { kind: 'setLanguage', language: 'en' },
      { kind: 'setTextSize', textSize: 'large' },
    ]);
  });
});
