// What came of a question, or why nothing did, and the end of the visit.

import { describe, expect, it } from 'vitest';
import { faultNumber, type FaultCode } from '../../contract/fault.ts';
import { pageOfEachTest } from '../testing/page-of-each-test.ts';
import { sampleView } from '../gallery/samples.ts';

const page = pageOfEachTest();

const show = (name: string): void => page.show(sampleView(name));

describe('the result screen', () => {
  it('tells every insurance in one reading: there is one way to turn its pages', () => {
    show('result-many-rows');
    for (const type of ['职工医保', '居民医保', '公务员补助', '居民大病保险', '长期护理保险']) expect(page.text()).toContain(type);
    expect(document.querySelectorAll('.reading .rows li')).toHaveLength(7);
    expect(page.text()).not.toContain('下一页');
  });

  it('says why it cannot print, and lights the way out instead', () => {
    show('result-no-paper');
    expect(page.text()).toContain('机器没有纸了，现在不能打印。');
    expect(document.querySelector('.lit')?.textContent).toContain('退出');
  });

  it('says without alarm that there is no account', () => {
    show('result-no-account');
    expect(page.text()).toContain('没有个人账户');
    expect(page.text()).not.toContain('个人账户还有');
    expect(page.text()).toContain('参保状态有疑问，请到窗口问一问。');
  });
});

describe('the trouble screen', () => {
  it.each<[string, FaultCode]>([
    ['trouble-unreachable', 'platform.unreachable'],
    ['trouble-too-slow', 'platform.tooSlow'],
    ['trouble-not-understood', 'platform.notUnderstood'],
    ['trouble-refused', 'platform.refused'],
    ['trouble-unauthorised', 'platform.unauthorised'],
  ])('tells that nothing was submitted, another way and the number: %s', (name, fault) => {
    show(name);
    for (const words of ['没有提交任何申请。', '上班时间请到3号窗口办。', faultNumber[fault]]) expect(page.text()).toContain(words);
  });

  it('leaves out the telephone of a point that has none', () => {
    const shown = sampleView('trouble-unreachable');
    page.show({ ...shown, terminal: { ...shown?.terminal, telephone: null } });
    expect(page.text()).toContain('上班时间请到3号窗口办。');
    expect(page.text()).not.toContain('本站电话');
  });
});

describe('the end of a visit', () => {
  it('only asks after a receipt that nobody saw coming out', () => {
    show('take-perhaps-receipt');
    expect(page.text()).toContain('凭条拿了吗？');
    expect(page.text()).toContain('请看一看台面下边，右手边的出纸口。');
  });
});
