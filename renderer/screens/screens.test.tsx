// Every sample screen in every language: words instead of keys, at most one lit act, and the answers that the keys give.

import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Intent } from '../../contract/intent.ts';
import { faultNumber, type FaultCode } from '../../contract/fault.ts';
import { languages, type Language } from '../../contract/display.ts';
import { view } from '../../contract/view.ts';
import { drawPage, type DrawnPage } from '../gallery/drawn-page.tsx';
import { sampleNames, sampleView } from '../gallery/samples.ts';

let page: DrawnPage;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  page = drawPage();
});
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

const show = (name: string, language: Language = 'zh-Hans'): void => page.show(sampleView(name, { language }));

/** What a key answers, without the View it names. */
function answerOf(words: string): Partial<Intent> | undefined {
  vi.advanceTimersByTime(1000);
  act(() => page.key(words).click());
  const last = page.intents.at(-1);
  if (!last) return undefined;
  const { epoch: _, turn: __, ...meaning } = last;
  return meaning;
}

describe('every sample', () => {
  it.each(sampleNames)('is a View by the contract: %s', (name) => {
    expect(view.safeParse(sampleView(name, { language: 'en', textSize: 'large' })).error).toBeUndefined();
  });

  // Every sample in one of the languages; all of them in all, in a genuine browser, are `npm run screens`.
  it.each(languages.map((language, index) => [language, index] as const))(
    'says words, not keys, and lights at most one act: a third of them in %s',
    (language, third) => {
      for (const name of sampleNames.filter((_, index) => index % languages.length === third)) {
        show(name, language);
        const lit = document.querySelectorAll('.lit:not(.begin)').length;
        expect({
          name,
          lit: lit <= 1,
          rawKey: /\b(parts|screens|faults|insurance|services|speech|keyboard)\.\w|\{\{|\|/.exec(page.text()),
        }).toEqual({ name, lit: true, rawKey: null });
        expect(page.text().length, name).toBeGreaterThan(20);
      }
      expect(page.facts.filter(({ kind }) => kind === 'failed')).toEqual([]);
    },
    60_000,
  );
});

describe('the keys answer', () => {
  it.each([
    ['attract', '扫医保码', { kind: 'begin', way: 'eVoucher' }],
    ['attract', '放身份证', { kind: 'begin', way: 'idCard' }],
    ['attract', '繁體', { kind: 'setLanguage', language: 'zh-Hant' }],
    ['attract', 'English', { kind: 'setLanguage', language: 'en' }],
    ['attract', '大字', { kind: 'setTextSize', textSize: 'large' }],
    ['attract', '求助', { kind: 'help' }],
    ['attract-tickets', '取号', { kind: 'queueTicket' }],
    ['choose-counter', '参保登记', { kind: 'chooseCounter', counter: 'insurance' }],
    ['choose-counter-many', '综合业务', { kind: 'chooseCounter', counter: 'general' }],
    ['choose-priority', '普通号', { kind: 'choosePriority', priority: false }],
    ['choose-priority', '优先号', { kind: 'choosePriority', priority: true }],
    ['ticket-printing-stuck', '不等了', { kind: 'back' }],
    ['ticket-to-take', '拿好了，结束', { kind: 'acknowledge' }],
    ['ticket-taken', '好，结束', { kind: 'acknowledge' }],
    ['ticket-retracted', '再取一张', { kind: 'retry' }],
    ['ticket-retracted', '不取了，结束', { kind: 'acknowledge' }],
    ['ticket-fault', '再取一张', { kind: 'retry' }],
    ['ticket-exhausted', '换一类', { kind: 'retry' }],
    ['ticket-unknown', '记住了，结束', { kind: 'acknowledge' }],
    ['identify', '返回', { kind: 'back' }],
    ['identify', '首页', { kind: 'home' }],
    ['identify-third-failure', '请人帮忙', { kind: 'help' }],
    ['working-query-stuck', '不等了，返回', { kind: 'back' }],
    ['menu', '账户里有多少钱', { kind: 'chooseService', service: 'personal-account' }],
    ['menu', '办完了，退出', { kind: 'leave' }],
    ['result', '打印凭条', { kind: 'print' }],
    ['result', '办完了，退出', { kind: 'leave' }],
    ['result-no-paper', '办别的事', { kind: 'home' }],
    ['printing-stuck', '不等了', { kind: 'back' }],
    ['printed-done', '拿好了，结束', { kind: 'acknowledge' }],
    ['printed-not-done', '再打一次', { kind: 'retry' }],
    ['printed-not-done', '不打了，继续', { kind: 'back' }],
    ['printed-unknown', '知道了，结束', { kind: 'acknowledge' }],
    ['take-card', '不是我的证件', { kind: 'notMine' }],
    ['take-card', '我已经拿走了', { kind: 'taken' }],
    ['trouble-too-slow', '再试一次', { kind: 'retry' }],
    ['trouble-too-slow', '办别的事', { kind: 'home' }],
    ['trouble-refused', '不办了，退出', { kind: 'leave' }],
    ['trouble-sign-in-code', '再扫一次医保码', { kind: 'otherWay' }],
    ['trouble-sign-in-card', '换一种方式', { kind: 'otherWay' }],
    ['trouble-sign-in-card', '再试一次', { kind: 'retry' }],
    ['idle-question', '我还在，继续', { kind: 'moreTime' }],
    ['idle-question', '不用了，退出', { kind: 'leave' }],
    ['interrupted', '重新开始', { kind: 'acknowledge' }],
    ['help', '明白了，回去', { kind: 'back' }],
    ['help', '还是不会', { kind: 'moreHelp' }],
    ['help', '字看不清', { kind: 'display' }],
    ['help', '声音听不清', { kind: 'sound' }],
    ['help-telephone', '想找人当面问', { kind: 'moreHelp' }],
    ['help-counter', '明白了，回去', { kind: 'back' }],
    ['attract', '看不清', { kind: 'display' }],
    ['display', '特大', { kind: 'setTextSize', textSize: 'extra' }],
    ['display', '黑底白字', { kind: 'setTheme', theme: 'contrastDark' }],
    ['display', '坐着用', { kind: 'setLayout', layout: 'low' }],
    ['display', 'English', { kind: 'setLanguage', language: 'en' }],
    ['display', '看清楚了，回去', { kind: 'back' }],
    ['menu-twelve-services', '全部事项', { kind: 'allServices' }],
    ['menu-twelve-services', '办完了，退出', { kind: 'leave' }],
    ['menu-filings', '去外地看病', { kind: 'chooseService', service: 'remote-treatment' }],
    ['menu-filings', '取消外地看病', { kind: 'chooseService', service: 'remote-treatment-cancel' }],
    ['notice', '开始办理', { kind: 'proceed' }],
    ['notice', '不办了', { kind: 'home' }],
    ['notice-network', '再看一次', { kind: 'retry' }],
    ['notice-network', '办别的事', { kind: 'home' }],
    ['question-division-answered', '下一步', { kind: 'answer', field: 'destination', value: { private: '653000' } }],
    ['question-day-answered', '下一步', { kind: 'answer', field: 'begin', value: { private: '2026-09-26' } }],
    ['question-telephone-answered', '下一步', { kind: 'answer', field: 'telephone', value: { private: '13800000000' } }],
    ['question-record-many', '下一步', { kind: 'answer', field: 'record', value: { private: 'r2' } }],
    ['commitment', '同意，下一步', { kind: 'consent' }],
    ['commitment', '不同意', { kind: 'back' }],
    ['review', '改地方', { kind: 'change', field: 'destination' }],
    ['review', '改日期', { kind: 'change', field: 'begin' }],
    ['review', '改电话', { kind: 'change', field: 'telephone' }],
    ['review', '提交', { kind: 'submit' }],
    ['review', '不办了', { kind: 'home' }],
    ['working-submit-stuck', '不再等候', { kind: 'back' }],
    ['filed-done', '打印凭条', { kind: 'print' }],
    ['filed-unknown', '打印凭条', { kind: 'print' }],
    ['filed-done', '办完了，退出', { kind: 'leave' }],
    ['filed-done-no-paper', '办别的事', { kind: 'home' }],
  ])('%s: %s', (name, words, meaning) => {
    show(name);
    expect(answerOf(words)).toEqual(meaning);
  });
});

describe('the attract screen', () => {
  it('keeps a way that does not work in its place, flat, and says so', () => {
    show('attract-card-only');
    expect(page.key('扫医保码').classList).toContain('off');
    expect(page.text()).toContain('扫码现在不能用，请放身份证。');
  });
});

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
    expect(answerOf('请人帮忙')).toEqual({ kind: 'help' });
  });

  it('leads with people from the third failure on', () => {
    show('identify-third-failure');
    expect(page.text()).toContain('上班时间请到3号窗口办。');
    expect(page.text()).toContain('0660-1234567');
  });
});

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
});

