// Questions answered on a pad or by steps: what goes up to the terminal, and what cannot.

import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { privately } from '../../../contract/private.ts';
import type { Question } from '../../../contract/question.ts';
import { pageOfEachTest } from '../../testing/page-of-each-test.ts';
import { sampleView } from '../../gallery/samples.ts';
import { entryIn } from '../../parts/keypad-stops.ts';

const page = pageOfEachTest();

function ask(question: Question, answer: string | null = null, field = 'other'): void {
  const view = sampleView('question-telephone');
  if (view?.screen.kind !== 'question') throw new Error('there is no sample');
  page.show({ ...view, screen: { ...view.screen, field, question, answer: answer === null ? null : privately(answer), hint: null } });
}
const press = (words: string): void => {
  vi.advanceTimersByTime(1000);
  const keys = [...document.querySelectorAll<HTMLElement>('.key')];
  const found = keys.find((key) => key.textContent === words) ?? page.key(words);
  act(() => found.click());
};
const type = (characters: string): void => {
  for (const character of characters) press(character);
};
const off = (words: string): boolean => page.key(words).classList.contains('off');
const typed = (): string => document.querySelector('.typed')?.textContent ?? '';
const answers = (): readonly unknown[] => page.intents.flatMap((intent) => (intent.kind === 'answer' ? [intent.value] : []));

describe('a day typed on the keypad', () => {
  it('is there again after 您还在吗, and can be typed on', () => {
    const view = sampleView('question-date');
    const idle = sampleView('idle-question');
    if (!view || !idle) throw new Error('there is no sample');
    let presses = 0;
    let turn = 1;
    const pressed = (...keys: readonly ('0' | '1' | '2' | '3' | '5' | '8' | '9')[]): void => {
      for (const key of keys) {
        presses += 1;
        page.show({ ...view, turn, keypad: { presses, key } });
        act(() => void vi.advanceTimersByTime(1000));
      }
    };
    page.show({ ...view, turn, keypad: { presses, key: null } });
    pressed('1', '9', '5', '2', '0');
    page.show({ ...idle, turn: 2, keypad: { presses, key: '0' } });
    turn = 3;
    page.show({ ...view, turn, keypad: { presses, key: '0' } });
    expect(typed()).toContain('1952年');
    pressed('3', '1', '8');
    expect(typed()).toContain('1952年3月18日');
    press('下一步');
    expect(answers()).toEqual([privately('1952-03-18')]);
  });
});

describe('an amount', () => {
  const amount = { kind: 'amount', least: 100, most: 500_000_00 } as const;

  it('is grouped as it is typed, and goes up with two decimals', () => {
    ask(amount);
    type('12860');
    press('点');
    type('5');
    expect(typed()).toBe('12,860.5元');
    press('下一步');
    expect(answers()).toEqual([privately('12860.50')]);
  });

  it('outside its limits does not go on, and the limits are told', () => {
    ask(amount);
    expect(page.text()).toContain('最少1元，最多500,000元');
    type('0');
    expect(off('下一步')).toBe(true);
    type('500001');
    expect(off('下一步')).toBe(true);
    press('清空');
    expect(page.text()).toContain('请按下面的数字');
  });

  it('begins with what was answered before', () => {
    ask(amount, '128650.50');
    expect(typed()).toBe('128,650.5元');
    expect(off('点')).toBe(true);
  });
});

describe('the number of an identity card', () => {
  it('has X for its last place alone', () => {
    ask({ kind: 'idNumber' });
    expect(off('X')).toBe(true);
    type('66010019520308123');
    expect(off('下一步')).toBe(true);
    expect(off('X')).toBe(false);
    press('X');
    expect(typed()).toBe('660100 19520308 123X');
    press('下一步');
    expect(answers()).toEqual([privately('66010019520308123X')]);
  });

  it('that comes back masked goes with the first digit', () => {
    ask({ kind: 'idNumber' }, '660***********1234');
    expect(typed()).toBe('660*** ******** 1234');
    expect(off('下一步')).toBe(true);
    press('6');
    expect(typed()).toBe('6');
  });
});

