// The pages of a filing until it is submitted: what can be pressed, what goes up, and which words are never said.

import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { type Language, textSizes } from '../../../contract/display.ts';
import { pageOfEachTest } from '../../testing/page-of-each-test.ts';
import { sampleNames, sampleView } from '../../gallery/samples.ts';

const page = pageOfEachTest();

const show = (name: string, language: Language = 'zh-Hans'): void => page.show(sampleView(name, { language }));
const press = (words: string, after = 1000): void => {
  vi.advanceTimersByTime(after);
  act(() => page.key(words).click());
};
const off = (words: string): boolean => page.key(words).classList.contains('off');
/** What was meant, without touches that meant nothing else. */
const meant = () =>
  page.intents.flatMap(({ kind, ...rest }) => (kind === 'activity' ? [] : [{ kind, ...('value' in rest && { value: rest.value }) }]));
const pad = (letter: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('.key.pad')].find((key) => key.textContent === letter);
  if (!found) throw new Error(`no key ${letter}`);
  return found;
};
const type = (letters: string, after = 200): void => {
  for (const letter of letters) {
    vi.advanceTimersByTime(after);
    act(() => pad(letter).click());
  }
};

describe('the notice', () => {
  it('tells who, what to bring, how long and what follows, and what has been checked', () => {
    show('notice');
    for (const words of [
      '要临时去外地看病的人。',
      '只要医保码或身份证。',
      '几分钟，当场有结果。',
      '不满六个月一般不能取消。',
      '您的医保正常',
      '医保平台连得上',
    ])
      expect(page.text()).toContain(words);
  });

  it('cannot be gone on from while a check is bad, and says why, what still works and where else', () => {
    show('notice-network');
    expect(page.text()).not.toContain('开始办理');
    for (const words of ['这件事现在办不了', '现在连不上医保平台', '别的查询照常能用', '3号窗口', '没有提交任何申请'])
      expect(page.text()).toContain(words);
    expect(page.text()).not.toContain('您的医保正常');
  });

  it('asks nobody to come back later against what does not pass by itself, and says what to do', () => {
    for (const [name, words] of [
      ['notice-not-insured', '请带身份证到窗口，请工作人员帮您恢复'],
      ['notice-nothing-to-cancel', '没有可以取消的备案'],
      ['notice-open-case', '请先等结果，或者报编号到窗口问'],
    ] as const) {
      show(name);
      expect(page.text()).toContain(words);
      expect(page.text()).not.toContain('过一会儿');
    }
    show('notice-nothing-to-cancel');
    expect(page.text()).not.toContain('上次的');
  });

  it('can be gone on from without paper, and says so beforehand', () => {
    show('notice-no-paper');
    expect(page.text()).toContain('没有纸：能办，不能打凭条');
    expect(off('开始办理')).toBe(false);
  });

  it('names the case that is still open', () => {
    show('notice-open-case');
    expect(page.text()).toContain('QINGQIAO-101-B000123');
    // What stands open may have been executed.
    expect(page.text()).not.toContain('没有提交任何申请');
    expect(page.text()).toContain('这次没有提交；上次的还没有结果');
  });
});

