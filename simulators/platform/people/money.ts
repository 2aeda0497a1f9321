// What the region tells of a person's contributions and personal account, in the platform's words: amounts in yuan.

import { accountOf } from './account.ts';
import { contributionsOf } from './contributions.ts';
import type { Resident } from './population.ts';

export const yuan = (fen: number): number => fen / 100;

export const payments = (seed: string, person: Resident, today: string) =>
  contributionsOf(seed, person, today).map(({ insutype, from, to, ownFen, employerFen, subsidyFen, paidOn }) => ({
    insutype,
    accrym_begn: from,
    accrym_end: to,
    psn_clct_amt: yuan(ownFen),
    emp_clct_amt: yuan(employerFen),
    finsubs_amt: yuan(subsidyFen),
    clct_flag: paidOn === null ? '0' : '1',
    clct_time: paidOn,
  }));

export const accountEntries = (seed: string, person: Resident, today: string) =>
  accountOf(seed, person, today).entries.map(({ at, kind, amountFen }) => ({
    crte_time: at,
    acct_incexpd_type: kind,
    inc_sumamt: yuan(amountFen),
  }));
