// The national transactions of the sandbox: the envelope's checks, the message id, the sign-in, then the transaction itself.

import { catalogueTransactions } from '../catalogue/index.ts';
import { timeOf } from '../china-time.ts';
import type { GatewayKind } from '../gateway-check.ts';
import type { Ledger } from '../ledger.ts';
import type { Population } from '../people/population.ts';
import type { Vouchers } from '../vouchers.ts';
import { openEnvelope, sealAnswer } from './envelope.ts';
import { dictionaryTransactions } from './dictionary.ts';
import { entitlementTransactions } from './entitlement.ts';
import { historyTransactions } from './history.ts';
import { personTransactions } from './person.ts';
import { registrationTransactions } from './registrations.ts';
import { createSignIns } from './sign-in.ts';
import type { NationalAnswer, Transaction } from './transaction.ts';

export interface NationalContext {
  readonly ledger: Ledger;
  readonly population: Population;
  readonly vouchers: Vouchers;
  readonly seed: string;
  readonly requireSignIn: () => boolean;
}

export interface NationalGate {
  readonly call: (infno: string, body: unknown, gateway: GatewayKind, at: Date) => object;
}

/** May be called before anybody has signed in. */
const beforeSignIn = ['9001', '9002'];

export function createNationalGate(context: NationalContext): NationalGate {
  const { ledger, population, vouchers, seed } = context;
  const signIns = createSignIns();
  let answers = 0;
  const transactions: Readonly<Record<string, Transaction>> = {
    ...signIns.transactions,
    ...personTransactions(population, vouchers),
    ...dictionaryTransactions,
    ...entitlementTransactions(population, ledger, seed),
    ...registrationTransactions(population, ledger, seed),
    ...historyTransactions(population, seed),
    ...Object.fromEntries(
      Object.entries(catalogueTransactions()).map(([infno, answer]): [string, Transaction] => [
        infno,
        (input, { at }) => answer(input, at),
      ]),
    ),
  };

  function run(infno: string, body: unknown, at: Date): NationalAnswer {
    const request = openEnvelope(body);
    if (typeof request === 'string') return `报文头不合规：${request}`;
    const transaction = Object.hasOwn(transactions, infno) ? transactions[infno] : undefined;
    if (request.infno !== infno || !transaction) return '交易编号不存在或与地址不符';
    if (!ledger.arrive(request.msgid, infno, timeOf(at))) return '发送方报文ID重复';
    if (context.requireSignIn() && !beforeSignIn.includes(infno) && !signIns.isSignedIn(request.sign_no, at)) return '未签到，请先签到';
    return transaction(request.input, { request, at });
  }

  return {
    call(infno, body, gateway, at) {
      const result = run(infno, body, at);
      answers += 1;
      return sealAnswer(result, gateway, answers, { arrived: at, answered: at });
    },
  };
}
