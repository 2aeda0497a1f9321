// 9001 and 9002: a terminal signs in for the day and out again (platform.md §1.7).

import { dayOf, stamp, timeOf } from '../china-time.ts';
import { type Transaction, transaction } from './transaction.ts';

export interface SignIns {
  readonly transactions: Readonly<Record<string, Transaction>>;
  /** Whether this number was given today and not signed out. */
  readonly isSignedIn: (signNumber: string, at: Date) => boolean;
}

export function createSignIns(): SignIns {
  const days = new Map<string, { readonly day: string; readonly operator: string }>();
  let given = 0;

  const isSignedIn = (signNumber: string, at: Date): boolean => days.get(signNumber)?.day === dayOf(at);

  return {
    isSignedIn,
    transactions: {
      '9001': transaction('signIn', 'opter_no c20*; mac c20*; ip c20*', ({ opter_no }, { at }) => {
        for (const [number, { day }] of days) if (day < dayOf(at)) days.delete(number);
        given += 1;
        const number = `66${stamp(at)}${String(given).padStart(6, '0')}`;
        days.set(number, { day: dayOf(at), operator: opter_no });
        return { signinoutb: { sign_time: timeOf(at), sign_no: number } };
      }),
      '9002': transaction('signOut', 'sign_no c30*; opter_no c20*', ({ sign_no, opter_no }, { at }) => {
        if (!isSignedIn(sign_no, at) || days.get(sign_no)?.operator !== opter_no) return '当天未签到，不能签退';
        days.delete(sign_no);
        return { sign_time: timeOf(at) };
      }),
    },
  };
}
