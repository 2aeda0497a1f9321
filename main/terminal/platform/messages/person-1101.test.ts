// 1101 read from the many shapes in which regions send it, and never about somebody else.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privately } from '../../../../contract/private.ts';
import { insurance } from '../../../../contract/insurance.ts';
import type { Identity } from '../types.ts';
import { createCodeTables } from './code-tables.ts';
import { personQuestion } from './person-1101.ts';
import { readAnswer } from './question.ts';

const now = new Date('2026-01-01T00:00:59Z');
const number = '660102198503120010';
const card: Identity = { way: 'idCard', name: privately('测试甲'), number: privately(number) };

const goodRow = {
  balc: 3286.5,
  insutype: '310',
  psn_type: '11',
  psn_insu_stas: '1',
  psn_insu_date: '2008-07-01',
  insuplc_admdvs: '660100',
  emp_name: '测试机械厂',
};
const readPersonAnswer = (json: unknown, asked: Identity, now: Date) =>
  readAnswer(personQuestion(asked), json, { codes: createCodeTables(), now });
const personRequest = (identity: Identity, now: Date): object => personQuestion(identity).input(now);
const answer = (row: object, baseinfo: object = {}): unknown => ({
  infcode: '0',
  err_msg: '',
  output: { baseinfo: { psn_no: '1', certno: number, psn_name: '测试甲', ...baseinfo }, insuinfo: [{ ...goodRow, ...row }], idetinfo: [] },
});
const read = (row: object, baseinfo: object = {}) => {
  const result = readPersonAnswer(answer(row, baseinfo), card, now);
  return result.ok ? result.value.insurances[0] : result.fault.code;
};

describe('the question', () => {
  it('shows the ID number as its own proof', () => {
    expect(personRequest(card, now)).toEqual({
      data: {
        mdtrt_cert_type: '02',
        mdtrt_cert_no: number,
        card_sn: '',
        begntime: '2026-01-01 08:00:59',
        psn_cert_type: '01',
        certno: number,
        psn_name: '测试甲',
      },
    });
  });

  it('shows the token of an e-voucher, beside whom it stands for', () => {
    const identity: Identity = {
      way: 'eVoucher',
      token: privately('660000ectoken'),
      name: privately('測試乙'),
      number: privately('810000199408230021'),
      insuredPlace: '',
    };
    expect(personRequest(identity, now)).toMatchObject({
      data: { mdtrt_cert_type: '01', mdtrt_cert_no: '660000ectoken', psn_cert_type: '17', certno: '810000199408230021' },
    });
  });
});

describe('the kind of certificate', () => {
  it.each([
    ['660102198503120010', '01'],
    ['11010519491231002X', '01'],
    ['810000199408230021', '17'],
    ['830000199201300022', '17'],
    ['CAN110081080301', '07'],
    ['911124198108030024', '07'],
  ])('of the number %s is %s', (certno, psn_cert_type) => {
    expect(personRequest({ ...card, number: privately(certno) }, now)).toMatchObject({
      data: { certno, psn_cert_type, mdtrt_cert_type: '02' },
    });
  });
});

