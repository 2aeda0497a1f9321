// The personal account (个人账户) line by line: it never runs below nothing, and ends at the balance that 1101 tells.

import { chanceOf } from '../random.ts';
import { dayIn, monthAfter, monthOf, monthsBetween } from './calendar.ts';
import { type Contribution, contributionsOf, payday } from './contributions.ts';
import type { Resident } from './population.ts';
import { type Settlement, settlementsOf } from './settlements.ts';

export interface AccountEntry {
  /** yyyy-MM-dd HH:mm:ss */
  readonly at: string;
  /** 收支类型: 101 contribution, 113 carried over from the year before, 201 consumption, 205 paid for a relative. */
  readonly kind: '101' | '113' | '201' | '205';
  readonly amountFen: number;
  /** After this line. */
  readonly balanceFen: number;
}

export interface Account {
  readonly entries: readonly AccountEntry[];
  /** The balance after each settlement, by its serial. */
  readonly balances: ReadonlyMap<string, number>;
}

const monthsKept = 36;

interface Movement {
  readonly at: string;
  readonly kind: AccountEntry['kind'];
  readonly signedFen: number;
  readonly serial: string;
}

/** Oldest first. @param today yyyy-MM-dd */
export function accountOf(seed: string, person: Resident, today: string): Account {
  const insurance = person.insurances.find(({ insutype, psn_insu_stas }) => insutype === '310' && psn_insu_stas !== '4');
  if (!insurance) return { entries: [], balances: new Map() };
  const months = monthsBetween([monthOf(insurance.since), monthAfter(monthOf(today), -monthsKept)].toSorted()[1] ?? '', monthOf(today));
  const paid = contributionsOf(seed, person, today);
  const settled = settlementsOf(seed, person, today);
  const pensionFen = insurance.psn_type === '12' ? chanceOf(seed, 'pension', person.personNumber).whole(60, 140) * 100 : 0;

  // Backwards from the balance of today: what cannot have been there any more when the balance was so small, a relative had.
  let balance = insurance.balanceFen;
  const movements: Movement[] = [];
  for (const month of months.toReversed()) {
    const deposit = depositOf(month, paid, pensionFen, today);
    const spendings = settled.filter((one) => monthOf(one.end) === month && one.accountFen > 0);
    const spentFen = spendings.reduce((sum, { accountFen }) => sum + accountFen, 0);
    const relativeFen = Math.max(0, deposit - spentFen - balance);
    balance += spentFen + relativeFen - deposit;
    movements.unshift(
      ...(deposit > 0 ? [{ at: `${dayIn(month, payday)} 09:00:00`, kind: '101' as const, signedFen: deposit, serial: '' }] : []),
      ...(relativeFen > 0 ? [{ at: `${dayIn(month, payday)} 09:30:00`, kind: '205' as const, signedFen: -relativeFen, serial: '' }] : []),
      ...spendings.map(spending),
    );
  }
  if (balance > 0)
    movements.unshift({ at: `${dayIn(months[0] ?? monthOf(today), 1)} 00:00:00`, kind: '113', signedFen: balance, serial: '' });
  return forwards(movements);
}

function depositOf(month: string, paid: readonly Contribution[], pensionFen: number, today: string): number {
  if (dayIn(month, payday) > today) return 0;
  return paid.find(({ insutype, from, paidOn }) => insutype === '310' && from === month && paidOn !== null)?.ownFen ?? pensionFen;
}

const spending = ({ settledAt, accountFen, serial }: Settlement): Movement => ({
  at: settledAt,
  kind: '201',
  signedFen: -accountFen,
  serial,
});

function forwards(movements: readonly Movement[]): Account {
  const balances = new Map<string, number>();
  let balanceFen = 0;
  const entries = movements.map(({ at, kind, signedFen, serial }) => {
    balanceFen += signedFen;
    if (serial !== '') balances.set(serial, balanceFen);
    return { at, kind, amountFen: Math.abs(signedFen), balanceFen };
  });
  return { entries, balances };
}
