// The region's own operations over real HTTP: filings are made once, by the rules, and are known afterwards.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Platform, startPlatform } from '../server.ts';
import { type Caller, createCaller, filingOf, keyOf, post, residentOf, signedHeaders } from '../testing/caller.ts';

const employee = residentOf('employee');
const asker = { psn_no: employee.personNumber, certno: employee.number };

let platform: Platform;
let caller: Caller;
let time: Date;
beforeEach(async () => {
  time = new Date('2026-03-02T01:02:03Z');
  platform = await startPlatform({ host: '127.0.0.1', port: 0, now: () => time });
  caller = createCaller(
    () => platform.url,
    () => time,
  );
});
afterEach(() => platform.close());

const ok = (data: unknown) => ({ code: 0, message: '', respTime: '20260302090203000', data });
const refused = (code: number, message: string) => ({ code, message, respTime: '20260302090203000', data: null });
const day = (text: string): Date => new Date(`${text}T04:00:00Z`);
const executions = (): readonly number[] => platform.ledger().cases.map(({ execCnt }) => execCnt);

describe('a filing', () => {
  it('is made, found by its key, listed for its person and its terminal, and can be cancelled on the day', async () => {
    const sn = '66002026030200000001';
    expect(await caller.ask('remote/file', filingOf(employee, 1))).toEqual(ok({ trt_dcla_detl_sn: sn, acp_stas: '3' }));
    expect(await caller.ask('progress/find', { appy_no: keyOf(1) })).toEqual(
      ok({ found: '1', appy_no: keyOf(1), sn, acp_stas: '3', fns_time: '2026-03-02 09:02:03' }),
    );
    expect(await caller.ask('remote/list', asker)).toEqual(
      ok({
        list: [
          {
            ...{ trt_dcla_detl_sn: sn, rloc_rea: '99', rloc_admdvs: '310000', begndate: '2026-03-02', enddate: '2026-09-02' },
            ...{ vali_flag: '1', undo_flag: '1' },
          },
        ],
      }),
    );
    const cancel = { appy_no: keyOf(2), matt_no: 'KIOSK-01-B000002', ...asker, psn_name: employee.name };
    expect(await caller.ask('remote/cancel', { ...cancel, trt_dcla_detl_sn: sn, undo_rea_codg: '99' })).toMatchObject({ code: 0 });
    expect(await caller.ask('remote/list', asker)).toMatchObject({ data: { list: [{ vali_flag: '0', undo_flag: '0' }] } });
    expect(await caller.ask('progress/list', asker)).toMatchObject({
      data: { list: [{ matt_code: 'YDQX' }, { matt_code: 'YDBA', acp_stas: '3' }] },
    });
    expect(await caller.ask('ledger/list', { begndate: '2026-03-02', enddate: '2026-03-02' })).toMatchObject({
      data: {
        list: [
          { appy_no: keyOf(2), exec_cnt: '1' },
          { appy_no: keyOf(1), sn, matt_code: 'YDBA', exec_cnt: '1' },
        ],
      },
    });
    expect(await caller.ask('ledger/list', { begndate: '2026-03-03', enddate: '2026-03-04' })).toEqual(ok({ list: [] }));
  });

  it('says who made it for the person, whole or not at all', async () => {
    const agent = { agnter_name: '测试乙', agnter_cert_type: '01', agnter_certno: residentOf('over-eighty').number, agnter_rlts: '2' };
    for (const wrong of [{ agnter_name: '测试乙' }, { ...agent, agnter_rlts: '' }, { ...agent, agnter_rlts: '3' }])
      expect(await caller.ask('remote/file', filingOf(employee, 1, wrong))).toMatchObject({ code: 400 });
    expect(await caller.ask('remote/file', filingOf(employee, 1, agent))).toMatchObject({ code: 0 });
    expect(platform.ledger().filings).toMatchObject([{ agent: { name: '测试乙', number: agent.agnter_certno, relation: '2' } }]);
  });

  it('that nobody made is not found', async () => {
    expect(await caller.ask('progress/find', { appy_no: keyOf(9) })).toEqual(ok({ found: '0' }));
  });

  it('can be changed to another city, and the former one ends', async () => {
    await caller.ask('remote/file', filingOf(employee, 1));
    const change = { ...filingOf(employee, 2, { rloc_admdvs: '440100' }), trt_dcla_detl_sn: '66002026030200000001' };
    expect(await caller.ask('remote/change', change)).toEqual(ok({ trt_dcla_detl_sn: '66002026030200000002', acp_stas: '3' }));
    expect(await caller.ask('remote/list', asker)).toMatchObject({
      data: {
        list: [
          { rloc_admdvs: '440100', vali_flag: '1' },
          { rloc_admdvs: '310000', vali_flag: '0' },
        ],
      },
    });
  });

  it('under a commitment is locked for six months, except on its own day', async () => {
    await caller.ask('remote/file', filingOf(employee, 1, { enddate: '2027-03-02' }));
    const cancel = (serial: number) =>
      caller.ask('remote/cancel', {
        ...{ appy_no: keyOf(serial), matt_no: `KIOSK-01-B00000${serial}`, ...asker, psn_name: employee.name },
        ...{ trt_dcla_detl_sn: '66002026030200000001', undo_rea_codg: '99' },
      });
    time = day('2026-03-03');
    expect(await caller.ask('remote/list', asker)).toMatchObject({ data: { list: [{ vali_flag: '1', undo_flag: '0' }] } });
    expect(await cancel(2)).toMatchObject({ code: 2003, message: '承诺制备案未满6个月，不可撤销' });
    time = day('2026-09-01');
    expect(await cancel(3)).toMatchObject({ code: 2003 });
    time = day('2026-09-02');
    expect(await cancel(4)).toMatchObject({ code: 0 });
    expect(await cancel(5)).toMatchObject({ code: 2002, message: '备案不存在或已撤销' });
  });

  it('is one for a person and a city', async () => {
    await caller.ask('remote/file', filingOf(employee, 1));
    expect(await caller.ask('remote/file', filingOf(employee, 2))).toEqual(refused(2001, '已有有效备案'));
    expect(await caller.ask('remote/file', filingOf(employee, 3, { rloc_admdvs: '330100' }))).toMatchObject({ code: 0 });
    expect(await caller.ask('remote/file', filingOf(residentOf('two-insurances'), 4))).toMatchObject({ code: 0 });
    time = day('2026-09-03');
    expect(await caller.ask('remote/file', filingOf(employee, 5, { begndate: '2026-09-03', enddate: '2027-03-03' }))).toMatchObject({
      code: 0,
    });
  });

  it.each([
    ['仅参保人可备案', 1002, { insutype: '390' }],
    ['仅参保人可备案', 1002, { insu_admdvs: '660200' }],
    ['人员信息不一致', 1001, { psn_name: '测试乙' }],
    ['人员信息不一致', 1001, { certno: residentOf('suspended').number }],
    ['人员信息不一致', 1001, { psn_no: '660000000000009999' }],
    ['人员信息不一致', 1001, { psn_cert_type: '17' }],
    ['备案日期不符合规定', 2004, { begndate: '2026-03-01', enddate: '2026-10-01' }],
    ['备案日期不符合规定', 2004, { begndate: '2026-04-02', enddate: '2026-11-01' }],
    ['备案日期不符合规定', 2004, { enddate: '2026-09-01' }],
    ['备案日期不符合规定', 2004, { enddate: '' }],
    ['备案日期不符合规定', 2004, { rloc_rea: '07' }],
    ['就医地不存在', 2005, { rloc_admdvs: '990000' }],
    ['就医地不存在', 2005, { rloc_admdvs: '660100' }],
    ['请求参数不合规：data.rloc_admdvs', 400, { rloc_admdvs: '31' }],
    ['请求参数不合规：data.tel', 400, { tel: '' }],
    ['请求参数不合规：data.begndate', 400, { begndate: '2026-02-30' }],
    ['请求参数不合规：data.appy_no', 400, { appy_no: 'x' }],
    ['请求参数不合规：data.rloc_rea', 400, { rloc_rea: '98' }],
    ['请求参数不合规：data.dcla_souc', 400, { dcla_souc: '04' }],
    ['请求参数不合规：data', 400, { more: '1' }],
  ])('is refused: %s (%i) for %j', async (message, code, changes) => {
    expect(await caller.ask('remote/file', filingOf(employee, 1, changes))).toEqual(refused(code, message));
    expect(platform.ledger().cases).toEqual([]);
    expect(await caller.ask('progress/find', { appy_no: keyOf(1) })).toEqual(ok({ found: '0' }));
  });

  it('is for the insured only', async () => {
    expect(await caller.ask('remote/file', filingOf(residentOf('suspended'), 1))).toEqual(refused(1002, '仅参保人可备案'));
    expect(await caller.ask('remote/file', filingOf(residentOf('not-insured'), 2))).toEqual(refused(1002, '仅参保人可备案'));
  });
});

