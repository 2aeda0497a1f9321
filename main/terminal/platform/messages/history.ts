// What happened to a person: 5201 visits, 5202 diagnoses, 5203 settlements, 5204 fee lines, 5205 chronic-disease medicines, 5206 sums of a year.

import type { PersonKey } from '../types.ts';
import {
  coded,
  decimal,
  type Fields,
  moment,
  personalFen,
  personalFenIfAny,
  personalText,
  flag,
  type RowOf,
  readRow,
  readRows,
  text,
} from './fields.ts';
import type { Question } from './question.ts';
import { isAboutOther, listQuestion, nodeOf, type Span, wholeDays } from './rows.ts';

export interface SettlementKey {
  readonly settlement: string;
  readonly visit: string;
}

const visit = {
  id: text('mdtrt_id'),
  insurance: coded('insutype', 'insutype'),
  category: coded('med_type', 'med_type'),
  begin: moment('begntime'),
  end: moment('endtime'),
  department: personalText('adm_dept_name'),
  diagnosis: personalText('dscg_maindiag_name'),
  disease: personalText('dise_name'),
} satisfies Fields;

const diagnosis = {
  visit: text('mdtrt_id'),
  name: personalText('diag_name'),
  code: personalText('diag_code'),
  main: flag('maindiag_flag'),
  department: personalText('diag_dept'),
  at: moment('diag_time'),
} satisfies Fields;

const settlement = {
  id: text('setl_id'),
  visit: text('mdtrt_id'),
  insurance: coded('insutype', 'insutype'),
  category: coded('med_type', 'med_type'),
  institution: personalText('fixmedins_name'),
  at: moment('setl_time'),
  totalFen: personalFen('medfee_sumamt'),
  ownExpenseFen: personalFenIfAny('fulamt_ownpay_amt'),
  beyondLimitFen: personalFenIfAny('overlmt_selfpay'),
  ownShareFirstFen: personalFenIfAny('preselfpay_amt'),
  inScopeFen: personalFenIfAny('inscp_scp_amt'),
  deductibleFen: personalFenIfAny('act_pay_dedc'),
  poolFen: personalFenIfAny('hifp_pay'),
  fundsFen: personalFen('fund_pay_sumamt'),
  ownFen: personalFen('psn_pay'),
  accountFen: personalFen('acct_pay'),
  sharedAccountFen: personalFenIfAny('acct_mulaid_pay'),
  cashFen: personalFenIfAny('cash_payamt'),
  balanceFen: personalFenIfAny('balc'),
  refund: flag('refd_setl_flag'),
} satisfies Fields;

const fund = {
  fund: personalText('fund_pay_type_name'),
  paidFen: personalFen('fund_payamt'),
} satisfies Fields;

const feeLine = {
  id: text('feedetl_sn'),
  at: moment('fee_ocur_time'),
  name: personalText('hilist_name'),
  specification: personalText('spec'),
  count: decimal('cnt'),
  priceYuan: decimal('pric'),
  totalFen: personalFenIfAny('det_item_fee_sumamt'),
  /** 01 甲类, 02 乙类, 03 丙类. */
  level: personalText('chrgitm_lv'),
  ownShare: decimal('selfpay_prop'),
  ownExpenseFen: personalFenIfAny('fulamt_ownpay_amt'),
} satisfies Fields;

const medicine = {
  id: text('feedetl_sn'),
  institution: personalText('fixmedins_name'),
  at: moment('fee_ocur_time'),
  name: personalText('hilist_name'),
  specification: personalText('spec'),
  count: decimal('cnt'),
  priceYuan: decimal('pric'),
} satisfies Fields;

const yearSum = {
  insurance: coded('insutype', 'insutype'),
  year: text('year'),
  /** yyyyMM */
  month: personalText('cum_ym'),
  /** Named by the region: C0000 stays in hospital, S0000 all expense, Q0000 deductible, D… funds (platform.md §4). */
  kind: text('cum_type_code'),
  amountFen: personalFen('cum'),
} satisfies Fields;

export type Visit = RowOf<typeof visit>;
export type Diagnosis = RowOf<typeof diagnosis>;
export type Settlement = RowOf<typeof settlement> & { readonly funds: readonly RowOf<typeof fund>[] };
export type FeeLine = RowOf<typeof feeLine>;
export type Medicine = RowOf<typeof medicine>;
export type YearSum = RowOf<typeof yearSum>;

/** @param medType the region's own code; visits are asked for by category */
export const visitsOf = (person: PersonKey, span: Span, medType: string): Question<readonly Visit[]> =>
  listQuestion({ number: '5201', node: 'mdtrtinfo', person, data: { ...wholeDays(span), med_type: medType, mdtrt_id: '' } }, visit);

export const diagnosesOf = (person: PersonKey, visitId: string): Question<readonly Diagnosis[]> =>
  listQuestion({ number: '5202', node: 'diseinfo', person, data: { mdtrt_id: visitId } }, diagnosis);

export function settlementOf(person: PersonKey, key: SettlementKey): Question<Settlement> {
  const main = listQuestion(
    { number: '5203', node: 'setlinfo', person, data: { setl_id: key.settlement, mdtrt_id: key.visit } },
    settlement,
  );
  return {
    ...main,
    read(output, context) {
      const info = nodeOf(output, 'setlinfo');
      if (isAboutOther(info, person.personNumber)) return null;
      const row = readRow(settlement, Array.isArray(info) ? info[0] : info, context.codes);
      const details = typeof output === 'object' && output !== null && 'setldetail' in output ? output.setldetail : null;
      const funds = readRows(fund, details, context.codes, 100);
      return row && funds && row.id === key.settlement ? { ...row, funds } : null;
    },
  };
}

/** Regions that send a file number (9102) instead of rows are not understood: the specification says both (platform.md §2.1). */
export const feeLinesOf = (person: PersonKey, key: SettlementKey): Question<readonly FeeLine[]> =>
  listQuestion({ number: '5204', node: 'data', person, data: { setl_id: key.settlement, mdtrt_id: key.visit } }, feeLine);

export const chronicMedicinesOf = (person: PersonKey, span: Span): Question<readonly Medicine[]> =>
  listQuestion({ number: '5205', node: 'feedetail', person, data: wholeDays(span) }, medicine);

/** @param month yyyyMM, empty: the whole record */
export const yearSumsOf = (person: PersonKey, month: string): Question<readonly YearSum[]> =>
  listQuestion({ number: '5206', node: 'cuminfo', person, data: { cum_ym: month } }, yearSum);
