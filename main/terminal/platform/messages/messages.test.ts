// Every national query and filing: what it asks, what is made of the examples of the specification, and of answers that mean harm.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privately } from '../../../../contract/private.ts';
import type { PersonKey } from '../types.ts';
import { institutionMatchPage, institutionsLike, itemPage, medicalMatchPage, ownSharePage, priceLimitPage } from './catalogue.ts';
import { createCodeTables, dictionaryNames } from './code-tables.ts';
import { dictionaryQuestion, spellings } from './dictionary.ts';
import { chosenInstitutionsOf, chronicDiseasesOf, entitlementsOf, referralsOf, staysOf } from './entitlement.ts';
import { cancelChronicDisease, cancelInstitutionChoice, chronicDiseaseFiling, institutionChoice } from './filings.ts';
import { chronicMedicinesOf, diagnosesOf, feeLinesOf, settlementOf, visitsOf, yearSumsOf } from './history.ts';
import { type Question, readAnswer } from './question.ts';
import { signInQuestion, signOutQuestion } from './signing-in.ts';

const now = new Date('2026-01-01T00:00:00Z');
const person: PersonKey = { personNumber: privately('660000000000000001'), insuredPlace: '660100' };
const span = { from: '2025-01-01', to: '2025-12-31' };
const key = { settlement: 'S202412310001', visit: 'M202412310001' };
const wish = { page: 2, size: 100, changedSince: '2025-12-01' };

const read = <T>(question: Question<T>, output: unknown) =>
  readAnswer(question, { infcode: '0', err_msg: '', output }, { codes: createCodeTables(), now });
const contentOf = <T>(question: Question<T>, output: unknown): T | string => {
  const answer = read(question, output);
  return answer.ok ? answer.value : answer.fault.code;
};

const choice = {
  person,
  telephone: privately('13900000000'),
  rank: 1,
  institution: { code: 'H66000000001', name: '演示医院' },
  begin: '2026-01-01',
  end: null,
  agent: null,
};
const chronic = {
  person,
  insurance: 'employeeBasic',
  disease: { code: privately('M03900'), name: privately('高血压') },
  telephone: privately('13900000000'),
  certifiedBy: { code: 'H66000000002', name: '演示医院', on: '2025-12-30' },
  doctor: { code: 'D1', name: privately('测试医师') },
  begin: '2026-01-01',
  end: '2026-12-31',
} as const;