describe('the same key again', () => {
  it('gets the same answer and executes nothing', async () => {
    const first = await caller.ask('remote/file', filingOf(employee, 1));
    expect(await caller.ask('remote/file', filingOf(employee, 1))).toEqual(first);
    expect(executions()).toEqual([1]);
  });

  it('is refused where the platform says so', async () => {
    platform.setRules({ repetition: 'rejected' });
    await caller.ask('remote/file', filingOf(employee, 1));
    expect(await caller.ask('remote/file', filingOf(employee, 1))).toEqual(refused(3001, '重复提交'));
    expect(executions()).toEqual([1]);
  });

  it('is executed a second time by a platform that knows no keys, and the ledger shows it', async () => {
    platform.setRules({ repetition: 'executed' });
    await caller.ask('remote/file', filingOf(employee, 1));
    expect(await caller.ask('remote/file', filingOf(employee, 1))).toEqual(ok({ trt_dcla_detl_sn: '66002026030200000002', acp_stas: '3' }));
    expect(executions()).toEqual([2]);
    expect(await caller.ask('ledger/list', { begndate: '2026-03-02', enddate: '2026-03-02' })).toMatchObject({
      data: { list: [{ appy_no: keyOf(1), exec_cnt: '2' }] },
    });
    expect(await caller.ask('remote/list', asker)).toMatchObject({ data: { list: [{ vali_flag: '1' }, { vali_flag: '1' }] } });
  });

  it('with another content is refused under every policy', async () => {
    for (const repetition of ['sameAnswer', 'executed', 'rejected'] as const) {
      platform.reset();
      platform.setRules({ repetition });
      await caller.ask('remote/file', filingOf(employee, 1));
      expect(await caller.ask('remote/file', filingOf(employee, 1, { tel: '00000000001' }))).toEqual(refused(3002, '同一申请号内容不一致'));
      expect(executions()).toEqual([1]);
    }
  });
});