describe('all services', () => {
  const press = (words: string): void => {
    vi.advanceTimersByTime(1000);
    act(() => page.key(words).click());
  };

  it('stand on their shelves, each with how many there are', () => {
    show('all-services');
    expect(page.key('外地看病').textContent).toContain('3项');
    press('外地看病');
    for (const words of ['去外地看病', '改外地看病的地方', '取消外地看病']) expect(page.text()).toContain(words);
    expect(answerOf('去外地看病')).toEqual({ kind: 'chooseService', service: 'remote-treatment' });
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
    expect(answerOf('拿发票来报销')).toEqual({ kind: 'chooseService', service: 'reimbursement' });
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

describe('the display settings', () => {
  it('tell which choice holds', () => {
    page.show(sampleView('display', { textSize: 'large', theme: 'contrastDark' }));
    const chosen = [...document.querySelectorAll('.answers .chosen')].map(({ textContent }) => textContent);
    expect(chosen).toEqual(['大字', '黑底白字', '站着用', '中文']);
  });
});

describe('the help ladder', () => {
  it('says the step once more, by the screen that help was asked for', () => {
    show('help-question');
    expect(page.text()).toContain('请先点一个答案');
    show('help');
    expect(page.text()).toContain('想办哪件事，就点那一个键。');
  });

  it('has a general sentence for a screen of which it has none', () => {
    const shown = sampleView('help');
    page.show({ ...shown, screen: { ...shown?.screen, about: 'something-new' } });
    expect(page.text()).toContain('慢慢看。');
  });

  it('says it again by the voice, without asking the terminal', () => {
    show('help');
    expect(answerOf('再说一遍')).toBeUndefined();
  });

  it.each<[string, Language, string, string]>([
    ['help-telephone', 'zh-Hans', '有人上班，到17:00。', '星期一至星期五，9:00至12:00，13:00至17:00'],
    ['help-telephone', 'en', 'Open until 17:00.', 'Monday to Friday, 9:00 to 12:00 and 13:00 to 17:00'],
    ['help-night', 'zh-Hant', '沒有人，14:30上班。', '每天，8:30至11:30，14:30至17:30'],
  ])('tells the hours as they are now, and as they usually are: %s, %s', (name, language, now, usually) => {
    show(name, language);
    expect(page.text().replace(/[\u200b\u2060]/g, '')).toContain(now);
    expect(page.text()).toContain(usually);
  });

  it('names the counter and its address, or that it is here', () => {
    show('help-counter');
    for (const words of ['3号窗口', '青桥镇和平路18号一楼大厅']) expect(page.text()).toContain(words);
    show('help-counter-here');
    expect(page.text()).toContain('就在这里');
  });
});

describe('English', () => {
  it('counts one insurance and several', () => {
    show('menu-two-insurances', 'en');
    expect(page.text()).toContain('You are in 2 insurance schemes');
  });
});
