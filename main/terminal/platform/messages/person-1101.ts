// 1101 人员信息获取: who is asked for goes out, the person's insurances come back (platform.md §2.2, appendix A).

import { z } from 'zod';
import { fenFromYuan } from '../../../../contract/money.ts';
import { privately } from '../../../../contract/private.ts';
import { type Result, succeed } from '../../../../contract/result.ts';
import type { Insurance } from '../../../../contract/view.ts';
import { chinaTime } from '../china-time.ts';
import { openEnvelope } from '../envelope.ts';
import { type Identity, type InsuredPerson, type PlatformFault, platformFault } from '../types.ts';
import { certificateTypeOf, insuranceTypeOf, insuredStatusOf } from './code-tables.ts';
import { faultOfPersonRefusal } from './refusal.ts';

export const personTransaction = '1101';

export function personRequest(identity: Identity, now: Date): object {
  return {
    data: {
      mdtrt_cert_type: identity.way === 'eVoucher' ? '01' : '02',
      mdtrt_cert_no: identity.way === 'eVoucher' ? identity.token.private : identity.number.private,
      card_sn: '',
      begntime: chinaTime(now),
      psn_cert_type: certificateTypeOf(identity.number.private),
      certno: identity.number.private,
      psn_name: identity.name.private,
    },
  };
}

const textOrNumber = z.union([z.string(), z.number()]);
const codeText = textOrNumber.nullish().transform((value) => String(value ?? '').trim());

/** Yuan as number or text; this interface sends an empty number as 0, some regions as null or empty text. */
const fen = textOrNumber.nullable().transform((value, context) => {
  const amount = fenFromYuan(value === null || value === '' ? 0 : value);
  if (amount.ok) return amount.value;
  context.addIssue({ code: 'custom', message: amount.fault });
  return z.NEVER;
});

const row = z.object({
  balc: fen,
  insutype: codeText,
  psn_insu_stas: codeText,
  psn_insu_date: textOrNumber.nullish(),
  insuplc_admdvs: codeText.pipe(z.string().max(6)),
  emp_name: z.string().max(400).nullish(),
});

const output = z.object({
  baseinfo: z.object({ certno: z.string().min(1) }),
  insuinfo: z.array(row).max(20).nullish(),
});

/** @param now when the answer came. An answer about somebody else than `asked` is not understood: nobody sees another's data. */
export function readPersonAnswer(json: unknown, asked: Identity, now: Date): Result<InsuredPerson, PlatformFault> {
  const opened = openEnvelope(json);
  if (!opened.ok) {
    return platformFault(opened.fault.kind === 'refused' ? faultOfPersonRefusal(opened.fault.reason) : `platform.${opened.fault.kind}`);
  }
  const parsed = output.safeParse(opened.value);
  if (!parsed.success || !isSameNumber(parsed.data.baseinfo.certno, asked.number.private)) return platformFault('platform.notUnderstood');
  return succeed({
    name: asked.name,
    number: asked.number,
    insurances: (parsed.data.insuinfo ?? []).map(insuranceOf),
    answeredAt: chinaTime(now).slice(0, 16),
  });
}

const insuranceOf = (from: z.infer<typeof row>): Insurance => ({
  type: insuranceTypeOf(from.insutype),
  status: insuredStatusOf(from.psn_insu_stas),
  placeCode: from.insuplc_admdvs,
  placeName: null,
  balance: privately<number>(from.balc),
  since: dateOf(from.psn_insu_date),
  employer: from.emp_name ? privately(from.emp_name) : null,
});

/** Some platforms mask the number with asterisks; what they show has to fit. */
function isSameNumber(answered: string, asked: string): boolean {
  const shown = Array.from(answered.toUpperCase());
  const wanted = Array.from(asked.toUpperCase());
  if (!shown.includes('*')) return shown.join('') === wanted.join('');
  return shown.length === wanted.length && shown.every((character, index) => character === '*' || character === wanted[index]);
}

/** YYYY-MM-DD from text (with or without a time, with or without hyphens) or from milliseconds; null when it is none of these. */
function dateOf(value: string | number | null | undefined): string | null {
  if (typeof value === 'number' && value > 99_999_999 && value < 1e13) return chinaTime(new Date(value)).slice(0, 10);
  const match = /^(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?:\D.*)?$/.exec(String(value ?? '').trim());
  if (!match) return null;
  const date = match.slice(1, 4).join('-');
  return z.iso.date().safeParse(date).success ? date : null;
}
