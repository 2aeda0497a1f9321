// The terminal's one way to the platform: identifies a citizen and asks for his insurances, and every way it can fail is a value.

import { ownIdText } from '../../../contract/log/log.ts';
import { type Result, succeed } from '../../../contract/result.ts';
import { withinDeadline } from './deadline.ts';
import { sealEnvelope } from './envelope.ts';
import { gatewayHeaders, transactionPath } from './gateway.ts';
import { createMessageIds } from './message-id.ts';
import { readVoucherAnswer, voucherPath, voucherRequest, voucherTransaction } from './messages/ec-query.ts';
import { personRequest, personTransaction, readPersonAnswer } from './messages/person-1101.ts';
import type { PlatformOptions } from './options.ts';
import { post, type TransportFault } from './transport.ts';
import { type Identity, type InsuredPerson, type PlatformClient, type PlatformFault, platformFault, type SignedIn } from './types.ts';

/** One transaction: what goes out (made anew for every attempt) and how the answer is read. */
interface Transaction<T> {
  readonly name: string;
  readonly number: string;
  readonly path: string;
  /** May be sent again when the connection broke. */
  readonly repeatable: boolean;
  request(): object;
  read(answer: unknown): Result<T, PlatformFault>;
}

const defaultDeadlineMs = 8000;

export function createPlatformClient(options: PlatformOptions): PlatformClient {
  const { gateway, now, log, deadlineMs = defaultDeadlineMs } = options;
  const nextMessageId = createMessageIds({ institutionCode: options.institution.code, now, nextSequence: options.nextSequence });
  const base = options.baseUrl.replace(/\/+$/, '');

  function attempt(transaction: Transaction<unknown>, signal: AbortSignal): Promise<Result<unknown, TransportFault>> {
    const nonce = Buffer.from(options.random(16)).toString('hex');
    const headers = gatewayHeaders(gateway, { transaction: transaction.number, now: now(), nonce });
    return post(new URL(base + transaction.path), headers, transaction.request(), signal);
  }

  async function run<T>(transaction: Transaction<T>, signal: AbortSignal): Promise<Result<T, PlatformFault>> {
    const started = performance.now();
    let answer = await attempt(transaction, signal);
    if (!answer.ok && answer.fault === 'reset' && transaction.repeatable) answer = await attempt(transaction, signal);
    const result = answer.ok
      ? transaction.read(answer.value)
      : platformFault(answer.fault === 'reset' ? 'platform.unreachable' : answer.fault);
    const measured = { transaction: ownIdText(transaction.name), ms: Math.round(performance.now() - started) };
    if (result.ok) log('platform.answered', measured);
    else log('platform.failed', { ...measured, fault: ownIdText(result.fault.code) });
    return result;
  }

  const personQuery = (identity: Identity): Transaction<InsuredPerson> => ({
    name: personTransaction,
    number: personTransaction,
    path: transactionPath(gateway, personTransaction),
    repeatable: true,
    request: () =>
      sealEnvelope(options, {
        transaction: personTransaction,
        messageId: nextMessageId(),
        insuredPlace: identity.way === 'eVoucher' ? identity.insuredPlace : '',
        now: now(),
        input: personRequest(identity, now()),
      }),
    read: (answer) => readPersonAnswer(answer, identity, now()),
  });

  async function signIn(identity: Identity, signal: AbortSignal): Promise<Result<SignedIn, PlatformFault>> {
    const person = await run(personQuery(identity), signal);
    return person.ok ? succeed({ identity, person: person.value }) : person;
  }

  return {
    identifyByVoucher: (code, outer) =>
      withinDeadline(deadlineMs, outer, async (signal) => {
        const identity = await run(
          {
            name: 'ec.query',
            number: voucherTransaction,
            path: voucherPath,
            // A code is good once: if the lost request had arrived, a second one would blame the citizen's code.
            repeatable: false,
            request: () => voucherRequest(options, code),
            read: readVoucherAnswer,
          },
          signal,
        );
        return identity.ok ? signIn(identity.value, signal) : identity;
      }),
    identifyByCard: (card, outer) =>
      withinDeadline(deadlineMs, outer, (signal) => signIn({ way: 'idCard', name: card.name, number: card.number }, signal)),
    queryInsuredPerson: (identity, outer) => withinDeadline(deadlineMs, outer, (signal) => run(personQuery(identity), signal)),
  };
}