describe('the question for a city', () => {
  it('takes the first letters, offers the cities and answers with the code of the chosen one', () => {
    show('question-division');
    expect(off('下一步')).toBe(true);
    type('HZ');
    expect(page.text()).toContain('找到6个');
    press('杭州市');
    press('下一步');
    expect(meant()).toEqual([{ kind: 'answer', value: { private: '330100' } }]);
  });

  it('lays the letters flat after which no city is left, and those do nothing', () => {
    show('question-division');
    type('HZ');
    expect(pad('A').classList).toContain('off');
    type('A');
    expect(page.text()).toContain('找到6个');
  });

  it('lets nobody go on with a city that was chosen before other letters', () => {
    show('question-division');
    type('HZ');
    press('湖州市');
    expect(off('下一步')).toBe(false);
    press('删一个');
    expect(off('下一步')).toBe(true);
  });

  it('asks for another letter while there are too many, and turns pages when letters cannot tell cities apart', () => {
    show('question-division');
    type('C');
    expect(page.text()).toContain('请再按一个字母');
    type('Z');
    expect(page.text()).toContain('第1页 共2页');
    press('下一页');
    press('崇左市');
    press('下一步');
    expect(meant()).toEqual([{ kind: 'answer', value: { private: '451400' } }]);
  });

  it('leads through the provinces, and takes a municipality at once', () => {
    show('question-division');
    press('不会拼音，按省找');
    press('下一页');
    press('四川');
    press('成都市');
    expect(off('下一步')).toBe(false);
    press('换一个省');
    press('上海');
    press('下一步');
    expect(meant()).toEqual([{ kind: 'answer', value: { private: '310000' } }]);
  });

  it('is asked in Latin letters in English', () => {
    show('question-division', 'en');
    type('HAN');
    press('Hangzhou');
    press('Next');
    expect(meant()).toEqual([{ kind: 'answer', value: { private: '330100' } }]);
  });

  it('keeps what is half typed when the same View comes again', () => {
    show('question-division');
    type('HZ');
    show('question-division');
    expect(page.text()).toContain('找到6个');
  });

  it('tells what was wrong until somebody looks for another city', () => {
    show('question-division-hint');
    expect(page.text()).toContain('这个地方已经备过案');
    type('H');
    expect(page.text()).not.toContain('这个地方已经备过案');
  });

  it("says in place that one's own city needs no filing", () => {
    show('question-division-own-place');
    expect(page.text()).toContain('这里是您的参保地，不用备案');
  });
});

describe('the question for a telephone', () => {
  it('shows the number in groups while it is typed, and goes on only with a whole one', () => {
    show('question-telephone');
    type('1380000000', 600);
    expect(page.text()).toContain('138 0000 000');
    expect(off('下一步')).toBe(true);
    type('0', 600);
    expect(page.text()).toContain('138 0000 0000');
    press('下一步');
    expect(meant()).toEqual([{ kind: 'answer', value: { private: '13800000000' } }]);
  });

  it('loses no digit of a quick hand, and takes a trembling one for one', () => {
    show('question-telephone');
    type('1391', 120);
    type('1', 120);
    expect(document.querySelector('.typed')?.textContent).toBe('139 1');
  });

  it('takes back one digit or all', () => {
    show('question-telephone');
    type('0660', 600);
    press('删一个');
    expect(document.querySelector('.typed')?.textContent).toBe('066');
    press('清空');
    expect(page.text()).toContain('请按下面的数字');
    expect(off('删一个')).toBe(true);
  });

  it('never sends a masked number back', () => {
    const view = sampleView('question-telephone-answered');
    page.show({ ...view, screen: { ...view?.screen, answer: { private: '138****0000' } } });
    expect(page.text()).toContain('138 **** 0000');
    expect(off('下一步')).toBe(true);
    type('1');
    expect(document.querySelector('.typed')?.textContent).toBe('1');
  });
});

describe('the question for a day', () => {
  it('says today, tomorrow and the day after, and the chosen day in full', () => {
    show('question-day');
    expect(off('下一步')).toBe(true);
    press('后天');
    expect(document.querySelector('.content')?.textContent).toMatch(/2026年9月25日\s*星期五/);
    press('下一步');
    expect(meant()).toEqual([{ kind: 'answer', value: { private: '2026-09-25' } }]);
  });
});

describe('the question for a filing on record', () => {
  it('lays one that cannot be cancelled flat and says so', () => {
    show('question-record-locked');
    expect(off('现在不能取消')).toBe(true);
    expect(off('下一步')).toBe(true);
  });
});

