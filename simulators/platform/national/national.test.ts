// The national transactions over real HTTP: strict in what they take, true to the interface document in what they answer, and their sums agree.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Platform, startPlatform } from '../server.ts';
import { type Caller, createCaller, residentOf } from '../testing/caller.ts';
import { outputs } from '../testing/outputs.ts';

type Row = Readonly<Record<string, string | number>>;
interface Answer {
  readonly infcode: number;
  readonly err_msg: string;
  readonly output: Readonly<Record<string, unknown>> | null;
}

const employee = residentOf('employee');
const retired = residentOf('over-eighty');

let platform: Platform;
let caller: Caller;
let time = new Date('2026-03-02T01:02:03Z');
beforeAll(async () => {
  platform = await startPlatform({ host: '127.0.0.1', port: 0, now: () => time });
  caller = createCaller(
    () => platform.url,
    () => time,
  );
});
afterAll(() => platform.close());

const call = async (infno: string, input: object, changes: object = {}): Promise<Answer> =>
  (await caller.national(infno, input, changes)) as Answer;

/** The rows of one node, each held against the interface document. */
async function rows(infno: string, node: keyof typeof outputs, data: object): Promise<readonly Row[]> {
  const answer = await call(infno, { data });
  expect([infno, answer.err_msg]).toEqual([infno, '']);
  const name = node.slice(5);
  const found = answer.output?.[name];
  const list = (Array.isArray(found) ? found : [found]) as readonly Row[];
  for (const row of list) expect([node, outputs[node](row)]).toEqual([node, expect.objectContaining({ ok: true })]);
  return list;
}

const wholeYear = { begntime: '2025-01-01 00:00:00', endtime: '2026-12-31 23:59:59' };
const medTypes = ['11', '14', '2101', '41'] as const;

/** Every settlement of a person, by way of his visits. */
async function settlementsOf(psn_no: string, span = wholeYear): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (const med_type of medTypes) {
    for (const { mdtrt_id } of await rows('5201', '5201 mdtrtinfo', { psn_no, ...span, med_type }))
      found.push(...(await rows('5203', '5203 setlinfo', { psn_no, setl_id: String(mdtrt_id).replace('M', 'S'), mdtrt_id })));
  }
  return found;
}

const cents = (value: string | number | undefined): number => Math.round(Number(value) * 100);
const total = (list: readonly Row[], name: string): number => list.reduce((sum, row) => sum + cents(row[name]), 0);

