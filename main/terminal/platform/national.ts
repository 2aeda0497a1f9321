// One message to the national platform: numbered, sealed and signed for every attempt anew, and what a gateway says that lets nobody in.

import { ownIdText } from '../../../contract/log/log.ts';
import type { Result } from '../../../contract/result.ts';
import { gatewayReason, isGatewayRefusal, sealEnvelope } from './envelope.ts';
import { gatewayHeaders, transactionPath } from './gateway.ts';
import type { Question } from './messages/question.ts';
import type { PlatformOptions } from './options.ts';
import { post, type TransportFault } from './transport.ts';

/** A message as it would go out now. */
export interface SealedMessage {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

export interface Sendable {
  /** Under which the gateway knows it. */
  readonly transaction: string;
  readonly path: string;
  readonly body: () => object;
  readonly largestAnswer?: number;
}

export interface National {
  /** Of a message that somebody else sends: once, on a connection of its own. */
  readonly seal: (question: Question<unknown>, messageId: string) => SealedMessage;
  /** One attempt, nothing is repeated here. */
  readonly attempt: (question: Question<unknown>, signal: AbortSignal) => Promise<Result<unknown, TransportFault>>;
  /** The same for what has no national envelope. */
  readonly attemptPlain: (what: Sendable, signal: AbortSignal) => Promise<Result<unknown, TransportFault>>;
}

/** @param signNumber what 9001 gave for today, empty: nothing */
export function createNational(options: PlatformOptions, signNumber: () => string): National {
  const { gateway, now, log } = options;
  const base = options.baseUrl.replace(/\/+$/, '');

  function sealed({ transaction, path, body }: Sendable): SealedMessage {
    const nonce = Buffer.from(options.random(16)).toString('hex');
    const headers = gatewayHeaders(gateway, { transaction, now: now(), nonce });
    return { url: new URL(base + path), headers, body: body() };
  }

  const inEnvelope = (question: Question<unknown>, messageId: () => string): Sendable => ({
    transaction: question.number,
    path: transactionPath(gateway, question.number),
    ...(question.largestAnswer ? { largestAnswer: question.largestAnswer } : {}),
    body: () =>
      sealEnvelope(options, {
        transaction: question.number,
        messageId: messageId(),
        insuredPlace: question.insuredPlace,
        now: now(),
        input: question.input(now()),
        signNumber: signNumber(),
      }),
  });

  async function attemptPlain(what: Sendable, signal: AbortSignal): Promise<Result<unknown, TransportFault>> {
    const { url, headers, body } = sealed(what);
    let skewMs = 0;
    const onTheirTime = (theirs: Date): void => {
      skewMs = now().getTime() - theirs.getTime();
    };
    const answer = await post(url, headers, body, signal, { onTheirTime, ...(what.largestAnswer ? { largest: what.largestAnswer } : {}) });
    const turnedAway = answer.ok ? isGatewayRefusal(answer.value) : answer.fault === 'platform.unauthorised';
    if (turnedAway) {
      const why = answer.ok ? gatewayReason(answer.value) : 'other';
      // Positive: this terminal's clock is ahead of theirs.
      log('platform.turnedAway', { transaction: ownIdText(what.transaction), why, clockAheadSeconds: Math.round(skewMs / 1000) });
    }
    return answer;
  }

  return {
    seal: (question, messageId) => sealed(inEnvelope(question, () => messageId)),
    attempt: (question, signal) => attemptPlain(inEnvelope(question, options.messageIds), signal),
    attemptPlain,
  };
}
