// ec.query read from the shapes in which regions send it.

import { describe, expect, it } from 'vitest';
import { privately } from '../../../../contract/private.ts';
import { testOptions } from '../testing.ts';
import { readVoucherAnswer, voucherRequest } from './ec-query.ts';

const data = { userName: '测试甲', idNo: '66050119660701004x', idType: '01', ecToken: '660000ec00', insuOrg: '660500', birthday: '' };
const identity = {
  way: 'eVoucher',
  token: { private: '660000ec00' },
  name: { private: '测试甲' },
  number: { private: '66050119660701004X' },
  insuredPlace: '660500',
};

describe('the question', () => {
  it('says that a self-service terminal asks', () => {
    const code = '4240000000000000000000660000';
    expect(voucherRequest(testOptions({ terminal: { id: 'KIOSK-01', name: '一'.repeat(40) } }), privately(code))).toEqual({
      orgId: 'H66000000001',
      transType: 'ec.query',
      data: {
        orgId: 'H66000000001',
        ecQrCode: code,
        businessType: '01304',
        businessInfo: '',
        operatorId: 'KIOSK-01',
        operatorName: '一'.repeat(30),
        officeId: 'KIOSK-01',
        officeName: '一'.repeat(30),
        deviceType: 'SelfService',
      },
      extra: {},
    });
  });
});

describe('the answer', () => {
  it.each([
    ['an object', { code: 0, message: '成功', data }],
    ['JSON text', { code: '0', message: '成功', orgId: 'x', data: JSON.stringify(data) }],
  ])('may hold its data as %s', (_, json) => {
    expect(readVoucherAnswer(json)).toEqual({ ok: true, value: identity });
  });

  it('leaves the insured place open where the platform does', () => {
    expect(readVoucherAnswer({ code: 0, data: { ...data, insuOrg: '' } })).toEqual({ ok: true, value: { ...identity, insuredPlace: '' } });
  });

  it.each([
    ['二维码已失效，请刷新后重试', 'code.expired'],
    ['电子凭证二维码已过期', 'code.expired'],
    ['二维码不存在', 'code.unknown'],
    ['无效的二维码', 'code.unknown'],
    ['机构编码不存在', 'platform.refused'],
    ['系统繁忙', 'platform.refused'],
    [null, 'platform.refused'],
  ])('takes the refusal %j for %s', (message, code) => {
    expect(readVoucherAnswer({ code: -1, message, data: null })).toEqual({ ok: false, fault: { code } });
  });

  it('may leave out its data when it refuses', () => {
    expect(readVoucherAnswer({ code: -1, message: '二维码已失效' })).toEqual({ ok: false, fault: { code: 'code.expired' } });
  });

  it.for([null, [], 'x', {}, { code: 0 }, { code: 0, data: '{' }, { code: 0, data: { ...data, idNo: '' } }, { code: {}, data }])(
    'does not understand %j',
    (json) => {
      expect(readVoucherAnswer(json)).toEqual({ ok: false, fault: { code: 'platform.notUnderstood' } });
    },
  );

  it('knows the refusal of a gateway', () => {
    expect(readVoucherAnswer({ code: 401, message: '非法用户' })).toEqual({ ok: false, fault: { code: 'platform.unauthorised' } });
  });
});
