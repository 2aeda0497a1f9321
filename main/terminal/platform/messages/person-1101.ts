// 1101 人员信息获取: who is asked for goes out, the person's insurances come back (platform.md §2.2, appendix A).

import { z } from 'zod';
import { privately } from '../../../../contract/private.ts';
import type { Insurance } from '../../../../contract/insurance.ts';
import { chinaTime } from '../china-time.ts';
import type { Identity, InsuredPerson } from '../types.ts';
import { type CodeTables, certificateTypeOf } from './code-tables.ts';
import { dayOf, fenOf } from './fields.ts';
import type { Question } from './question.ts';
import { faultOfPersonRefusal } from './refusal.ts';

export const personQuestion = (identity: Identity): Question<InsuredPerson> => ({
  number: '1101',
  insuredPlace: identity.way === 'eVoucher' ? identity.insuredPlace : '',
  input: (now) => personRequest(identity, now),
  read: (output, { codes, now }) => personOf(output, identity, codes, now),
  faultOfRefusal: faultOfPersonRefusal,
});

function personRequest(identity: Identity, now: Date): object {
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
  const amount = fenOf(value);
  if (amount !== undefined) return amount;
  context.addIssue({ code: 'custom', message: 'notAnAmount' });
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

const answer = z.object({
  baseinfo: z.object({
    certno: z.string().min(1),
    psn_no: codeText.pipe(z.string().max(30)).catch(''),
    exp_content: z.string().max(4000).catch(''),
  }),
  insuinfo: z.array(row).max(20).nullish(),
});

/** An answer about somebody else than `asked` is not understood: nobody sees another's data. */
function personOf(output: unknown, asked: Identity, codes: CodeTables, now: Date): InsuredPerson | null {
  const parsed = answer.safeParse(output);
  if (!parsed.success || !isSameNumber(parsed.data.baseinfo.certno, asked.number.private)) return null;
  const { baseinfo, insuinfo } = parsed.data;
  return {
    name: asked.name,
    number: asked.number,
    personNumber: baseinfo.psn_no === '' ? null : privately(baseinfo.psn_no),
    insurances: (insuinfo ?? []).map((one) => insuranceOf(one, codes)),
    answeredAt: chinaTime(now).slice(0, 16),
    ...(baseinfo.exp_content === '' ? {} : { extension: privately(baseinfo.exp_content) }),
  };
}

const insuranceOf = (from: z.infer<typeof row>, codes: CodeTables): Insurance => ({
  type: codes.wordOf('insutype', from.insutype),
  status: codes.wordOf('psn_insu_stas', from.psn_insu_stas),
  placeCode: from.insuplc_admdvs,
  placeName: null,
  balance: privately<number>(from.balc),
  since: dayOf(from.psn_insu_date),
  employer: from.emp_name ? privately(from.emp_name) : null,
});

/** Some platforms mask the number with asterisks; what they show has to fit. */
function isSameNumber(answered: string, asked: string): boolean {
  const shown = Array.from(answered.toUpperCase());
  const wanted = Array.from(asked.toUpperCase());
  if (!shown.includes('*')) return shown.join('') === wanted.join('');
  return shown.length === wanted.length && shown.every((character, index) => character === '*' || character === wanted[index]);
}