/** Question, its number, and what of its input has to be there. */
const questions: readonly (readonly [string, Question<unknown>, object])[] = [
  ['9001', signInQuestion('KIOSK-01', { mac: '02:00:00:00:00:01', ip: '192.0.2.7' }), { signIn: { opter_no: 'KIOSK-01' } }],
  ['9002', signOutQuestion('KIOSK-01', '66'), { signOut: { sign_no: '66', opter_no: 'KIOSK-01' } }],
  [
    '1201',
    institutionsLike({ type: '1', name: '演示' }),
    { medinsinfo: { fixmedins_type: '1', fixmedins_name: '演示', fixmedins_code: '' } },
  ],
  [
    '1312',
    itemPage(wish),
    { data: { updt_time: '2025-12-01', page_num: '2', page_size: '100', vali_flag: '1', query_date: '2026-01-01' } },
  ],
  ['1316', medicalMatchPage(wish), { data: { page_num: '2' } }],
  ['1317', institutionMatchPage({ ...wish, where: { fixmedins_code: 'H66000000001' } }), { data: { fixmedins_code: 'H66000000001' } }],
  ['1318', priceLimitPage({ ...wish, where: { hilist_code: 'X1' } }), { data: { hilist_code: 'X1' } }],
  ['1319', ownSharePage(wish), { data: { page_size: '100' } }],
  [
    '1901',
    dictionaryQuestion('insutype', '660100', spellings[2]),
    { data: { type: 'insutype', admdvs: '660100', date: '2026-01-01', valiFlag: '1' } },
  ],
  [
    '2001',
    entitlementsOf(person, { insurance: 'residentBasic', medType: '11', institution: 'H66000000001' }),
    { data: { psn_no: '660000000000000001', insutype: '390', med_type: '11', begntime: '2026-01-01 08:00:00' } },
  ],
  [
    '2503',
    chronicDiseaseFiling(chronic),
    { data: { insutype: '310', opsp_dise_code: 'M03900', insu_optins: '660100', enddate: '2026-12-31' } },
  ],
  ['2504', cancelChronicDisease(person, 'T1'), { data: { trt_dcla_detl_sn: 'T1', memo: '自助终端申请撤销 2026-01-01' } }],
  ['2505', institutionChoice(choice), { data: { biz_appy_type: '03', fix_srt_no: '1', agnter_name: '', enddate: '' } }],
  ['2506', cancelInstitutionChoice(person, 'T1'), { data: { trt_dcla_detl_sn: 'T1' } }],
  ['5201', visitsOf(person, span, '11'), { data: { begntime: '2025-01-01 00:00:00', endtime: '2025-12-31 23:59:59', med_type: '11' } }],
  ['5202', diagnosesOf(person, 'M1'), { data: { mdtrt_id: 'M1' } }],
  ['5203', settlementOf(person, key), { data: { setl_id: 'S202412310001', mdtrt_id: 'M202412310001' } }],
  ['5204', feeLinesOf(person, key), { data: { setl_id: 'S202412310001' } }],
  ['5205', chronicMedicinesOf(person, span), { data: { begntime: '2025-01-01 00:00:00' } }],
  ['5206', yearSumsOf(person, '202501'), { data: { cum_ym: '202501' } }],
  ['5301', chronicDiseasesOf(person), { data: { psn_no: '660000000000000001' } }],
  ['5302', chosenInstitutionsOf(person), { data: { biz_appy_type: '03' } }],
  ['5303', staysOf(person, span), { data: { endtime: '2025-12-31 23:59:59' } }],
  ['5304', referralsOf(person, span), { data: { endtime: '2025-12-31 23:59:59' } }],
];

describe.each(questions)('%s', (number, question, input) => {
  it('asks under its number, in lower-case names and text values', () => {
    expect(question.number).toBe(number);
    expect(question.input(now)).toMatchObject(input);
    const values = Object.values(question.input(now)).flatMap((node: object) => Object.values(node));
    expect(values.filter((value) => typeof value !== 'string')).toEqual([]);
  });

  it('reads anything at all without an exception', () => {
    const name = fc.constantFrom(
      'data',
      'list',
      'result',
      'medinsinfo',
      'trtinfo',
      'setlinfo',
      'setldetail',
      'feedetail',
      'cuminfo',
      'mdtrtinfo',
      'psn_no',
    );
    const hostile = fc.oneof(fc.jsonValue(), fc.dictionary(name, fc.jsonValue()), fc.array(fc.dictionary(fc.string(), fc.jsonValue())));
    fc.assert(
      fc.property(hostile, (output) => {
        const answer = read(question, output);
        if (!answer.ok) expect(answer.fault.code).toBe('platform.notUnderstood');
      }),
      // What cannot even be made a text of.
      { numRuns: 60, examples: [[{ psn_no: { toString: 0 } }]] },
    );
  });

  it('is a refusal, a turned-away or nothing understood like every other', () => {
    const context = { codes: createCodeTables(), now };
    expect(readAnswer(question, { infcode: -1, err_msg: '系统繁忙' }, context)).toEqual({ ok: false, fault: { code: 'platform.refused' } });
    expect(readAnswer(question, { code: 401, message: '非法用户' }, context)).toEqual({
      ok: false,
      fault: { code: 'platform.unauthorised' },
    });
    expect(readAnswer(question, 'maintenance', context)).toEqual({ ok: false, fault: { code: 'platform.notUnderstood' } });
  });
});

