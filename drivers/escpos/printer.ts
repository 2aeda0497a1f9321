// One conversation with a printer: its status, its name, its buffer cleared, and what it says unasked.

import type { PrintFault } from '../../contract/device/outcome.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { EscposProfile } from '../../kiosk-config/profiles/escpos.ts';
import { type Clock, wait } from '../clock.ts';
import type { Tell } from '../driver.ts';
import { Exchange } from '../exchange.ts';
import { Mailbox } from '../mailbox.ts';
import type { Connection } from '../wire/wire.ts';
import { askIdentity, askStatus, clearBuffers, initialise, PrinterDecoder, type PrinterReply, tellChanges } from './protocol.ts';
import { decodeAutomaticStatus, decodeStatus, passes, type PrinterStatus } from './status.ts';

/** One lost status byte must not cost the connection. */
const attempts = 2;
/** Answers beyond those asked for that a bad line may repeat or bring late. */
const mostUnasked = 16;
const mostUnaskedEach = 4;

/** What the printer says of itself; null: it was not told or cannot tell. */
export interface Identity {
  readonly model: string | null;
  readonly firmware: string | null;
}

/** What a driver wants to hear of what the printer says unasked. */
export interface Overheard {
  readonly status?: (status: PrinterStatus) => void;
  readonly fullStatus?: (bytes: Uint8Array) => void;
}

export interface PrintDone {
  readonly id: string;
  /** What the printer had told of by itself until then. */
  readonly trouble: PrintFault | null;
}

export class Printer {
  readonly link: Connection;
  /** The print-done receipts, in the order they came. */
  readonly printed: Mailbox<PrintDone>;
  readonly #profile: EscposProfile;
  readonly #clock: Clock;
  readonly #tell: Tell;
  readonly #overheard: Overheard;
  readonly #decoder: PrinterDecoder;
  readonly #pages: Exchange<number>;
  readonly #names: Exchange<string>;
  readonly #numbers: Exchange<number>;
  readonly #cleared: Exchange<true>;
  #trouble: PrintFault | null = null;
  #answered = 0;
  #unasked = 0;

  constructor(link: Connection, profile: EscposProfile, clock: Clock, tell: Tell, overheard: Overheard = {}) {
    this.link = link;
    this.#profile = profile;
    this.#clock = clock;
    this.#tell = tell;
    this.#overheard = overheard;
    this.#decoder = new PrinterDecoder(profile);
    this.printed = new Mailbox(clock);
    this.#pages = new Exchange(link, clock);
    this.#names = new Exchange(link, clock);
    this.#numbers = new Exchange(link, clock);
    this.#cleared = new Exchange(link, clock);
  }

  receive(bytes: Uint8Array): void {
    let garbage = 0;
    for (const reply of this.#decoder.push(bytes)) {
      if (reply.kind === 'garbage') garbage += reply.bytes;
      else this.#take(reply);
    }
    if (garbage > 0) this.#tell.garbage(garbage);
  }

  #take(reply: Exclude<PrinterReply, { kind: 'garbage' }>): void {
    switch (reply.kind) {
      case 'status':
        return this.#takePage(reply.byte);
      case 'name':
        this.#names.deliver(reply.text);
        return;
      case 'number':
        this.#numbers.deliver(reply.byte);
        return;
      case 'cleared':
        this.#cleared.deliver(true);
        return;
      case 'printed':
        return this.printed.put({ id: reply.id, trouble: this.#trouble });
      case 'automaticStatus':
        return this.#toldStatus(decodeAutomaticStatus(reply.bytes, this.#profile.paperJam));
      case 'fullStatus':
        return this.#overheard.fullStatus?.(reply.bytes);
      case 'bufferedStatus':
      case 'flow':
        return;
    }
  }

  /** A line that streams what looks like good status would prove everything: it proves nothing. */
  #takePage(byte: number): void {
    if (this.#pages.deliver(byte)) {
      this.#answered += 1;
      return;
    }
    this.#unasked += 1;
    this.#tell.garbage(1);
    if (this.#unasked > mostUnasked + mostUnaskedEach * this.#answered) this.#trouble ??= 'offline';
  }

  #toldStatus(status: PrinterStatus): void {
    if (status.fault !== null && !passes(status.fault)) this.#trouble ??= status.fault;
    this.#overheard.status?.(status);
  }

  /** Forgets what was told before. */
  beginJob(): void {
    this.printed.clear();
    this.#trouble = null;
    this.#answered = 0;
    this.#unasked = 0;
  }

  /** What stopped the job, however short: between two looks at the status a roll can end and another be there. */
  get trouble(): PrintFault | null {
    return this.#trouble;
  }

  /** `ended`: the command was, or nobody answers; the link is closed then. */
  async status(signal: AbortSignal): Promise<Result<PrinterStatus, 'ended'>> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const status = await this.#statusOnce(signal);
      if (status.ok) return status;
      if (status.fault === 'ended') return fail('ended');
      // A reply does not say which question it answers: one that is only late must not be taken for the next.
      if (attempt < attempts) await wait(this.#clock, this.#profile.answerMs, signal);
    }
    this.link.close('silent');
    return fail('ended');
  }

  async #statusOnce(signal: AbortSignal): Promise<Result<PrinterStatus, 'ended' | 'silent'>> {
    const pages: number[] = [];
    for (const page of [1, 2, 3, 4] as const) {
      const answer = await this.#pages.ask(askStatus(page), this.#profile, signal);
      if (!answer.ok) return fail(answer.fault === 'ended' ? 'ended' : 'silent');
      pages.push(answer.value);
    }
    const [printer = 0, cause = 0, error = 0, roll = 0] = pages;
    return succeed(decodeStatus([printer, cause, error, roll], this.#profile.paperJam));
  }

  /** A printer without these commands keeps its silence. Before automatic status is on: a number looks like anything. */
  async identity(signal: AbortSignal): Promise<Identity> {
    const { identifies, identifiesByNumber } = this.#profile;
    const model = identifies ? await this.#name(67, signal) : null;
    const firmware = model === null ? null : await this.#name(65, signal);
    if (!identifiesByNumber) return { model, firmware };
    return { model: model ?? (await this.#number(1, signal)), firmware: firmware ?? (await this.#number(3, signal)) };
  }

  async #name(n: 65 | 67, signal: AbortSignal): Promise<string | null> {
    const name = await this.#names.ask(askIdentity(n), this.#profile, signal);
    return name.ok ? name.value.slice(0, 80) : null;
  }

  /** As the manuals write it, e.g. `0x20`. */
  async #number(n: 1 | 3, signal: AbortSignal): Promise<string | null> {
    const number = await this.#numbers.ask(askIdentity(n), this.#profile, signal, () => this.#decoder.expectNumber(true));
    this.#decoder.expectNumber(false);
    return number.ok ? `0x${number.value.toString(16).padStart(2, '0').toUpperCase()}` : null;
  }

  /** From now on it tells its changes, where the profile says that it can. @returns false when that could not be sent */
  async tellChanges(): Promise<boolean> {
    return !this.#profile.automaticStatus || (await this.link.write(tellChanges, this.#profile.writeMs)).ok;
  }

  /**
   * What was sent before must not come out later. Not every printer says that it has cleared: the silence of one that obeyed and of
   * one that does not know the command are alike.
   * @returns false when the command was ended or could not be sent
   */
  async clear(signal: AbortSignal): Promise<boolean> {
    const cleared = await this.#cleared.ask(clearBuffers, this.#profile, signal);
    if (!cleared.ok && cleared.fault === 'ended') return false;
    return (await this.link.write(initialise, this.#profile.writeMs)).ok;
  }
}
