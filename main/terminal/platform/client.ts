// The terminal's one way to the national platform: identifies a citizen, asks for what is known of him, and every way it can fail is a value.

import { ownIdText } from '../../../contract/log/log.ts';
import { type Result, succeed } from '../../../contract/result.ts';
import { everyDay } from './daily.ts';
import { unlessAborted, withinDeadline } from './deadline.ts';
import { loadDictionaries } from './dictionaries.ts';
import { createHttpDecoder } from './e-voucher/http.ts';
import { saysNotSignedIn } from './envelope.ts';
import { createCodeTables } from './messages/code-tables.ts';
import { personQuestion } from './messages/person-1101.ts';
import { type Question, readAnswer } from './messages/question.ts';
import { createNational, type SealedMessage } from './national.ts';
import type { PlatformOptions } from './options.ts';
import { createQueryPolicy, type QueryPolicy } from './query-policy.ts';
import { createSignIn } from './sign-in.ts';
import { faultOfTransport, type TransportFault } from './transport.ts';
import { type Identity, type PlatformClient, type PlatformFault, platformFault, type SignedIn } from './types.ts';

/** Everything that the national interface can be asked, beside what the session needs. */
export interface NationalPlatform extends PlatformClient {
  /** A query: tried once more when the connection broke, answered at once while the platform is down. Never a message that changes anything. */
  readonly ask: <T>(question: Question<T>, signal: AbortSignal) => Promise<Result<T, PlatformFault>>;
  /** A message that somebody else sends, once, e.g. a filing of messages/filings.ts; its answer is read by `read`. */
  readonly seal: (question: Question<unknown>, messageId: string) => SealedMessage;
  readonly read: <T>(question: Question<T>, answer: unknown) => Result<T, PlatformFault>;
  /** Signs in and learns the region's dictionaries, now and every day, in the background. */
  readonly start: (signal: AbortSignal) => void;
}

const defaultDeadlineMs = 8000;

export function createPlatformClient(options: PlatformOptions): NationalPlatform {
  const { now, log, deadlineMs = defaultDeadlineMs } = options;
  const codes = createCodeTables();
  const national = createNational(options, () => signIn.number());
  const policy = policyOf('platform');
  const decoder = options.decoder ?? createHttpDecoder(options, national, policyOf('decoder'));
  const signIn = createSignIn({
    operator: options.terminal.id,
    address: options.address ?? noAddress,
    now,
    // Signing in twice makes two numbers: nothing repeats it but the next look at the clock.
    send: (question) =>
      withinDeadline(deadlineMs, never, (signal) =>
        measured(question.number, async () => read(question, await national.attempt(question, signal))),
      ),
  });

  function policyOf(service: 'platform' | 'decoder'): QueryPolicy {
    return createQueryPolicy({ monotonic: () => performance.now(), onCircuit: (state) => log('platform.circuit', { service, state }) });
  }

  const read = <T>(question: Question<T>, answer: Result<unknown, TransportFault>): Result<T, PlatformFault> =>
    answer.ok ? readAnswer(question, answer.value, { codes, now: now() }) : platformFault(faultOfTransport(answer.fault));

  async function measured<T>(transaction: string, run: () => Promise<Result<T, PlatformFault>>): Promise<Result<T, PlatformFault>> {
    const started = performance.now();
    const result = await run();
    const fields = { transaction: ownIdText(transaction), ms: Math.round(performance.now() - started) };
    if (result.ok) log('platform.answered', fields);
    else log('platform.failed', { ...fields, fault: ownIdText(result.fault.code) });
    return result;
  }

  const query = <T>(question: Question<T>, signal: AbortSignal): Promise<Result<T, PlatformFault>> =>
    measured(question.number, async () => {
      const attempt = (): Promise<Result<unknown, TransportFault>> =>
        policy.run((within) => national.attempt(question, within), signal, true);
      const signedInAs = signIn.number();
      const answer = await attempt();
      // Nobody waits for a signing in that the platform does not ask for.
      if (!(options.signIn && answer.ok && saysNotSignedIn(answer.value))) return read(question, answer);
      const again = await unlessAborted(signIn.insteadOf(signedInAs), signal, false);
      if (signal.aborted) return platformFault('platform.tooSlow');
      return read(question, again ? await attempt() : answer);
    });

  const ask = <T>(question: Question<T>, outer: AbortSignal): Promise<Result<T, PlatformFault>> =>
    withinDeadline(deadlineMs, outer, (signal) => query(question, signal));

  async function signInAs(identity: Identity, signal: AbortSignal): Promise<Result<SignedIn, PlatformFault>> {
    const person = await query(personQuestion(identity), signal);
    return person.ok ? succeed({ identity, person: person.value }) : person;
  }

  return {
    identifyByVoucher: (code, outer) =>
      withinDeadline(deadlineMs, outer, async (signal) => {
        const holder = await measured('ec.query', () => decoder.decode(code, signal));
        return holder.ok ? signInAs(holder.value, signal) : holder;
      }),
    identifyByCard: (card, outer) =>
      withinDeadline(deadlineMs, outer, (signal) => signInAs({ way: 'idCard', name: card.name, number: card.number }, signal)),
    queryInsuredPerson: (identity, outer) => ask(personQuestion(identity), outer),
    ask,
    seal: national.seal,
    read: (question, answer) => readAnswer(question, answer, { codes, now: now() }),
    start: (signal) =>
      everyDay({
        now,
        chance: () => (options.random(1)[0] ?? 0) / 256,
        signal,
        work: async () =>
          (!options.signIn || (await signIn.forToday())) &&
          loadDictionaries({ codes, division: options.divisions.treatment, ask: (question) => ask(question, signal), log }),
      }),
  };
}

const never = new AbortController().signal;
const noAddress = { mac: '00:00:00:00:00:00', ip: '127.0.0.1' } as const;