describe('the question for an insurance', () => {
  it('shows the kind and the place of each, chooses by one press and goes on by another', () => {
    show('question-insurance');
    for (const words of ['职工医保', '青桥市', '居民医保', '杭州市']) expect(page.text()).toContain(words);
    expect(off('下一步')).toBe(true);
    press('居民医保');
    expect(meant()).toEqual([]);
    press('下一步');
    expect(meant()).toEqual([{ kind: 'answer', value: { private: 'i2' } }]);
  });

  it('is read back with its place', () => {
    show('review-insurance');
    expect(page.text()).toContain('职工医保，青桥市');
  });
});

describe('what is half answered', () => {
  const typed = (): string | null => document.querySelector('.typed')?.textContent ?? null;
  /** Each screen comes with a turn of its own, as from the terminal. */
  let turn = 0;
  const next = (name: string, epoch = 'gallery'): void => {
    turn += 1;
    page.show({ ...sampleView(name), turn, epoch });
  };

  it.each(['help', 'idle-question'])('is there again after %s', (between) => {
    next('question-telephone');
    type('1380', 600);
    next(between);
    expect(page.text()).not.toContain('138');
    next('question-telephone');
    expect(typed()).toBe('138 0');

    next('question-division');
    type('HZ');
    press('湖州市');
    next(between);
    next('question-division');
    expect(page.text()).toContain('找到6个');
    press('下一步');
    expect(meant()).toEqual([{ kind: 'answer', value: { private: '330500' } }]);
  });

  it.each(['attract', 'menu', 'take-card', 'interrupted', 'question-day'])('is gone after %s', (between) => {
    next('question-telephone');
    type('1380', 600);
    next('help');
    next(between);
    next('question-telephone');
    expect(typed()).toBe('请按下面的数字');
  });

  it('is gone with the life of the terminal that asked', () => {
    next('question-telephone');
    type('1380', 600);
    next('help');
    next('question-telephone', 'another life');
    expect(typed()).toBe('请按下面的数字');
  });

  it('is gone when the stream breaks', () => {
    next('question-telephone');
    type('1380', 600);
    page.link('lost');
    next('question-telephone');
    expect(typed()).toBe('请按下面的数字');
  });

  it('does not come back in place of an answer that the terminal could not take', () => {
    next('question-telephone');
    type('13800000000', 600);
    press('下一步');
    next('question-telephone-hint');
    expect(typed()).toBe('571 8888 0000');
  });
});

describe('before it is submitted', () => {
  const pages = sampleNames.filter((name) => /^(question|commitment|review)/.test(name));

  it.each(pages)('every page says in every size that nothing has been submitted: %s', (name) => {
    for (const size of textSizes) {
      page.show(sampleView(name, { textSize: size }));
      expect(page.text()).toContain('还没有提交，可以返回修改。');
    }
  });

  it.each<[Language, string]>([
    ['zh-Hans', '不同意就不能在这里办，可以到窗口办。'],
    ['zh-Hant', '不同意就不能在這裡辦，可以到櫃檯辦。'],
    ['en', 'Without it, you can’t file here. The counter can help.'],
  ])('the commitment says what follows from refusing it: %s', (language, sentence) => {
    show('commitment', language);
    expect(page.text().replaceAll("'", '’')).toContain(sentence);
  });

  it('the notice says that nothing has been begun', () => {
    show('notice');
    expect(page.text()).toContain('还没有开始办');
  });

  it('reads back every line', () => {
    show('review');
    for (const words of ['王*', '临时去外地', '杭州市', '2026年9月24日', '2027年3月23日', '138 **** 0000'])
      expect(page.text()).toContain(words);
  });

  it('offers no change of what cannot be changed', () => {
    show('review-cancel');
    expect(document.querySelectorAll('.changes .key')).toHaveLength(0);
  });
});

describe('while it is submitted', () => {
  it.each([
    ['working-submit', true],
    ['working-submit-slow', true],
    ['working-submit-stuck', false],
  ])('nobody says that nothing was submitted, nor to stay once nobody has to: %s', (name, stay) => {
    show(name);
    expect(page.text()).toContain('正在提交');
    expect(page.text().includes('请不要离开')).toBe(stay);
    expect(page.text()).not.toContain('没有提交');
  });
});