describe('the history', () => {
  it('keeps every identity of the money, in each settlement, its funds and its fees', async () => {
    let seen = 0;
    for (const id of ['employee', 'over-eighty', 'no-account', 'person-00001', 'person-00002', 'person-00007', 'person-00011']) {
      const psn_no = residentOf(id).personNumber;
      for (const one of await settlementsOf(psn_no)) {
        seen += 1;
        const { setl_id, mdtrt_id } = one;
        const funds = ['hifp_pay', 'cvlserv_pay', 'hifes_pay', 'hifmi_pay', 'hifob_pay', 'maf_pay', 'oth_pay'];
        const sum = (...names: readonly string[]): number => names.reduce((all, name) => all + cents(one[name]), 0);
        expect(sum('fund_pay_sumamt', 'psn_pay')).toBe(cents(one.medfee_sumamt));
        expect(sum(...funds)).toBe(cents(one.fund_pay_sumamt));
        expect(sum('acct_pay', 'cash_payamt')).toBe(cents(one.psn_pay));
        expect(sum('fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt')).toBe(cents(one.medfee_sumamt));
        expect(cents(one.acct_mulaid_pay)).toBeLessThanOrEqual(cents(one.acct_pay));
        for (const name of ['cash_payamt', 'acct_pay', 'balc', 'act_pay_dedc']) expect(cents(one[name])).toBeGreaterThanOrEqual(0);
        const detail = await call('5203', { data: { psn_no, setl_id, mdtrt_id } });
        expect(total(detail.output?.setldetail as readonly Row[], 'fund_payamt')).toBe(cents(one.fund_pay_sumamt));
        const fees = await rows('5204', '5204 data', { psn_no, setl_id, mdtrt_id });
        expect(total(fees, 'det_item_fee_sumamt')).toBe(cents(one.medfee_sumamt));
        expect(total(fees, 'inscp_scp_amt')).toBe(cents(one.inscp_scp_amt));
        expect(fees.map((fee) => cents(fee.pric) * Number(fee.cnt))).toEqual(fees.map((fee) => cents(fee.det_item_fee_sumamt)));
        expect(await rows('5202', '5202 diseinfo', { psn_no, mdtrt_id })).toHaveLength(1);
      }
    }
    expect(seen).toBeGreaterThan(30);
  }, 60_000);

  it('has totals of the year that are the sums of its settlements', async () => {
    for (const { personNumber: psn_no } of [employee, retired, residentOf('person-00001')]) {
      const settled = await settlementsOf(psn_no, { begntime: '2025-01-01 00:00:00', endtime: '2025-12-31 23:59:59' });
      const year = settled.filter((one) => one.year === '2025');
      const totals = await rows('5206', '5206 cuminfo', { psn_no, cum_ym: '202512' });
      const of = (code: string): number =>
        totals.filter((row) => String(row.cum_type_code).startsWith(code)).reduce((sum, row) => sum + cents(row.cum), 0);
      expect(of('S0000')).toBe(total(year, 'medfee_sumamt'));
      expect(of('Q0000')).toBe(total(year, 'act_pay_dedc'));
      expect(of('D')).toBe(total(year, 'fund_pay_sumamt'));
      expect(of('C0000') / 100).toBe(year.filter((one) => one.med_type === '2101').length);
    }
  });

  it('tells a settlement only to who knows both of its numbers', async () => {
    const [one] = await settlementsOf(retired.personNumber);
    const ask = (setl_id: unknown, mdtrt_id: unknown) => call('5203', { data: { psn_no: retired.personNumber, setl_id, mdtrt_id } });
    expect(await ask(one?.setl_id, one?.mdtrt_id)).toMatchObject({ infcode: 0 });
    expect(await ask(one?.setl_id, 'M1')).toMatchObject({ infcode: -1, err_msg: '未查询到结算信息' });
    expect(await call('5203', { data: { psn_no: employee.personNumber, setl_id: one?.setl_id, mdtrt_id: one?.mdtrt_id } })).toMatchObject({
      err_msg: '未查询到结算信息',
    });
  });

  it('is the same again, and another for another seed', async () => {
    const psn_no = residentOf('person-00001').personNumber;
    const before = await settlementsOf(psn_no);
    expect(await settlementsOf(psn_no)).toEqual(before);
    const other = await startPlatform({ host: '127.0.0.1', port: 0, now: () => time, seed: 'another' });
    const elsewhere = createCaller(
      () => other.url,
      () => time,
    );
    const ask = { data: { psn_no, ...wholeYear, med_type: '11' } };
    expect(await elsewhere.national('5201', ask)).not.toMatchObject({ output: (await call('5201', ask)).output });
    await other.close();
  });

  it("knows drugs for chronic diseases, stays, referrals and designated institutions in the document's form", async () => {
    const counts = { feedetail: 0, data: 0, refmedin: 0, psnfixmedin: 0 };
    for (let index = 0; index < 120; index += 1) {
      const psn_no = platform.population.at(13 + index)?.personNumber ?? '';
      if (platform.population.at(13 + index)?.insurances.length === 0) continue;
      counts.feedetail += (await rows('5205', '5205 feedetail', { psn_no, ...wholeYear })).length;
      counts.data += (await rows('5303', '5303 data', { psn_no, ...wholeYear })).length;
      counts.refmedin += (await rows('5304', '5304 refmedin', { psn_no, ...wholeYear })).length;
      counts.psnfixmedin += (await rows('5302', '5302 psnfixmedin', { psn_no, biz_appy_type: '03' })).length;
      await rows('5301', '5301 feedetail', { psn_no });
    }
    for (const [node, count] of Object.entries(counts)) if (node !== 'data') expect([node, count > 0]).toEqual([node, true]);
  }, 60_000);
});

describe('2001', () => {
  const ask = (id: string, med_type = '11', insutype = '310') =>
    rows('2001', '2001 trtinfo', {
      ...{ psn_no: residentOf(id).personNumber, insutype, med_type, fixmedins_code: 'H66000000001', begntime: '2026-03-02 08:00:00' },
    });

  it('says fund by fund what may be enjoyed', async () => {
    expect(await ask('employee')).toMatchObject([
      { fund_pay_type: '310100', trt_enjymnt_flag: '1', trt_chk_rslt: '' },
      { fund_pay_type: '310200', trt_enjymnt_flag: '1' },
      { fund_pay_type: '330100', trt_enjymnt_flag: '1' },
    ]);
    expect(await ask('no-account', '11', '390')).toMatchObject([{ fund_pay_type: '390100' }, { fund_pay_type: '390200' }]);
  });

  it('says why not: an insurance that is suspended, a disease that is not registered', async () => {
    expect(await ask('suspended')).toMatchObject([
      { trt_enjymnt_flag: '0', trt_chk_rslt: '参保状态为暂停参保，不享受待遇' },
      { fund_pay_type: '310200', trt_enjymnt_flag: '1' },
      { trt_enjymnt_flag: '0' },
    ]);
    expect(await ask('rare-character', '14')).toMatchObject([
      { trt_enjymnt_flag: '0', trt_chk_rslt: '未办理门诊慢特病备案，不享受待遇' },
      {},
      {},
    ]);
  });
});

