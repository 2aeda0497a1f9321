// The menu and all services behind it: what stands there, and how it is found.

import { describe, expect, it, vi } from 'vitest';
import type { Language } from '../../contract/display.ts';
import { pageOfEachTest } from '../testing/page-of-each-test.ts';
import { sampleView } from '../gallery/samples.ts';

const page = pageOfEachTest();

const show = (name: string, language: Language = 'zh-Hans'): void => page.show(sampleView(name, { language }));

describe('the menu', () => {
  it('has the first six services of the pack as tiles, and says how many more there are', () => {
    show('menu-twelve-services');
    expect(document.querySelectorAll('.tile')).toHaveLength(6);
    expect(page.key('全部事项').textContent).toContain('还有6项');
  });

  it('has no key to more where there is no more', () => {
    show('menu-six-services');
    expect(document.querySelectorAll('.tile')).toHaveLength(6);
    expect(page.text()).not.toContain('全部事项');
  });

  it('counts one insurance and several in English', () => {
    show('menu-two-insurances', 'en');
    expect(page.text()).toContain('You are in 2 insurance schemes');
  });

  it('does not count what it does not list: large text has room for one', () => {
    const view = sampleView('menu-six-services', { textSize: 'extra' });
    const { screen } = sampleView('menu-two-insurances') ?? {};
    if (view?.screen.kind !== 'menu' || screen?.kind !== 'menu') throw new Error('no such menu');
    page.show({ ...view, screen: { ...view.screen, insurances: screen.insurances } });
    expect(document.querySelectorAll('.insured-line')).toHaveLength(1);
    expect(page.text()).not.toContain('您有2项医保');
  });
});

describe('all services', () => {
  const press = (words: string) => {
    vi.advanceTimersByTime(1000);
    return page.answerOf(words);
  };

  it('stand on their shelves, each with how many there are', () => {
    show('all-services');
    expect(page.key('外地看病').textContent).toContain('3项');
    press('外地看病');
    for (const words of ['去外地看病', '改外地看病的地方', '取消外地看病']) expect(page.text()).toContain(words);
    expect(press('去外地看病')).toEqual({ kind: 'chooseService', service: 'remote-treatment' });
    press('看别的类别');
    expect(page.key('开证明').textContent).toContain('2项');
  });

  it('are found by letters, of which only those are raised that lead on', () => {
    show('all-services');
    press('用拼音找');
    press('L');
    press('X');
    expect(page.text()).toContain('找到1项');
    expect(document.querySelectorAll('.letters .key:not(.off)')).toHaveLength(3);
    press('看找到的');
    expect(press('拿发票来报销')).toEqual({ kind: 'chooseService', service: 'reimbursement' });
    press('用拼音找');
    press('清空');
    expect(page.key('看找到的').classList).toContain('off');
    press('按类别找');
    expect(page.text()).toContain('请先点一类');
  });

  it('shows no group that is empty, and a service that cannot be had lies flat', () => {
    show('all-services-few');
    expect(page.text()).not.toContain('开证明');
    show('menu-some-unavailable');
    expect(page.key('账户里有多少钱').classList).toContain('off');
    expect(page.key('账户里有多少钱').textContent).toContain('现在不能办');
  });
});