describe('An answer', () => {
  const setlinfo = {
    setl_id: 'S202412310001',
    mdtrt_id: 'M202412310001',
    psn_no: '660000000000000001',
    insutype: '310',
    med_type: '1101',
    fixmedins_name: '演示医院',
    setl_time: '2024-12-31 10:20:30',
    medfee_sumamt: 300.0,
    inscp_scp_amt: 260.0,
    hifp_pay: '180.00',
    fund_pay_sumamt: 180.0,
    psn_pay: 120.0,
    acct_pay: 100.0,
    cash_payamt: 20.0,
    balc: 1134.56,
    refd_setl_flag: '0',
  };
  const setldetail = [{ fund_pay_type: '310100', fund_pay_type_name: '统筹基金', fund_payamt: 180.0 }];

  it('of 5203 is the settlement in fen, its funds with it', () => {
    expect(contentOf(settlementOf(person, key), { setlinfo, setldetail })).toMatchObject({
      id: 'S202412310001',
      insurance: 'employeeBasic',
      category: 'outpatient',
      institution: { private: '演示医院' },
      at: '2024-12-31 10:20',
      totalFen: { private: 30_000 },
      poolFen: { private: 18_000 },
      balanceFen: { private: 113_456 },
      ownExpenseFen: null,
      refund: false,
      funds: [{ fund: { private: '统筹基金' }, paidFen: { private: 18_000 } }],
    });
  });

  it('of 5203 about another settlement or another person is not understood', () => {
    expect(contentOf(settlementOf(person, key), { setlinfo: { ...setlinfo, setl_id: 'S2' }, setldetail })).toBe('platform.notUnderstood');
    expect(contentOf(settlementOf(person, key), { setlinfo: { ...setlinfo, psn_no: '660000000000000002' }, setldetail })).toBe(
      'platform.notUnderstood',
    );
  });

  it.each([null, undefined, '12,5', 0.001, {}])('of 5203 with the sum %j is not a settlement of 0', (psn_pay) => {
    const answer = contentOf(settlementOf(person, key), { setlinfo: { ...setlinfo, psn_pay }, setldetail });
    // This interface sends an empty number as 0 or null; whatever else is no amount.
    if (psn_pay === null) expect(answer).toMatchObject({ ownFen: { private: 0 } });
    else expect(answer).toBe('platform.notUnderstood');
  });

  it('of 5206 is the sums of the year', () => {
    const cuminfo = [{ insutype: '310', year: '2025', cum_ym: '202501', cum_type_code: 'S0000', cum: 1200.0 }];
    expect(contentOf(yearSumsOf(person, ''), { cuminfo })).toEqual([
      { insurance: 'employeeBasic', year: '2025', month: { private: '202501' }, kind: 'S0000', amountFen: { private: 120_000 } },
    ]);
  });

  it('of 5301 is the chronic diseases, under the node that the specification names', () => {
    const feedetail = [{ opsp_dise_code: 'M03900', opsp_dise_name: '高血压', begndate: '2024-01-01', enddate: '2099-12-31' }];
    expect(contentOf(chronicDiseasesOf(person), { feedetail })).toEqual([
      { code: { private: 'M03900' }, name: { private: '高血压' }, begin: '2024-01-01', end: '2099-12-31' },
    ]);
  });

  it.each([[{ feedetail: [] }], [{ feedetail: null }], [null], ['']])('of 5301 that is %j is no disease', (output) => {
    expect(contentOf(chronicDiseasesOf(person), output)).toEqual([]);
  });

  it('without its node is not taken for an empty one', () => {
    expect(contentOf(yearSumsOf(person, ''), { other: [] })).toBe('platform.notUnderstood');
    expect(contentOf(feeLinesOf(person, key), { file_qury_no: 'F1', filename: 'a.zip' })).toBe('platform.notUnderstood');
  });

  it('with one row of another person is shown to nobody', () => {
    const rows = [
      { psn_no: '660000000000000001', trt_chk_type: '01', fund_pay_type: '310100', trt_enjymnt_flag: '1' },
      { psn_no: '660000000000000002', trt_chk_type: '01', fund_pay_type: '310200', trt_enjymnt_flag: '1' },
    ];
    const question = entitlementsOf(person, { insurance: 'employeeBasic', medType: '11', institution: 'H66000000001' });
    expect(contentOf(question, { trtinfo: rows })).toBe('platform.notUnderstood');
    expect(contentOf(question, { trtinfo: rows.slice(0, 1) })).toMatchObject([{ fund: '310100', entitled: true, begin: null }]);
  });

  it('with one bad row of a history is no history', () => {
    const line = { feedetl_sn: '1', hilist_name: '演示药', fee_ocur_time: '2025-01-02 03:04:05', cnt: 2, pric: '1.234567' };
    expect(contentOf(feeLinesOf(person, key), { data: [line] })).toMatchObject([
      { id: '1', count: 2, priceYuan: 1.234567, at: '2025-01-02 03:04' },
    ]);
    expect(contentOf(feeLinesOf(person, key), { data: [line, { ...line, feedetl_sn: '' }] })).toBe('platform.notUnderstood');
  });

  const item = {
    hilist_code: 'X1',
    hilist_name: '演示药',
    chrgitm_lv: '02',
    lmt_used_flag: '1',
    list_type: '101',
    updt_time: '2025-12-02 00:00:00',
  };

  it.each([
    [{ data: [item], pageNum: 2, pages: 7, recordCounts: 700 }, 7],
    [[item], null],
    [{ data: [item] }, null],
  ])('of 1312 is a page of items', (output, pages) => {
    expect(contentOf(itemPage(wish), output)).toMatchObject({
      rows: [{ code: 'X1', name: '演示药', level: '02', limited: true, changedOn: '2025-12-02' }],
      unread: 0,
      pages,
    });
  });

  it('of 1312 with a bad row is the others', () => {
    expect(contentOf(itemPage(wish), { data: [item, { hilist_code: '' }, null] })).toMatchObject({ rows: [{ code: 'X1' }], unread: 2 });
  });

  it('of 1318 and 1319 tells limit and share', () => {
    const limit = { hilist_code: 'X1', hilist_lmtpric_type: '3', hilist_pric_uplmt_amt: '12.50' };
    expect(contentOf(priceLimitPage(wish), [limit])).toMatchObject({ rows: [{ type: '3', limitFen: 1250 }] });
    expect(contentOf(ownSharePage(wish), [{ hilist_code: 'X1', selfpay_prop: 0.1 }])).toMatchObject({ rows: [{ share: 0.1 }] });
  });

  it('of 1201 is institutions, one alone too', () => {
    const one = { fixmedins_code: 'H66000000001', fixmedins_name: '演示医院', uscc: '1', fixmedins_type: '1', hosp_lv: '5' };
    const institution = { code: 'H66000000001', name: '演示医院', creditCode: '1', type: '1', level: '5' };
    expect(contentOf(institutionsLike({ type: '1' }), { medinsinfo: [one] })).toEqual([institution]);
    expect(contentOf(institutionsLike({ type: '1' }), { medinsinfo: one })).toEqual([institution]);
  });

  it('of a filing is its number, and without one it is not understood', () => {
    expect(contentOf(chronicDiseaseFiling(chronic), { result: { trt_dcla_detl_sn: 'T1' } })).toEqual({ platformNumber: 'T1' });
    expect(contentOf(institutionChoice(choice), { result: [{ trt_dcla_detl_sn: 'T2' }] })).toEqual({ platformNumber: 'T2' });
    expect(contentOf(chronicDiseaseFiling(chronic), { result: {} })).toBe('platform.notUnderstood');
    expect(contentOf(cancelChronicDisease(person, 'T1'), null)).toBe('cancelled');
  });

  it('comes back from the wire as it was sent', () => {
    const row = fc.record({
      insurance: fc.constantFrom('310', '390'),
      year: fc.integer({ min: 2000, max: 2099 }),
      fen: fc.integer({ min: 0, max: 1e9 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const cuminfo = rows.map(({ insurance, year, fen }) => ({
          insutype: insurance,
          year,
          cum_ym: `${year}01`,
          cum_type_code: 'S0000',
          cum: (fen / 100).toFixed(2),
        }));
        const sums = contentOf(yearSumsOf(person, ''), JSON.parse(JSON.stringify({ cuminfo })));
        expect(typeof sums === 'string' ? [] : sums.map(({ amountFen }) => amountFen.private)).toEqual(rows.map(({ fen }) => fen));
      }),
    );
  });
});

describe('A code', () => {
  it.each([
    ['med_type', '2101', 'inpatient'],
    ['med_type', '1499', 'chronic'],
    ['med_type', '99', 'other'],
    ['psn_type', '1204', 'retired'],
    ['psn_type', '136019', 'retiredCadre'],
    ['insutype', '31001', 'other'],
    ['insutype', 'constructor', 'other'],
  ] as const)('of %s, %s, is %s: regions lengthen some of them', (dictionary, code, word) => {
    expect(createCodeTables().wordOf(dictionary, code)).toBe(word);
  });

  it('that a region explains means what the region says, its neighbours what they did', () => {
    const codes = createCodeTables();
    expect(
      codes.learn('med_type', [
        { code: '9901', label: '门诊两病' },
        { code: '7', label: '?' },
      ]),
    ).toBe(1);
    expect(codes.learn('psn_insu_stas', [{ code: '3', label: '终止参保' }])).toBe(1);
    expect(['9901', '7', '11'].map((code) => codes.wordOf('med_type', code))).toEqual(['outpatient', 'other', 'outpatient']);
    expect(['3', '1', '4'].map((code) => codes.wordOf('psn_insu_stas', code))).toEqual(['ended', 'insured', 'ended']);
  });

  it('means the same after the dictionaries of the specification as before them', () => {
    const printed = {
      insutype: [
        '310 职工基本医疗保险',
        '320 公务员医疗补助',
        '330 大额医疗费用补助',
        '340 离休人员医疗保障',
        '350 一至六级残废军人医疗补助',
        '360 老红军医疗保障',
        '370 企业补充医疗保险',
        '380 新型农村合作医疗',
        '390 城乡居民基本医疗保险',
        '391 城镇居民基本医疗保险',
        '392 城乡居民大病医疗保险',
        '399 其他特殊人员医疗保障',
        '410 长期照护保险',
        '510 生育保险',
      ],
      psn_insu_stas: ['0 未参保', '1 正常参保', '2 暂停参保', '3 无效参保', '4 终止参保'],
      psn_type: ['11 在职', '1105 农名工', '1112 伤残军人退休', '12 退休', '13 离休', '1401 新生儿', '15 居民（成年）', '16 居民（老年）'],
      med_type: [
        '11 普通门诊',
        '1103 癌症筛查',
        '14 门诊慢特病',
        '2109 新生儿抢救',
        '2106 生育平产(居民)',
        '41 定点药店购药',
        '52 生育住院',
      ],
    } as const;
    const before = createCodeTables();
    const after = createCodeTables();
    for (const name of dictionaryNames) {
      const entries = printed[name].map((line) => ({ code: line.split(' ')[0] ?? '', label: line.split(' ')[1] ?? '' }));
      after.learn(name, entries);
      const words = (codes: typeof before) => entries.map(({ code }) => `${code} ${codes.wordOf(name, code)}`);
      expect(words(after)).toEqual(words(before));
    }
  });

  it('of any dictionary at all is a word that the terminal knows', () => {
    const words = fc.string({ unit: fc.constantFrom(...'参保终止正常门诊住院职工居民离休1039') });
    fc.assert(
      fc.property(
        fc.constantFrom(...dictionaryNames),
        fc.array(fc.record({ code: fc.string({ maxLength: 3 }), label: words })),
        (name, entries) => {
          const codes = createCodeTables();
          codes.learn(name, entries);
          expect(entries.map(({ code }) => codes.wordOf(name, code)).filter((word) => !/^[a-z][A-Za-z]+$/.test(word))).toEqual([]);
        },
      ),
    );
  });
});