describe('registrations', () => {
  const person = residentOf('rare-character').personNumber;
  const disease = {
    ...{
      psn_no: person,
      insutype: '310',
      opsp_dise_code: 'M00201',
      opsp_dise_name: '慢性乙型肝炎',
      tel: '',
      addr: '',
      insu_optins: '660100',
    },
    ...{ ide_fixmedins_no: 'H66000000002', ide_fixmedins_name: '演示医院', hosp_ide_date: '2026-03-01', diag_dr_codg: 'D66000000001' },
    ...{ diag_dr_name: '虚构医师', begndate: '2026-03-02', enddate: '', memo: '' },
  };
  const clinic = {
    ...{ psn_no: person, biz_appy_type: '03', begndate: '2026-03-02', fix_srt_no: '9', fixmedins_code: 'H66000000009' },
    ...{ fixmedins_name: '样例社区卫生服务站' },
  };

  it('of a disease are made once, seen by 5301, and cancelled before the clerks look', async () => {
    const made = await rows('2503', '2503 result', disease);
    expect(await call('2503', { data: disease })).toMatchObject({ infcode: -1, err_msg: '已有有效的慢特病备案' });
    const isSeen = async () => (await rows('5301', '5301 feedetail', { psn_no: person })).some((row) => row.opsp_dise_code === 'M00201');
    expect(await isSeen()).toBe(true);
    const cancel = { trt_dcla_detl_sn: made[0]?.trt_dcla_detl_sn, psn_no: person, memo: '本人要求' };
    const day = time;
    time = new Date('2026-03-03T01:00:00Z');
    expect(await call('2504', { data: cancel })).toMatchObject({ err_msg: '备案已审核，不能撤销' });
    time = day;
    expect(await call('2504', { data: { ...cancel, memo: '' } })).toMatchObject({ err_msg: '入参不合规：data.memo' });
    expect(await call('2504', { data: cancel })).toMatchObject({ infcode: 0 });
    expect(await call('2504', { data: cancel })).toMatchObject({ err_msg: '备案信息不存在或已撤销' });
    expect(await isSeen()).toBe(false);
    expect(platform.ledger().cases.map(({ operation, execCnt }) => [operation, execCnt])).toEqual([
      ['2504', 1],
      ['2503', 1],
    ]);
  });

  it('of an institution want a whole agent or none', async () => {
    expect(await call('2505', { data: { ...clinic, agnter_name: '测试代' } })).toMatchObject({ err_msg: '代办人信息不完整' });
    const made = await rows('2505', '2505 result', clinic);
    expect(await call('2505', { data: clinic })).toMatchObject({ err_msg: '该机构已备案' });
    expect(await call('2505', { data: { ...clinic, fixmedins_code: 'H66000000008' } })).toMatchObject({ err_msg: '定点排序号已使用' });
    const listed = await rows('5302', '5302 psnfixmedin', { psn_no: person, biz_appy_type: '03' });
    expect(listed).toContainEqual(expect.objectContaining({ fixmedins_code: 'H66000000009', enddate: '2099-12-31' }));
    const cancel = { trt_dcla_detl_sn: made[0]?.trt_dcla_detl_sn, psn_no: person, memo: '换' };
    expect(await call('2506', { data: cancel })).toMatchObject({ infcode: 0 });
  });

  it.each([
    ['参保状态异常，不能备案', { psn_no: residentOf('suspended').personNumber }],
    ['鉴定日期晚于当前日期', { hosp_ide_date: '2026-03-03' }],
    ['入参不合规：data.opsp_dise_code', { opsp_dise_code: '高血压' }],
    ['入参不合规：data.insutype', { insutype: '999' }],
    ['入参不合规：data.diag_dr_name', { diag_dr_name: '' }],
    ['未查询到该人员的参保信息', { psn_no: '660000000000099999' }],
  ])('are refused: %s', async (err_msg, changes) => {
    expect(await call('2503', { data: { ...disease, ...changes } })).toMatchObject({ infcode: -1, err_msg });
  });
});

