// The screens before anybody is known: a way that does not work keeps its place, and whoever failed is led to what still helps.

import { describe, expect, it } from 'vitest';
import { pageOfEachTest } from '../testing/page-of-each-test.ts';
import { sampleView } from '../gallery/samples.ts';

const page = pageOfEachTest();

const show = (name: string): void => page.show(sampleView(name));

describe('the attract screen', () => {
  it('keeps a way that does not work in its place, flat, and says so', () => {
    show('attract-card-only');
    expect(page.key('扫医保码').classList).toContain('off');
    expect(page.text()).toContain('扫码现在不能用，请放身份证。');
  });
});

describe('the identify screen', () => {
  it('speaks only of the way that works', () => {
    show('identify-card-only');
    expect(page.text()).toContain('请把身份证放到屏幕下面');
    expect(page.text()).not.toContain('手机');
  });

  it('tells in place what went wrong', () => {
    show('identify-hint');
    for (const words of ['没有读到医保码', '没有提交任何申请，也可以到窗口办。']) expect(page.text()).toContain(words);
  });

  it.each(['identify-hint-card-expired', 'identify-hint-not-found'])('asks for no other try where none helps: %s', (name) => {
    show(name);
    expect(document.querySelector('h1')?.textContent).toContain('请到窗口办');
    expect(page.text()).toContain('没有提交任何申请。');
  });

  it('names people when neither way works any more', () => {
    show('identify-no-way');
    expect(page.text()).toContain('现在扫码和身份证都不能用，请稍等，或者到窗口办。');
    expect(page.text()).toContain('上班时间请到3号窗口办。');
    expect(page.text()).not.toContain('正在等您');
  });

  it.each([
    ['identify-third-failure', '请改用手机，扫医保码。'],
    ['identify-third-failure-code', '请改放身份证。'],
  ])('leads with the other way from the third failure on: %s', (name, other) => {
    show(name);
    expect(page.text()).toContain(other);
  });

  it('leads with people where there is no other way', () => {
    show('identify-third-failure-card-only');
    expect(page.text()).not.toContain('请改');
    expect(page.text()).toContain('上班时间请到3号窗口办。');
    expect(page.answerOf('请人帮忙')).toEqual({ kind: 'help' });
  });

  it('leads with people from the third failure on', () => {
    show('identify-third-failure');
    expect(page.text()).toContain('上班时间请到3号窗口办。');
    expect(page.text()).toContain('0660-1234567');
  });
});
