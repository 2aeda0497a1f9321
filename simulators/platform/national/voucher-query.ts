// ec.query: trades an e-voucher for a person and a token (platform.md §3).

import { z } from 'zod';
import type { GatewayKind } from '../gateway-check.ts';
import type { Vouchers } from '../vouchers.ts';

const required = (length: number) => z.string().min(1).max(length);

const voucherRequest = z.strictObject({
  orgId: required(40),
  transType: z.literal('ec.query'),
  data: z.strictObject({
    ecQrCode: z.string().regex(/^424\d{25}$/),
    orgId: required(40),
    businessType: z.string().regex(/^\d{5}$/),
    businessInfo: z.string().max(200).optional(),
    operatorId: required(20),
    operatorName: required(30),
    officeId: required(20),
    officeName: required(30),
    deviceType: z.literal('SelfService'),
  }),
  extra: z.unknown().optional(),
});

/** Behind gateway A the code is a number and data an object, behind B both are text. */
export function voucherQuery(vouchers: Vouchers, body: unknown, gateway: GatewayKind): object {
  const request = voucherRequest.safeParse(body);
  if (!request.success) {
    return { code: -1, message: `请求参数不合规：${request.error.issues[0]?.path.join('.') ?? ''}`, orgId: '', data: null };
  }
  const { orgId } = request.data;
  const person = vouchers.redeem(request.data.data.ecQrCode);
  if (person === 'expired') return { code: -1, message: '二维码已失效，请刷新后重试', orgId, data: null };
  if (person === 'unknown') return { code: -1, message: '二维码不存在', orgId, data: null };
  const data = {
    userName: person.name,
    idNo: person.number,
    idType: person.certificateType,
    ecToken: vouchers.lendToken(person),
    insuOrg: person.insurances[0]?.place ?? '660000',
    ecIndexNo: '',
    gender: '',
    birthday: '',
  };
  return gateway === 'tif' ? { code: '0', message: '成功', orgId, data: JSON.stringify(data) } : { code: 0, message: '成功', orgId, data };
}
