// What a person may have: 2001 entitlement by fund, 5301 chronic diseases on record, 5302 chosen institutions, 5303 stays, 5304 referrals.

import type { InsuranceType } from '../../../../contract/insurance.ts';
import { chinaTime } from '../china-time.ts';
import type { PersonKey } from '../types.ts';
import { insuranceCodeOf } from './code-tables.ts';
import { coded, day, type Fields, flag, personalText, type RowOf, text } from './fields.ts';
import type { Question } from './question.ts';
import { listQuestion, type Span, wholeDays } from './rows.ts';

const entitlement = {
  fund: text('fund_pay_type'),
  /** null: the platform does not say. */
  entitled: flag('trt_enjymnt_flag'),
  begin: day('begndate'),
  end: day('enddate'),
  /** Why not, in the platform's own words. */
  reason: personalText('trt_chk_rslt'),
} satisfies Fields;

const chronicDisease = {
  code: personalText('opsp_dise_code'),
  name: personalText('opsp_dise_name'),
  begin: day('begndate'),
  end: day('enddate'),
} satisfies Fields;

const chosenInstitution = {
  insurance: coded('insutype', 'insutype'),
  rank: text('fix_srt_no'),
  code: personalText('fixmedins_code'),
  name: personalText('fixmedins_name'),
  begin: day('begndate'),
  end: day('enddate'),
} satisfies Fields;

const stay = {
  visit: text('mdtrt_id'),
  insurance: coded('insutype', 'insutype'),
  category: coded('med_type', 'med_type'),
  begin: day('begndate'),
} satisfies Fields;

const referral = {
  insurance: coded('insutype', 'insutype'),
  to: personalText('reflin_medins_name'),
  diagnosis: personalText('diag_name'),
  on: day('refl_date'),
  begin: day('begndate'),
  end: day('enddate'),
} satisfies Fields;

export type Entitlement = RowOf<typeof entitlement>;
export type ChronicDisease = RowOf<typeof chronicDisease>;
export type ChosenInstitution = RowOf<typeof chosenInstitution>;
export type Stay = RowOf<typeof stay>;
export type Referral = RowOf<typeof referral>;

/** @param medType 医疗类别 in the region's code, e.g. 11 */
export function entitlementsOf(
  person: PersonKey,
  asked: { readonly insurance: InsuranceType; readonly medType: string; readonly institution: string },
): Question<readonly Entitlement[]> {
  const data = { insutype: insuranceCodeOf(asked.insurance), fixmedins_code: asked.institution, med_type: asked.medType };
  const question = listQuestion({ number: '2001', node: 'trtinfo', person, data }, entitlement);
  return {
    ...question,
    input: (now) => ({
      data: { psn_no: person.personNumber.private, ...data, begntime: chinaTime(now), endtime: '', dise_codg: '', dise_name: '' },
    }),
  };
}

export const chronicDiseasesOf = (person: PersonKey): Question<readonly ChronicDisease[]> =>
  listQuestion({ number: '5301', node: 'feedetail', person, data: {} }, chronicDisease);

/** @param business 业务申请类型, 03: institutions chosen for treatment */
export const chosenInstitutionsOf = (person: PersonKey, business = '03'): Question<readonly ChosenInstitution[]> =>
  listQuestion({ number: '5302', node: 'psnfixmedin', person, data: { biz_appy_type: business } }, chosenInstitution);

export const staysOf = (person: PersonKey, span: Span): Question<readonly Stay[]> =>
  listQuestion({ number: '5303', node: 'data', person, data: wholeDays(span) }, stay);

export const referralsOf = (person: PersonKey, span: Span): Question<readonly Referral[]> =>
  listQuestion({ number: '5304', node: 'refmedin', person, data: wholeDays(span) }, referral);