describe('a choice', () => {
  const choice = { kind: 'choice', options: ['referral', 'postedWorker'] } as const;

  it('is a radio group whose option goes up by its name', () => {
    ask({ ...choice, options: [...choice.options] });
    const radios = [...document.querySelectorAll('[role="radiogroup"] [role="radio"]')];
    expect(radios.map((radio) => radio.getAttribute('aria-checked'))).toEqual(['false', 'false']);
    expect(off('下一步')).toBe(true);
    press('转到外地看病');
    press('常年在外地工作');
    expect(radios.map((radio) => radio.getAttribute('aria-checked'))).toEqual(['false', 'true']);
    press('下一步');
    expect(answers()).toEqual([privately('postedWorker')]);
  });

  it('has the earlier answer chosen, and none that is no option', () => {
    ask({ ...choice, options: [...choice.options] }, 'referral');
    expect(off('下一步')).toBe(false);
    ask({ ...choice, options: ['resettledRetiree', 'postedWorker'] }, 'referral', 'category');
    expect(document.querySelectorAll('[aria-checked="true"]').length).toBe(0);
  });
});

describe('a date', () => {
  const date = { kind: 'date', earliest: '1926-01-01', latest: '2026-09-23' } as const;

  it('is chosen by decade, year, month and day', () => {
    ask(date);
    press('1950年代');
    press('1952年');
    press('3月');
    expect(off('下一步')).toBe(true);
    press('8日');
    press('下一步');
    expect(answers()).toEqual([privately('1952-03-08')]);
  });

  it('can be changed in any part; what came after it is asked again', () => {
    ask(date, '1952-03-31');
    expect(off('下一步')).toBe(false);
    press('月');
    press('4月');
    expect(typed().replace(/\s/g, '')).toBe('1952年4月');
    expect(off('下一步')).toBe(true);
    expect(page.text()).not.toContain('31日');
    press('30日');
    press('下一步');
    expect(answers()).toEqual([privately('1952-04-30')]);
  });

  it('offers no day outside the range, and no decades for a few years', () => {
    ask({ ...date, earliest: '2025-11-20', latest: '2026-02-03' });
    press('2026年');
    press('2月');
    expect([...document.querySelectorAll('.numbers .key')].map((key) => key.textContent)).toEqual(['1日', '2日', '3日']);
  });
});

describe('an answer that the terminal could not take', () => {
  const hinted = (): boolean => document.querySelector('.notice') !== null;

  it.each<[string, string]>([
    ['question-telephone-hint', '电话号码好像不对手机号11位，座机要加区号。'],
    ['question-id-number-hint', '身份证号好像不对请照着身份证，再看一遍。'],
    ['question-amount-hint', '金额好像不对'],
    ['question-date-hint', '这个日期不能用'],
    ['question-day-hint', '这一天不能选'],
    ['question-text-hint', '有的字不能用'],
  ])('is told in the words of its question: %s', (name, words) => {
    page.show(sampleView(name));
    expect(document.querySelector('.notice')?.textContent).toContain(words);
  });

  it.each(['清空', '删一个', '5'])('is told until the number is changed: %s', (key) => {
    page.show(sampleView('question-telephone-hint'));
    expect(hinted()).toBe(true);
    press(key);
    expect(hinted()).toBe(false);
  });

  it('is not told again when somebody comes back to what was changed', () => {
    const view = sampleView('question-telephone-hint');
    page.show({ ...view, turn: 1 });
    press('删一个');
    page.show({ ...sampleView('help-question-digits'), turn: 2 });
    page.show({ ...view, turn: 3 });
    expect(hinted()).toBe(false);
    expect(typed()).toBe('571 8888 000');
  });

  it('is told until another day is chosen', () => {
    page.show(sampleView('question-day-hint'));
    press('星期六9月26日');
    expect(hinted()).toBe(false);
  });
});

describe('a number that is too short', () => {
  it.each<[string, string]>([
    ['1', '还差10位'],
    ['13800', '还差6位'],
    ['138000000000', '多了1位'],
    ['0571', '还差7位'],
    ['5718888', '手机号11位，座机要加区号。'],
    ['13800000000', '有事的时候，工作人员打这个电话。'],
  ])('says of a telephone %s: %s', (digits, words) => {
    ask({ kind: 'telephone' });
    type(digits);
    expect(page.text()).toContain(words);
  });

  it('says how much an identity card lacks', () => {
    ask({ kind: 'idNumber' });
    type('660100');
    expect(page.text()).toContain('还差12位');
  });

  it('is told by the keypad too, without a digit of it', () => {
    ask({ kind: 'telephone' });
    type('13800');
    const field = document.querySelector('.typed');
    expect(field && entryIn(field)?.says()).toBe('已输入5位，还差6位');
  });
});
