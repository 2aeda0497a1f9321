// 9001 and 9002: the terminal signs in to the platform for a day, and out again (platform.md §1.7).

import type { TerminalAddress } from '../options.ts';
import { readRow, text } from './fields.ts';
import type { Question } from './question.ts';
import { nodeOf } from './rows.ts';

const signedIn = { signNumber: text('sign_no') };

/** @returns the number that every envelope of the day carries */
export const signInQuestion = (operator: string, { mac, ip }: TerminalAddress): Question<string> => ({
  number: '9001',
  insuredPlace: '',
  input: () => ({ signIn: { opter_no: operator, mac, ip } }),
  read: (output, { codes }) => {
    const number = readRow(signedIn, nodeOf(output, 'signinoutb'), codes)?.signNumber;
    return number !== undefined && number.length <= 30 ? number : null;
  },
});

export const signOutQuestion = (operator: string, signNumber: string): Question<'signedOut'> => ({
  number: '9002',
  insuredPlace: '',
  input: () => ({ signOut: { sign_no: signNumber, opter_no: operator } }),
  read: () => 'signedOut',
});
