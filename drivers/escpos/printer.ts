// One conversation with a printer: its status in four pages, its name, its buffer cleared, and the print-done receipts that come in.

import { fail, type Result, succeed } from '../../contract/result.ts';
import type { ReceiptPrinterProfile } from '../../kiosk-config/profiles/receipt-printer-schema.ts';
import type { Clock } from '../clock.ts';
import type { Tell } from '../driver.ts';
import { Exchange } from '../exchange.ts';
import { Mailbox } from '../mailbox.ts';
import type { Connection } from '../wire/wire.ts';
import { askName, askStatus, clearBuffers, decodeStatus, initialise, PrinterDecoder, type PrinterStatus } from './protocol.ts';

/** One lost status byte must not cost the connection. */
const attempts = 2;

export class Printer {
  readonly link: Connection;
  /** Ids of the print-done receipts, in the order they came. */
  readonly printed: Mailbox<string>;
  readonly #profile: ReceiptPrinterProfile;
  readonly #tell: Tell;
  readonly #decoder: PrinterDecoder;
  readonly #pages: Exchange<number>;
  readonly #names: Exchange<string>;
  readonly #cleared: Exchange<true>;

  constructor(link: Connection, profile: ReceiptPrinterProfile, clock: Clock, tell: Tell) {
    this.link = link;
    this.#profile = profile;
    this.#tell = tell;
    this.#decoder = new PrinterDecoder(profile.statusMask);
    this.printed = new Mailbox(clock);
    this.#pages = new Exchange(link, clock);
    this.#names = new Exchange(link, clock);
    this.#cleared = new Exchange(link, clock);
  }

  receive(bytes: Uint8Array): void {
    let garbage = 0;
    for (const reply of this.#decoder.push(bytes)) {
      if (reply.kind === 'status') this.#pages.deliver(reply.byte);
      if (reply.kind === 'name') this.#names.deliver(reply.text);
      if (reply.kind === 'cleared') this.#cleared.deliver(true);
      if (reply.kind === 'printed') this.printed.put(reply.id);
      if (reply.kind === 'garbage') garbage += reply.bytes;
    }
    if (garbage > 0) this.#tell.garbage(garbage);
  }

  /** `ended`: the command was, or nobody answers; the link is closed then. */
  async status(signal: AbortSignal): Promise<Result<PrinterStatus, 'ended'>> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const status = await this.#statusOnce(signal);
      if (status.ok) return status;
      if (status.fault === 'ended') return fail('ended');
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
    return succeed(decodeStatus([printer, cause, error, roll]));
  }

  /** Model and firmware, or null when it does not tell: a printer without this command keeps its silence. */
  async name(signal: AbortSignal): Promise<string | null> {
    const model = await this.#names.ask(askName(67), this.#profile, signal);
    if (!model.ok) return null;
    const firmware = await this.#names.ask(askName(65), this.#profile, signal);
    return (firmware.ok ? `${model.value} ${firmware.value}` : model.value).slice(0, 80);
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