describe('the answer', () => {
  it('becomes the person as he showed himself, his insurances and the minute', () => {
    expect(readPersonAnswer(answer({}), card, now)).toEqual({
      ok: true,
      value: {
        name: { private: '测试甲' },
        number: { private: number },
        personNumber: { private: '1' },
        insurances: [
          {
            type: 'employeeBasic',
            status: 'insured',
            placeCode: '660100',
            placeName: null,
            balance: { private: 328_650 },
            since: '2008-07-01',
            employer: { private: '测试机械厂' },
          },
        ],
        answeredAt: '2026-01-01 08:00',
      },
    });
  });

  it.each([
    ['660000000000000017', { private: '660000000000000017' }],
    [42, { private: '42' }],
    ['', null],
    [null, null],
    ['9'.repeat(31), null],
    [{}, null],
  ])("takes the platform's number of the person %j for %j", (psn_no, personNumber) => {
    expect(readPersonAnswer(answer({}, { psn_no }), card, now)).toMatchObject({ ok: true, value: { personNumber } });
  });

  it('keeps what a region adds, where it adds something', () => {
    const added = readPersonAnswer(answer({}, { exp_content: '{"a":1}' }), card, now);
    expect(added).toMatchObject({ ok: true, value: { extension: { private: '{"a":1}' } } });
    const none = readPersonAnswer(answer({}, { exp_content: { a: 1 } }), card, now);
    expect(none.ok && Object.hasOwn(none.value, 'extension')).toBe(false);
  });

  it.each([
    [0, 0],
    ['0', 0],
    [null, 0],
    ['', 0],
    [1234.56, 123_456],
    ['1234.5', 123_450],
    ['-0.01', -1],
    ['12.3400', 1234],
  ])('reads the balance %j as %i fen', (balc, fen) => {
    expect(read({ balc })).toMatchObject({ balance: { private: fen } });
  });

  it.each(['12,5', 'NaN', '1e3', 0.001, 1e21, true, {}])('does not understand the balance %j', (balc) => {
    expect(read({ balc })).toBe('platform.notUnderstood');
  });

  it('does not show 0 where a balance was left out', () => {
    expect(read({ balc: undefined })).toBe('platform.notUnderstood');
  });

  it.each([
    ['2008-07-01', '2008-07-01'],
    ['2008-07-01 00:00:00', '2008-07-01'],
    ['20080701', '2008-07-01'],
    [20080701, '2008-07-01'],
    ['2008.07.01', '2008-07-01'],
    [1_214_841_600_000, '2008-07-01'],
    [null, null],
    ['', null],
    ['2008-02-30', null],
    ['上个月', null],
    [0, null],
  ])('reads the date %j as %j', (psn_insu_date, since) => {
    expect(read({ psn_insu_date })).toMatchObject({ since });
  });

  it.each([
    ['310', 'employeeBasic'],
    [390, 'residentBasic'],
    ['510', 'maternity'],
    ['399', 'other'],
    ['39905', 'other'],
    ['', 'other'],
    [null, 'other'],
  ])('reads insutype %j as %s', (insutype, type) => {
    expect(read({ insutype })).toMatchObject({ type });
  });

  it.each([
    ['1', 'insured'],
    [2, 'suspended'],
    ['4', 'ended'],
    [0, 'notInsured'],
    ['3', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('reads psn_insu_stas %j as %s', (psn_insu_stas, status) => {
    expect(read({ psn_insu_stas })).toMatchObject({ status });
  });

  it('is refused when it is about somebody else', () => {
    expect(read({}, { certno: '660301199211050021' })).toBe('platform.notUnderstood');
    expect(read({}, { certno: '6603**********0010' })).toBe('platform.notUnderstood');
    expect(read({}, { certno: '6601***0010' })).toBe('platform.notUnderstood');
  });

  it('may mask the number', () => {
    expect(read({}, { certno: '6601**********0010' })).toMatchObject({ type: 'employeeBasic' });
  });

  it('has no insurances where the platform knows only the person', () => {
    const result = readPersonAnswer({ infcode: 0, output: { baseinfo: { certno: number }, insuinfo: null } }, card, now);
    expect(result).toMatchObject({ ok: true, value: { insurances: [] } });
  });

  it.each([
    ['未查询到该人员的参保信息', 'person.notFound'],
    ['未找到参保人员', 'person.notFound'],
    ['人员信息不存在！', 'person.notFound'],
    ['该人员在统筹区内未参保', 'person.notFound'],
    ['电子凭证令牌已失效', 'code.expired'],
    ['医药机构编码不存在', 'platform.refused'],
    ['数据库连接异常 ORA-00018', 'platform.refused'],
    ['', 'platform.refused'],
  ])('takes the refusal %j for %s', (err_msg, code) => {
    expect(readPersonAnswer({ infcode: -1, err_msg, output: null }, card, now)).toEqual({ ok: false, fault: { code } });
  });

  it('is always a value, and what is shown of it always fits the screen', () => {
    const scalar = fc.oneof(fc.string({ maxLength: 500 }), fc.double(), fc.integer(), fc.constant(null), fc.jsonValue());
    const row = fc.record(
      { balc: scalar, insutype: scalar, psn_insu_stas: scalar, psn_insu_date: scalar, insuplc_admdvs: scalar, emp_name: scalar },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(row, fc.constant({})), (values) => {
        const shown = read(values);
        if (typeof shown === 'string') expect(shown).toBe('platform.notUnderstood');
        else expect(insurance.safeParse(shown).error).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
