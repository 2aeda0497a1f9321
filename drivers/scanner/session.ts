// One connection to a scanner: what it says sorted by who waits for it, and the questions and triggers it is given.

import type { Result } from '../../contract/result.ts';
import type { ScannerProfile } from '../../kiosk-config/profiles/scanner/schema.ts';
import type { Clock } from '../clock.ts';
import type { Receiver, Tell } from '../driver.ts';
import { type AskFault, Exchange } from '../exchange.ts';
import { Mailbox } from '../mailbox.ts';
import type { Connection } from '../wire/wire.ts';
import type { Language, Life, ScannerEvent } from './language.ts';

/** What ends a Read. */
export type Scan = Extract<ScannerEvent, { readonly kind: 'code' | 'invalid' | 'refused' | 'foreign' }>;
/** What answers a question. */
type Answer = Extract<ScannerEvent, { readonly kind: 'accepted' | 'refused' | 'alive' | 'identity' }>;

export interface ScannerSession extends Receiver {
  readonly tell: Tell;
  readonly scans: Mailbox<Scan>;
  /** Something has come since the trigger was last given. */
  readonly heard: boolean;
  /** From here on codes count; an engine that is still being turned off has obeyed first. */
  readonly begin: () => Promise<void>;
  readonly end: () => void;
  /** false: the wire is lost. */
  readonly turnOn: () => Promise<boolean>;
  readonly turnOff: () => Promise<void>;
  /** HID: false when the device refuses its mode. */
  readonly enterMode: () => Promise<boolean>;
  /** true also of a scanner that cannot be asked. */
  readonly isAlive: (signal: AbortSignal) => Promise<boolean>;
  /** Any byte at all proves that somebody is there; without one the link is closed. */
  readonly checkLife: (signal: AbortSignal) => Promise<void>;
  /** Make and model as the device says them. */
  readonly identify: (signal: AbortSignal) => Promise<string | null>;
  /** Orders it to stop, which it must take like the trigger: between Reads it is never turned on. */
  readonly obeysTrigger: (signal: AbortSignal) => Promise<boolean>;
}

interface Opening {
  readonly language: Language;
  readonly profile: ScannerProfile;
  readonly clock: Clock;
  readonly link: Connection;
  readonly tell: Tell;
  readonly contradicted: () => void;
}

export function openSession({ language, profile, clock, link, tell, contradicted }: Opening): ScannerSession {
  const { trigger, life, identify, featureAfterOpen } = language;
  const decoder = language.createDecoder();
  const answers = new Exchange<Answer>(link, clock);
  const scans = new Mailbox<Scan>(clock);
  const always = new AbortController().signal;
  const timing = { writeMs: profile.writeMs, answerMs: life?.answerMs ?? profile.idleGapMs };
  let stopGap = (): void => undefined;
  let reading = false;
  let asking = false;
  let heard = false;
  /** Resolves when the answer to the last "off" is in: the next answer then belongs to the next command. */
  let turningOff: Promise<unknown> = Promise.resolve();

  const sort = (event: ScannerEvent): void => {
    switch (event.kind) {
      case 'owed':
        void link.write(event.bytes, profile.writeMs);
        return;
      case 'noise':
        return tell.garbage(event.bytes);
      case 'foreign':
        contradicted();
        break;
      case 'invalid':
        tell.garbage(event.bytes);
        break;
      case 'code':
        break;
      default:
        answers.deliver(event);
        if (event.kind !== 'refused' || asking || !trigger?.acknowledged) return;
    }
    if (reading) scans.put(event);
  };

  const ask = async (question: Uint8Array, signal: AbortSignal, prepare = (): void => undefined): Promise<Result<Answer, AskFault>> => {
    await turningOff;
    asking = true;
    try {
      return await answers.ask(question, timing, signal, prepare);
    } finally {
      asking = false;
    }
  };

  const askLife = ({ question }: Life, signal: AbortSignal): Promise<Result<Answer, AskFault>> =>
    ask(question, signal, () => decoder.expect?.('life'));

  const turnOff = async (): Promise<void> => {
    if (!trigger) return;
    turningOff = trigger.acknowledged ? answers.ask(trigger.off, timing, always) : link.write(trigger.off, profile.writeMs);
    await turningOff;
  };

  return {
    tell,
    scans,
    get heard() {
      return heard;
    },
    receive: (bytes) => {
      heard = true;
      answers.heard();
      decoder.push(bytes).forEach(sort);
      stopGap();
      stopGap = clock.after(profile.idleGapMs, () => decoder.flush().forEach(sort));
    },
    begin: async () => {
      await turningOff;
      decoder.discard();
      scans.clear();
      reading = true;
      link.attention?.(true);
    },
    end: () => {
      reading = false;
      link.attention?.(false);
      void turnOff();
    },
    turnOn: async () => {
      heard = false;
      return trigger === null || (await link.write(trigger.on, profile.writeMs)).ok;
    },
    turnOff,
    enterMode: async () => featureAfterOpen === null || ((await link.sendFeature?.(featureAfterOpen)) ?? false),
    isAlive: async (signal) => life === null || (await askLife(life, signal)).ok,
    checkLife: async (signal) => {
      if (!life) return;
      const answer = await askLife(life, signal);
      if (!answer.ok && answer.fault === 'silent') link.close('silent');
    },
    identify: async (signal) => {
      if (!identify) return null;
      const answer = await ask(identify.question, signal, () => decoder.expect?.('identity'));
      return answer.ok && answer.value.kind === 'identity' ? answer.value.text : null;
    },
    obeysTrigger: async (signal) => {
      if (!trigger) return true;
      const answer = await ask(trigger.off, signal);
      return answer.ok && answer.value.kind === 'accepted';
    },
  };
}
