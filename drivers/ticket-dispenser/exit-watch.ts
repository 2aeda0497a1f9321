// Looks at the exit the way the profile says, beside the printer's own conversation on the same wire.

import type { PrintFault } from '../../contract/device/outcome.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { TicketDispenserProfile } from '../../kiosk-config/profiles/ticket-dispenser/schema.ts';
import type { Clock } from '../clock.ts';
import { askStatus, PrinterDecoder } from '../escpos/protocol.ts';
import { Exchange } from '../exchange.ts';
import { Mailbox } from '../mailbox.ts';
import type { Connection } from '../wire/wire.ts';
import { askFullStatus, decodeFullStatus } from './full-status.ts';

export interface ExitReading {
  readonly ticket: boolean;
  /** What the sensor's own status says; DLE EOT says the rest. */
  readonly fault: PrintFault | null;
}

/** One lost answer must not cost the connection. */
const attempts = 2;
/** An answer of unknown length has ended when the line is still for so long. */
const quietTime = 60;
const longestRaw = 64;

export class ExitWatch {
  /** A ticket was in the exit at some time since this was last set to false, even if nobody was asking just then. */
  sawTicket = false;
  readonly #link: Connection;
  readonly #profile: TicketDispenserProfile;
  readonly #clock: Clock;
  readonly #decoder: PrinterDecoder;
  readonly #pages: Exchange<number>;
  readonly #readings: Exchange<ExitReading>;
  #raw: Mailbox<Uint8Array> | null = null;

  constructor(link: Connection, profile: TicketDispenserProfile, clock: Clock) {
    this.#link = link;
    this.#profile = profile;
    this.#clock = clock;
    this.#decoder = new PrinterDecoder(profile);
    this.#pages = new Exchange(link, clock);
    this.#readings = new Exchange(link, clock);
  }

  /** @returns true when the bytes are the answer to `askRaw` and nobody else's */
  receive(bytes: Uint8Array): boolean {
    if (this.#raw) {
      this.#raw.put(bytes.slice());
      return true;
    }
    for (const reply of this.#decoder.push(bytes)) {
      if (reply.kind === 'status') this.#pages.deliver(reply.byte);
      if (reply.kind !== 'fullStatus') continue;
      const { ticketInExit, fault } = decodeFullStatus(reply.bytes);
      if (ticketInExit) this.sawTicket = true;
      this.#readings.deliver({ ticket: ticketInExit, fault });
    }
    return false;
  }

  /** null: nothing watches the exit of this printer. */
  async read(signal: AbortSignal): Promise<Result<ExitReading | null, 'silent' | 'ended'>> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const reading = await this.#readOnce(signal);
      if (reading.ok || reading.fault === 'ended') return reading;
    }
    return fail('silent');
  }

  async #readOnce(signal: AbortSignal): Promise<Result<ExitReading | null, 'silent' | 'ended'>> {
    const { sensor } = this.#profile;
    if (sensor.kind === 'none') return succeed(null);
    if (sensor.kind === 'custom-full-status') {
      const reading = await this.#readings.ask(askFullStatus, this.#profile, signal);
      return reading.ok ? reading : fail(reading.fault === 'ended' ? 'ended' : 'silent');
    }
    const page = await this.#pages.ask(askStatus(sensor.page), this.#profile, signal);
    if (!page.ok) return fail(page.fault === 'ended' ? 'ended' : 'silent');
    const ticket = (page.value & sensor.mask) !== 0;
    if (ticket) this.sawTicket = true;
    return succeed({ ticket, fault: null });
  }

  /**
   * Asks what has no form by which a decoder could know it: a model byte, a counter as text.
   * @param length of the answer; null: until the line is still
   * @returns null when nothing came
   */
  async askRaw(question: Uint8Array, length: number | null, signal: AbortSignal): Promise<Result<Uint8Array | null, 'ended'>> {
    const arrived = new Mailbox<Uint8Array>(this.#clock);
    this.#raw = arrived;
    try {
      const written = await this.#link.write(question, this.#profile.writeMs);
      if (!written.ok) return fail('ended');
      let answer = new Uint8Array();
      while (answer.length < (length ?? longestRaw)) {
        const more = await arrived.take(answer.length === 0 ? this.#profile.answerMs : quietTime, signal);
        if (!more.ok && more.fault === 'aborted') return fail('ended');
        if (!more.ok) break;
        answer = new Uint8Array([...answer, ...more.value]);
      }
      return succeed(answer.length === 0 ? null : answer);
    } finally {
      this.#raw = null;
    }
  }
}