describe('other matters', () => {
  it('are accepted, and finished when a clerk has decided', async () => {
    const { insutype: _, ...filing } = filingOf(employee, 1);
    const matter = Object.fromEntries(Object.entries(filing).filter(([name]) => /^(appy|matt|psn|certno|dcla)/.test(name)));
    expect(await caller.ask('matter/submit', { ...matter, matt_code: 'BX', form: { invoice: '0001', amount: '12.50' } })).toMatchObject({
      data: { matt_prcs_sn: '66002026030200000001', acp_stas: '1' },
    });
    expect(await caller.ask('progress/find', { appy_no: keyOf(1) })).toMatchObject({ data: { acp_stas: '1', fns_time: null } });
    expect(platform.settle(keyOf(1), '4')).toBe(true);
    expect(await caller.ask('progress/find', { appy_no: keyOf(1) })).toMatchObject({
      data: { acp_stas: '4', fns_time: '2026-03-02 09:02:03' },
    });
    expect(platform.settle(keyOf(2), '4')).toBe(false);
  });

  it('are rated once', async () => {
    const rating = { matt_no: 'KIOSK-01-B000001', sn: '', satisfaction: '5', evaldetail: ['快'] };
    expect(await caller.ask('rating/submit', rating)).toEqual(ok({}));
    expect(await caller.ask('rating/submit', rating)).toEqual(refused(3004, '该办件已评价'));
    expect(platform.ledger().ratings).toEqual([
      { matterNumber: 'KIOSK-01-B000001', sn: '', satisfaction: 5, detail: ['快'], at: '2026-03-02 09:02:03' },
    ]);
  });
});

describe('the door', () => {
  it('takes a message id once, and remembers who sent it twice', async () => {
    const body = caller.regionBody({ appy_no: keyOf(1) }) as { reqId: string };
    const send = async () =>
      JSON.parse(
        (await post(`${platform.url}/pss/api/progress/find`, signedHeaders('progress/find', time), JSON.stringify(body))).body.toString(),
      );
    expect(await send()).toEqual(ok({ found: '0' }));
    expect(await send()).toEqual(refused(3003, '发送方报文ID重复'));
    expect(platform.counts().repeatedMessages).toEqual([body.reqId]);
  });

  it('knows no other operation', async () => {
    expect(await caller.ask('remote/forget', {})).toEqual(refused(404, '接口不存在'));
  });
});
