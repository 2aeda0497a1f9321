// The region's platform over HTTP, steered by the pack's `adapter` section: what is sent, how the answer is read, and what an answer proves.

import { type Result, succeed } from '../../../../contract/result.ts';
import type { AdapterSection, RequestFields } from '../../../../kiosk-config/regions/adapter.ts';
import type { FilingOperation } from '../../../../kiosk-config/services/schema.ts';
import { chinaTime } from '../china-time.ts';
import { withinDeadline } from '../deadline.ts';
import { isGatewayRefusal } from '../envelope.ts';
import { gatewayHeaders } from '../gateway.ts';
import { unwrapped } from '../json.ts';
import type { SealedMessage } from '../national.ts';
import type { PlatformOptions } from '../options.ts';
import type { QueryPolicy } from '../query-policy.ts';
import { faultOfTransport, largestAnswer, post, type TransportFault } from '../transport.ts';
import { type PlatformFault, platformFault } from '../types.ts';
import { type Exchange, exchange } from './exchange.ts';
import {
  platformNumberAt,
  readAccountStatement,
  readLedger,
  readPayments,
  readProgress,
  readRemoteTreatments,
  standingOf,
} from './lists.ts';
import { at, textAt } from './read.ts';
import { measured, measuredExchange } from './measured.ts';
import { createNationalFilings, type NationalRoad } from './national-filings.ts';
import { put, requestOf, type Sendable } from './request.ts';
import { createSmEnvelope, type SmCredentials } from './sm-envelope.ts';
import { type Refusal, refusalOf, withoutAnswer } from './submit-answer.ts';
import type { AskAnswer, RegionAdapter, SubmitAnswer } from './types.ts';

export interface RegionOptions
  extends Pick<
    PlatformOptions,
    'baseUrl' | 'gateway' | 'institution' | 'terminal' | 'deadlineMs' | 'now' | 'random' | 'messageIds' | 'log'
  > {
  readonly section: AdapterSection;
  /** Wanted by a pack whose security is `sm`. */
  readonly sm: SmCredentials | null;
  /** For what the pack files by its national number. */
  readonly national: NationalRoad;
  /** For queries; what changes something never goes through it. */
  readonly policy: QueryPolicy;
}

interface Operation {
  readonly name: string;
  readonly request: RequestFields;
}

/** What the platform says: its content, or its refusal in its own words, which are matched and never logged. */
type Said = { readonly kind: 'content'; readonly data: unknown } | ({ readonly kind: 'refusal' } & Refusal) | { readonly kind: 'nonsense' };

const notUnderstood: AskAnswer = { kind: 'noAnswer', fault: 'platform.notUnderstood' };

const defaultDeadlineMs = 8000;
/** Some days of a busy terminal. */
const largestLedger = 4 * 1024 * 1024;

