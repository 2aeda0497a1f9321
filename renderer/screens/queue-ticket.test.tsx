// A queue ticket, from its key to its paper: what is known of the queue, and what nobody may be told.

import { describe, expect, it } from 'vitest';
import { faultNumber } from '../../contract/fault.ts';
import { pageOfEachTest } from '../testing/page-of-each-test.ts';
import { sampleView } from '../gallery/samples.ts';

const page = pageOfEachTest();

const show = (name: string): void => page.show(sampleView(name));

describe('a queue ticket', () => {
  it('is not offered where the machine gives none', () => {
    show('attract');
    expect(page.text()).not.toContain('取号');
  });

  it.each([
    ['attract-tickets-no-paper', '号票纸用完了'],
    ['attract-tickets-closed', '现在不是取号时间'],
    ['attract-tickets-exhausted', '今天的号取完了'],
  ])('keeps its key in its place, flat, and says why there is none: %s', (name, why) => {
    show(name);
    expect(page.key('取号').classList).toContain('off');
    expect(page.key('取号').textContent).toContain(why);
  });

  it('is the one lit key where nobody can sign in', () => {
    show('attract-tickets-only');
    expect([...document.querySelectorAll('.lit')].map((key) => key.textContent)).toEqual([expect.stringContaining('取号')]);
    expect(page.text()).toContain('现在只能取号');
    expect(page.text()).not.toContain('请放身份证');
  });

  it('has on each key the counters, and people and time only as about', () => {
    show('choose-counter');
    expect(page.key('参保登记').textContent).toMatch(/前面大约5人.*大约等12分钟.*1–2号窗口/s);
    expect(page.key('医疗费报销').textContent).toContain('前面没有人');
  });

  it('has all of it on each key also where there are many', () => {
    show('choose-counter-many');
    expect(page.key('参保登记').textContent).toMatch(/1–2号窗口.*前面大约5人.*大约等12分钟/s);
  });

  it('cannot be had at a counter whose numbers are used up, and says so on its key', () => {
    show('choose-counter-exhausted');
    expect(page.key('参保登记').classList).toContain('off');
    expect(page.key('参保登记').textContent).toContain('今天的号取完了');
  });

  it.each(['choose-counter-uncounted', 'ticket-uncounted'])('says nothing of people and times that are not known: %s', (name) => {
    show(name);
    expect(page.text()).not.toMatch(/前面|大约|人数和时间/);
  });

  it('cannot be had at a counter that is closed, and of a machine without paper at none', () => {
    show('choose-counter-many');
    expect(page.key('转移接续').classList).toContain('off');
    show('choose-counter-no-paper');
    expect(document.querySelectorAll('.tile:not(.off)')).toHaveLength(0);
    expect(page.text()).toContain('号票纸用完了');
  });

  it('is as easy to have without priority as with it', () => {
    show('choose-priority');
    expect([page.key('普通号').className, page.key('优先号').className]).toEqual(['key begin', 'key begin']);
    for (const group of ['老年人', '残疾人', '孕产妇', '军人、退役军人', '不用证明']) expect(page.text()).toContain(group);
  });

  it('says its number, where and how long, and where the paper is', () => {
    show('ticket-to-take');
    for (const words of ['A012', '1–2号窗口', '大约5人', '大约12分钟', '请取走号票', '左手边的出票口'])
      expect(page.text()).toContain(words);
  });

  it('is never said to be taken where no sensor saw it', () => {
    show('ticket-assumed');
    expect(page.text()).toContain('号票拿了吗？');
    expect(page.text()).not.toMatch(/谢谢|已经拿/);
  });

  it('that was drawn back says that its number is void', () => {
    show('ticket-retracted');
    expect(page.text()).toContain('A012号作废了');
  });

  it('that did not come out shows no number', () => {
    show('ticket-paper-out');
    expect(page.text()).not.toContain('A012');
    expect(page.text()).toContain(faultNumber['ticket.paperOut']);
  });

  it.each(['ticket-unknown', 'ticket-lost', 'interrupted-ticket'])('of which nobody knows leaves the person the number: %s', (name) => {
    show(name);
    expect(page.text()).toContain('A012');
    expect(page.text()).toMatch(/没有纸，也?请到窗口报这个号码/);
  });
});
