// The national envelope, field by field, and what is made of the many ways in which platforms fill it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEnvelope, sealEnvelope } from './envelope.ts';
import { testOptions } from './testing.ts';

const seal = (input: object): object =>
  sealEnvelope(testOptions(), {
    transaction: '1101',
    messageId: 'H66000000001202601010800000001',
    insuredPlace: '660300',
    now: new Date('2026-01-01T00:00:00Z'),
    input,
  });

describe('a sealed envelope', () => {
  it('has the fields of the national table, spelled as it spells them', () => {
    expect(seal({ data: {} })).toEqual({
      infno: '1101',
      msgid: 'H66000000001202601010800000001',
      mdtrtarea_admvs: '660100',
      insuplc_admdvs: '660300',
      recer_sys_code: 'MBS_LOCAL',
      dev_no: 'KIOSK-01',
      dev_safe_info: '',
      cainfo: '',
      signtype: '',
      infver: 'V1.0',
      opter_type: '2',
      opter: 'KIOSK-01',
      opter_name: '演示服务站1号机',
      inf_time: '2026-01-01 08:00:00',
      fixmedins_code: 'H66000000001',
      fixmedins_name: '演示服务站',
      sign_no: '',
      input: { data: {} },
    });
  });

  it('carries any input unchanged over the wire', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (input) => {
        const { input: arrived } = JSON.parse(JSON.stringify(seal(input)));
        expect(arrived).toEqual(JSON.parse(JSON.stringify(input)));
      }),
    );
  });
});

describe('an opened envelope', () => {
  const answer = (infcode: unknown, more: object = {}): unknown => ({ infcode, inf_refmsgid: '', err_msg: '', output: { a: 1 }, ...more });

  it.each([0, '0'])('is a success for infcode %j', (infcode) => {
    expect(openEnvelope(answer(infcode))).toEqual({ ok: true, value: { a: 1 } });
  });

  it('gives back any output, sent as an object or as its text', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (output) => {
        const wire: unknown = JSON.parse(JSON.stringify(output));
        expect(openEnvelope(answer('0', { output: wire }))).toEqual({ ok: true, value: wire });
        expect(openEnvelope(answer(0, { output: JSON.stringify(output) }))).toEqual({ ok: true, value: wire });
      }),
    );
  });

  it.each([-1, '-1', 1, '1', '', '00', -99, 0.5])('is a refusal for infcode %j', (infcode) => {
    expect(openEnvelope(answer(infcode, { err_msg: '理由' }))).toEqual({
      ok: false,
      fault: { kind: 'refused', reason: { private: '理由' } },
    });
  });

  it('is a refusal without a reason when there is none', () => {
    expect(openEnvelope({ infcode: -1 })).toEqual({ ok: false, fault: { kind: 'refused', reason: { private: '' } } });
  });

  it.each([401, '401'])('knows a gateway that says %j in a body', (code) => {
    expect(openEnvelope({ code, message: '签名不一致' })).toEqual({ ok: false, fault: { kind: 'unauthorised' } });
  });

  it.for([null, [], 'text', 7, {}, { infcode: null }, { infcode: { a: 1 } }, { code: 500 }])('does not understand %j', (json) => {
    expect(openEnvelope(json)).toEqual({ ok: false, fault: { kind: 'notUnderstood' } });
  });
});
