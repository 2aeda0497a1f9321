// Signs the terminal in to the platform (9001): before anybody waits for it, once for a day, and one at a time however many ask.

import type { Result } from '../../../contract/result.ts';
import { chinaDay } from './china-time.ts';
import type { Question } from './messages/question.ts';
import { signInQuestion, signOutQuestion } from './messages/signing-in.ts';
import type { TerminalAddress } from './options.ts';
import type { PlatformFault } from './types.ts';

export interface SignIn {
  /** What every envelope carries; empty: not signed in. */
  readonly number: () => string;
  /** Signs in unless that is done for today. @returns whether it is */
  readonly forToday: () => Promise<boolean>;
  /** After a refusal of that number; joins a signing in that is under way. @returns whether there is another number now */
  readonly insteadOf: (refused: string) => Promise<boolean>;
}

interface SignInOptions {
  readonly operator: string;
  readonly address: TerminalAddress;
  readonly now: () => Date;
  /** One attempt within a deadline. */
  readonly send: <T>(question: Question<T>) => Promise<Result<T, PlatformFault>>;
}

export function createSignIn({ operator, address, now, send }: SignInOptions): SignIn {
  let number = '';
  let day = '';
  let underWay: Promise<boolean> | null = null;

  async function signIn(): Promise<boolean> {
    const today = chinaDay(now());
    // Yesterday's is given back first; a platform that has already forgotten it has nothing to say to that.
    if (number !== '' && day !== today) await send(signOutQuestion(operator, number));
    const answer = await send(signInQuestion(operator, address));
    if (!answer.ok) return false;
    number = answer.value;
    day = today;
    return true;
  }

  function once(): Promise<boolean> {
    underWay ??= signIn().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return {
    number: () => number,
    forToday: async () => (number !== '' && day === chinaDay(now())) || once(),
    insteadOf: async (refused) => number !== refused || once(),
  };
}