describe('1901', () => {
  const ask = { parent_value: '0', admdvs: '660000', date: '2026-03-02', Vali_Flag: '1' };

  it('tells a code table in its order', async () => {
    const list = await rows('1901', '1901 list', { ...ask, type: 'psn_insu_stas' });
    expect(list.map(({ value, label, sort }) => `${sort} ${value} ${label}`)).toEqual([
      ...['1 0 未参保', '2 1 正常参保', '3 2 暂停参保', '4 3 无效参保', '5 4 终止参保'],
    ]);
  });

  it('tells the divisions below a division', async () => {
    const list = await rows('1901', '1901 list', { ...ask, type: 'admdvs', parent_value: '660000' });
    expect(list.map(({ value }) => value)).toEqual(['660100', '660200', '660300', '660400', '660500']);
  });

  it('refuses a type it does not know, and a flag in another spelling', async () => {
    expect(await call('1901', { data: { ...ask, type: 'weather' } })).toMatchObject({ err_msg: '字典类型不存在' });
    const { Vali_Flag, ...rest } = ask;
    expect(await call('1901', { data: { ...rest, vali_flag: Vali_Flag, type: 'gend' } })).toMatchObject({
      err_msg: '入参不合规：data.vali_flag',
    });
  });
});

describe('signing in', () => {
  const signIn = { signIn: { opter_no: 'KIOSK-01', mac: '00-00-5E-00-53-01', ip: '127.0.0.1' } };
  const query = { data: { psn_no: employee.personNumber } };

  const signNumber = async (): Promise<string> => {
    const answer = await call('9001', signIn);
    const { sign_time, sign_no } = (answer.output?.signinoutb ?? {}) as { readonly sign_time?: string; readonly sign_no?: string };
    expect([sign_time, sign_no]).toEqual(['2026-03-02 09:02:03', expect.stringMatching(/^66\d{23}$/)]);
    return sign_no ?? '';
  };

  it('gives a number for the day, and takes it back once', async () => {
    const sign_no = await signNumber();
    const signOut = { signOut: { sign_no, opter_no: 'KIOSK-01' } };
    expect(await call('9002', { signOut: { sign_no, opter_no: 'KIOSK-02' } })).toMatchObject({ err_msg: '当天未签到，不能签退' });
    expect(await call('9002', signOut)).toMatchObject({ infcode: 0, output: { sign_time: '2026-03-02 09:02:03' } });
    expect(await call('9002', signOut)).toMatchObject({ err_msg: '当天未签到，不能签退' });
  });

  it('is asked for only where the platform says so, and ends at midnight', async () => {
    expect(await call('5301', query)).toMatchObject({ infcode: 0 });
    platform.setRules({ requireSignIn: true });
    expect(await call('5301', query)).toMatchObject({ infcode: -1, err_msg: '未签到，请先签到' });
    const sign_no = await signNumber();
    expect(await call('5301', query, { sign_no })).toMatchObject({ infcode: 0 });
    const day = time;
    time = new Date('2026-03-02T16:00:00Z');
    expect(await call('5301', query, { sign_no })).toMatchObject({ err_msg: '未签到，请先签到' });
    time = day;
    platform.heal();
  });
});

it('the catalogue and the institutions answer behind the same door', async () => {
  const answer = await call('1201', { medinsinfo: { fixmedins_type: '1', fixmedins_name: '医院', fixmedins_code: '' } });
  expect(answer).toMatchObject({
    infcode: 0,
    output: { medinsinfo: expect.arrayContaining([expect.objectContaining({ fixmedins_type: '1' })]) },
  });
});

it.each([
  ['报文头不合规：mdtrtarea_admdvs', { mdtrtarea_admdvs: '660100' }],
  ['报文头不合规：opter_type', { opter_type: '1' }],
  ['报文头不合规：inf_time', { inf_time: '2026-02-30 08:00:00' }],
  ['报文头不合规：input', { input: [] }],
  ['入参不合规：more', { input: { data: { psn_no: 'x' }, more: {} } }],
  ['入参不合规：data', { input: { data: 'x' } }],
  ['交易编号不存在或与地址不符', { infno: '5302' }],
])('the envelope is read strictly: %s', async (err_msg, changes) => {
  expect(await call('5301', { data: { psn_no: employee.personNumber } }, changes)).toMatchObject({ infcode: -1, err_msg });
});
