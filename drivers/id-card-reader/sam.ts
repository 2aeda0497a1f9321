// One conversation with the SAM module: commands with their deadlines, damaged answers asked for again.

import { fail, type Result, succeed } from '../../contract/result.ts';
import type { IdCardReaderProfile } from '../../kiosk-config/profiles/id-card-reader/schema.ts';
import type { Clock } from '../clock.ts';
import type { Tell } from '../driver.ts';
import { type AskFault, Exchange } from '../exchange.ts';
import type { Connection } from '../wire/wire.ts';
import { answers, encodeCommand, meaningOf, type SamCommand, SamDecoder, type SamMeaning, type SamReply } from './protocol.ts';

const attempts = 3;

/** `linkFailure`: nothing but damaged answers; `ended`: no answer at all (the link is closed then) or the command was ended. */
export type SamFault = 'linkFailure' | 'ended';

export interface SamAnswer {
  readonly meaning: Exclude<SamMeaning, 'garbled'>;
  readonly data: Uint8Array;
  /** Sent more than once: the module may have obeyed a time whose answer was lost. */
  readonly repeated: boolean;
}

export class Sam {
  readonly #link: Connection;
  readonly #profile: IdCardReaderProfile;
  readonly #tell: Tell;
  readonly #exchange: Exchange<SamReply>;
  readonly #decoder = new SamDecoder();
  #asked: SamCommand = 'status';

  constructor(link: Connection, profile: IdCardReaderProfile, clock: Clock, tell: Tell) {
    this.#link = link;
    this.#profile = profile;
    this.#tell = tell;
    this.#exchange = new Exchange(link, clock);
  }

  receive(bytes: Uint8Array): void {
    this.#exchange.heard();
    for (const event of this.#decoder.push(bytes)) {
      const mine = event.kind === 'reply' && answers(event.reply, this.#asked);
      this.#exchange.deliver(mine ? event.reply : 'garbled');
    }
    const skipped = this.#decoder.takeSkipped();
    if (skipped > 0) this.#tell.garbage(skipped);
  }

  async ask(command: SamCommand, signal: AbortSignal): Promise<Result<SamAnswer, SamFault>> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const reply = await this.#exchangeOnce(command, signal);
      if (reply.ok) {
        const meaning = meaningOf(reply.value.status);
        if (meaning !== 'garbled') return succeed({ meaning, data: reply.value.data, repeated: attempt > 1 });
      } else if (reply.fault !== 'garbled') {
        if (reply.fault === 'silent') this.#link.close('silent');
        return fail('ended');
      }
    }
    return fail('linkFailure');
  }

  /** Whether a module answers at all on this line; silence does not close the link. */
  async isThere(signal: AbortSignal): Promise<boolean> {
    return (await this.#exchangeOnce('status', signal)).ok;
  }

  #exchangeOnce(command: SamCommand, signal: AbortSignal): Promise<Result<SamReply, AskFault>> {
    const timing = { writeMs: this.#profile.writeMs, answerMs: this.#profile.answerMs[timingOf[command]] };
    return this.#exchange.ask(encodeCommand(command), timing, signal, () => {
      this.#decoder.reset();
      this.#asked = command;
    });
  }
}

const timingOf: Readonly<Record<SamCommand, keyof IdCardReaderProfile['answerMs']>> = {
  reset: 'reset',
  status: 'status',
  samId: 'status',
  find: 'find',
  select: 'select',
  readBase: 'read',
  readAddress: 'read',
};