export function createRegionAdapter(options: RegionOptions): RegionAdapter {
  const { section, now } = options;
  const base = options.baseUrl.replace(/\/+$/, '') + section.path;
  if (section.security === 'sm' && options.sm === null)
    throw new Error('The region speaks the SM envelope: its keys are missing in the configuration');
  const national = createNationalFilings({ road: options.national, section, log: options.log });
  const isNational = (operation: FilingOperation): boolean => section.national.some((one) => one === operation);
  const envelope = section.security === 'sm' && options.sm ? createSmEnvelope(options.sm) : null;

  /** Made anew for every attempt: no message id and no nonce goes out twice. */
  function messageOf(operation: Operation, messageId: string, values: Partial<Sendable>): SealedMessage {
    const sendable: Sendable = {
      ...values,
      terminal: options.terminal.id,
      institution: options.institution.code,
      message: { id: messageId, time: chinaTime(now()) },
    };
    const body = requestOf(section.frame.request, sendable, section.tables);
    put(body, section.frame.data, requestOf(operation.request, sendable, section.tables));
    const nonce = Buffer.from(options.random(16)).toString('hex');
    return {
      url: new URL(base + operation.name),
      headers: gatewayHeaders(options.gateway, { transaction: operation.name, now: now(), nonce }),
      body: envelope ? envelope.seal(body, now()) : body,
    };
  }

  function saidOf(json: unknown): Said {
    const opened = envelope ? envelope.open(json) : succeed(json);
    if (!opened.ok) return { kind: 'nonsense' };
    const code = textAt(opened.value, section.answer.code);
    if (code === null) return { kind: 'nonsense' };
    if (!section.answer.success.includes(code)) return { kind: 'refusal', code, words: textAt(opened.value, section.answer.message) ?? '' };
    return { kind: 'content', data: unwrapped(at(opened.value, section.answer.data)) };
  }

  async function query<T>(
    operation: Operation,
    values: Partial<Sendable>,
    outer: AbortSignal,
    read: (data: unknown) => T | null,
    { repeatable = true, largest = largestAnswer }: { readonly repeatable?: boolean; readonly largest?: number } = {},
  ): Promise<Result<T, PlatformFault>> {
    return await measured(options.log, operation.name, () =>
      withinDeadline(options.deadlineMs ?? defaultDeadlineMs, outer, async (signal) => {
        const attempt = (inner: AbortSignal): Promise<Result<unknown, TransportFault>> => {
          const { url, headers, body } = messageOf(operation, options.messageIds(), values);
          return post(url, headers, body, inner, { largest });
        };
        const answer = await options.policy.run(attempt, signal, repeatable);
        if (!answer.ok) return platformFault(faultOfTransport(answer.fault));
        if (isGatewayRefusal(answer.value)) return platformFault('platform.unauthorised');
        const said = saidOf(answer.value);
        if (said.kind === 'refusal') return platformFault('platform.refused');
        const value = said.kind === 'content' ? read(said.data) : null;
        return value === null ? platformFault('platform.notUnderstood') : succeed(value);
      }),
    );
  }

  const exchanged = (operation: Operation, messageId: string, values: Partial<Sendable>, signal: AbortSignal): Promise<Exchange> =>
    measuredExchange(options.log, operation.name, () => exchange(messageOf(operation, messageId, values), signal));

  function submitAnswerOf(json: unknown, answer: { readonly number: string | null; readonly standing: string }): SubmitAnswer {
    const said = saidOf(json);
    if (said.kind === 'nonsense') return { kind: 'lost', fault: 'platform.notUnderstood' };
    if (said.kind === 'refusal') return refusalOf(section, said);
    const platformNumber = platformNumberAt(said.data, answer.number);
    const standing = standingOf(section, textAt(said.data, answer.standing));
    // It says yes and means something else: only its own records can tell.
    if (platformNumber === 'unreadable' || standing === null || standing === 'refused' || standing === 'cancelled')
      return { kind: 'lost', fault: 'platform.notUnderstood' };
    return { kind: 'accepted', platformNumber, standing: standing === 'finished' ? 'finished' : 'accepted' };
  }

  function askAnswerOf(json: unknown, asked: string): AskAnswer {
    const said = saidOf(json);
    if (said.kind === 'refusal') return { kind: 'noAnswer', fault: 'platform.refused' };
    const { found, key, number, standing: standingPath } = section.ask.answer;
    const isFound = said.kind === 'content' ? textAt(said.data, found.at) : null;
    if (isFound === found.no) return { kind: 'notFound' };
    if (said.kind !== 'content' || isFound !== found.yes) return notUnderstood;
    if (key !== null && textAt(said.data, key) !== asked) return notUnderstood;
    const standing = standingOf(section, textAt(said.data, standingPath));
    // What was refused may never have got a number.
    if (standing === 'refused' || standing === 'cancelled') return { kind: 'found', platformNumber: null, standing };
    const platformNumber = platformNumberAt(said.data, number);
    if (standing === null || platformNumber === 'unreadable') return notUnderstood;
    return { kind: 'found', platformNumber, standing };
  }

  return {
    repetitionOf: (operation) => (isNational(operation) ? 'unkeyed' : section.repetition),
    isInLedger: (operation) => !isNational(operation),
    settleMs: section.settleMs,
    payments: (applicant, period, signal) => query(section.payments, { applicant, period }, signal, (data) => readPayments(data, section)),
    accountStatement: (applicant, period, signal) =>
      query(section.accountStatement, { applicant, period }, signal, (data) => readAccountStatement(data, section)),
    remoteTreatments: (applicant, signal) =>
      query(section.remoteTreatments, { applicant }, signal, (data) => readRemoteTreatments(data, section)),
    progress: (applicant, signal) => query(section.progress, { applicant }, signal, (data) => readProgress(data, section)),
    ledger: (period, signal) => query(section.ledger, { period }, signal, (data) => readLedger(data, section), { largest: largestLedger }),
    rate: (rating, signal) =>
      query(section.rate, { rating }, signal, () => ({ rated: true }), { repeatable: false }).then((result) =>
        result.ok ? succeed(null) : result,
      ),
    async submit(submission, signal) {
      if (isNational(submission.operation)) return await national.submit(submission, signal);
      const { key, number, messageId, applicant, answers } = submission;
      const operation = section.submit[submission.operation];
      if (!operation) return { kind: 'notSent', fault: 'platform.refused' };
      const answer = await exchanged(operation, messageId, { applicant, answers, filing: { key, number } }, signal);
      return answer.kind === 'answered' ? submitAnswerOf(answer.json, operation.answer) : withoutAnswer(answer);
    },
    async ask(about, messageId, signal) {
      if (isNational(about.operation)) return await national.ask(about, messageId, signal);
      const { key, number, applicant, answers } = about;
      const answer = await exchanged(section.ask, messageId, { applicant, answers, filing: { key, number } }, signal);
      if (answer.kind === 'answered') return askAnswerOf(answer.json, key);
      return { kind: 'noAnswer', fault: answer.kind === 'turnedAway' ? 'platform.unauthorised' : answer.fault };
    },
  };
}
