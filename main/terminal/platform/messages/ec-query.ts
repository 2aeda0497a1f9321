// ec.query: trades the code on a citizen's telephone for who he is and a token (platform.md §3).

import { z } from 'zod';
import { type Private, privately } from '../../../../contract/private.ts';
import { type Result, succeed } from '../../../../contract/result.ts';
import { isGatewayRefusal } from '../envelope.ts';
import { unwrapped } from '../json.ts';
import type { PlatformOptions } from '../options.ts';
import { type PlatformFault, platformFault, type VoucherHolder } from '../types.ts';
import { faultOfVoucherRefusal } from './refusal.ts';

export const voucherPath = '/localcfc/api/hsecfc/localQrCodeQuery';
/** The number under which gateways register the voucher query (platform.md §1.5). */
export const voucherTransaction = '1162';

const longestName = 30;

export function voucherRequest(options: Pick<PlatformOptions, 'institution' | 'terminal' | 'businessType'>, code: Private): object {
  const orgId = options.institution.code;
  return {
    orgId,
    transType: 'ec.query',
    data: {
      orgId,
      // No public text names the field for a code that the terminal scanned itself; this is the answer's name for it.
      ecQrCode: code.private,
      businessType: options.businessType,
      businessInfo: '',
      operatorId: options.terminal.id,
      operatorName: shortened(options.terminal.name),
      officeId: options.terminal.id,
      officeName: shortened(options.terminal.name),
      deviceType: 'SelfService',
    },
    extra: {},
  };
}

const answer = z.object({
  code: z.union([z.string(), z.number()]).transform(String),
  message: z.string().nullish(),
  data: z.unknown().optional(),
});

const decoded = z.object({
  userName: z.string().min(1).max(50),
  idNo: z.string().min(1).max(64),
  ecToken: z.string().min(1).max(64),
  insuOrg: z.union([z.string(), z.number()]).nullish(),
});

export function readVoucherAnswer(json: unknown): Result<VoucherHolder, PlatformFault> {
  if (isGatewayRefusal(json)) return platformFault('platform.unauthorised');
  const parsed = answer.safeParse(json);
  if (!parsed.success) return platformFault('platform.notUnderstood');
  if (parsed.data.code !== '0') return platformFault(faultOfVoucherRefusal(privately(parsed.data.message ?? '')));
  const data = decoded.safeParse(unwrapped(parsed.data.data));
  if (!data.success) return platformFault('platform.notUnderstood');
  const place = String(data.data.insuOrg ?? '');
  return succeed({
    way: 'eVoucher',
    token: privately(data.data.ecToken),
    name: privately(data.data.userName),
    number: privately(data.data.idNo.toUpperCase()),
    insuredPlace: /^\d{6}$/.test(place) ? place : '',
  });
}

const shortened = (text: string): string => Array.from(text).slice(0, longestName).join('');
