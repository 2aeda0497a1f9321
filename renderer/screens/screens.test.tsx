// Every sample screen in every language: words instead of keys, at most one lit act, and the answers that the keys give.

import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../contract/display.ts';
import { view } from '../../contract/view.ts';
import { pageOfEachTest } from '../testing/page-of-each-test.ts';
import { sampleNames, sampleView } from '../gallery/samples.ts';

const page = pageOfEachTest();

const show = (name: string, language: Language = 'zh-Hans'): void => page.show(sampleView(name, { language }));

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
    ['commitment', '不同意', { kind: 'home' }],
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
    expect(page.answerOf(words)).toEqual(meaning);
  });
});
