// The pages of a filing as a citizen meets them: what can be pressed, what goes up, and which words are never said.

import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { languages, type Language } from '../../../contract/view.ts';
import { drawPage, type DrawnPage } from '../../gallery/drawn-page.tsx';
import { sampleView } from '../../gallery/samples.ts';

let page: DrawnPage;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  page = drawPage();
});
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

const show = (name: string, language: Language = 'zh-Hans'): void => page.show(sampleView(name, language, 'standard'));
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

  it('can be gone on from without paper, and says so beforehand', () => {
    show('notice-no-paper');
    expect(page.text()).toContain('没有纸：能办，不能打凭条');
    expect(off('开始办理')).toBe(false);
  });

  it('names the case that is still open', () => {
    show('notice-open-case');
    expect(page.text()).toContain('QINGQIAO-101-B000123');
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
    expect(page.text()).toContain('1/2页');
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
    expect(page.text()).toContain('139 1');
    type('1', 120);
    expect(page.text()).not.toContain('139 11');
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
    const view = sampleView('question-telephone-answered', 'zh-Hans', 'standard');
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

describe('before it is submitted', () => {
  it.each(['commitment', 'review', 'question-telephone', 'question-record'])(
    'every page says that nothing has been submitted: %s',
    (name) => {
      show(name);
      expect(page.text()).toContain('还没有提交，可以返回修改。');
    },
  );

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
  it.each(['working-submit', 'working-submit-slow', 'working-submit-stuck'])('nobody says that nothing was submitted: %s', (name) => {
    show(name);
    expect(page.text()).toContain('请不要离开');
    expect(page.text()).not.toContain('没有提交');
  });
});

describe('what became of it', () => {
  const done = {
    'zh-Hans': /办好了|取消了|已经提交/,
    'zh-Hant': /辦好了|取消了|已經送出/,
    en: /is done|It is cancelled|was submitted/,
  } as const;

  it.each(languages)('is called done only where it is: %s', (language) => {
    for (const name of ['filed-accepted', 'filed-unknown', 'filed-held', 'filed-not-sent', 'filed-refused', 'interrupted-filing-unknown']) {
      show(name, language);
      expect({ name, said: done[language].exec(page.text())?.[0] ?? null }).toEqual({
        name,
        said: null,
      });
    }
    show('filed-done', language);
    expect(page.text()).toMatch(done[language]);
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
    ['interrupted-filing-done', '已经办好了'],
    ['interrupted-filing-not-done', '没有交上去'],
    ['interrupted-filing-unknown', '还不知道'],
    ['interrupted-filing-held', '存在这里'],
  ])('is told after an interruption, with its number: %s', (name, words) => {
    show(name);
    expect(page.text()).toContain(words);
    expect(page.text()).toContain('B000123');
    expect(page.text()).not.toContain('没有提交任何申请');
  });
});
