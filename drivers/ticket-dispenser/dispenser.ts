// One connection to a ticket dispenser: prints one ticket a command, presents it, and looks after it when nothing else is to be done.

import type { PrintDocument } from '../../contract/device/document.ts';
import type { Outcome, PrintFault } from '../../contract/device/outcome.ts';
import type { TicketDispenserProfile } from '../../kiosk-config/profiles/ticket-dispenser/schema.ts';
import type { Clock } from '../clock.ts';
import type { Receiver, Tell } from '../driver.ts';
import type { EncodedDocument } from '../escpos/encode.ts';
import { endFault, printPaper } from '../escpos/job.ts';
import type { PrinterStatus } from '../escpos/status.ts';
import type { Connection } from '../wire/wire.ts';
import type { Memory } from './memory.ts';
import { PaperPath, type PathState } from './path.ts';
import { hexBytes, moveBytes } from './presenter.ts';
import { encodeTicket } from './ticket.ts';
import { TicketPrinter } from './ticket-printer.ts';

export interface DispenserOptions {
  readonly link: Connection;
  readonly profile: TicketDispenserProfile;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly memory: Memory;
}

type Done = Extract<Outcome, { kind: 'done' }>;

const notDone = (fault: PrintFault): Outcome => ({ kind: 'notDone', fault });
const unknown = (fault: PrintFault): Outcome => ({ kind: 'unknown', fault });

export class Dispenser implements Receiver {
  readonly printer: TicketPrinter;
  readonly #path: PaperPath;

  constructor({ link, profile, clock, tell, memory }: DispenserOptions) {
    this.printer = new TicketPrinter(link, profile, clock, tell, memory);
    this.#path = new PaperPath(this.printer, memory);
  }

  receive(bytes: Uint8Array): void {
    this.printer.receive(bytes);
  }

  /** @returns false when it does not answer as a printer would */
  async greet(signal: AbortSignal): Promise<boolean> {
    const status = await this.printer.escpos.status(signal);
    if (!status.ok || !(await this.printer.escpos.clear(signal))) return false;
    return this.attend(signal);
  }

  /** What is to be done when no command is: a sign of life, a look at the exit, and the path made free again. */
  async attend(signal: AbortSignal): Promise<boolean> {
    if (this.printer.contradicted !== false && !(await this.printer.meet(signal))) return false;
    if (this.printer.contradicted) return true;
    const fault = await this.printer.look(signal);
    if (!fault.ok) return false;
    return fault.value !== null || this.printer.exit.kind !== 'unknown' || (await this.#path.free(signal)) !== 'ended';
  }

  async clear(signal: AbortSignal): Promise<PathState> {
    if (this.printer.contradicted !== false) return 'ended';
    const fault = await this.printer.look(signal);
    if (!fault.ok) return 'ended';
    return fault.value === null ? this.#path.free(signal) : 'blocked';
  }

  /** @returns what became of it, and how many characters had to be replaced */
  async print(document: PrintDocument, id: string, signal: AbortSignal): Promise<readonly [Outcome, number]> {
    const encoded = encodeTicket(document, this.printer.profile);
    if (!encoded.ok) return [notDone(encoded.fault), 0];
    const hindrance = await this.#hindrance(signal);
    if (hindrance) return [notDone(hindrance), 0];
    const outcome = await this.#give(encoded.value, id, signal);
    if (outcome.kind === 'done') {
      this.#path.jobEnded();
    } else {
      this.printer.step({ kind: 'lost' });
      // At once and whatever ended the job: the rest of it must not come out when somebody puts in a new roll.
      await this.printer.escpos.clear(new AbortController().signal);
    }
    return [outcome, encoded.value.replaced];
  }

  /** What keeps a ticket from being begun; null: nothing. */
  async #hindrance(signal: AbortSignal): Promise<PrintFault | null> {
    if (this.printer.contradicted === null && !(await this.printer.meet(signal))) return endFault(signal);
    if (this.printer.contradicted) return 'offline';
    for (let path: PathState | null = null; ; ) {
      const fault = await this.printer.look(signal);
      if (!fault.ok) return endFault(signal);
      if (fault.value) return fault.value;
      if (this.printer.exit.kind === 'empty' || this.printer.exit.kind === 'assumed') return null;
      // Freed once and not free: something comes out that nobody ordered.
      if (path !== null) return 'exitBlocked';
      path = await this.#path.free(signal);
      if (path === 'ended') return endFault(signal);
    }
  }

  async #give(document: EncodedDocument, id: string, signal: AbortSignal): Promise<Outcome> {
    const { escpos, profile, clock } = this.printer;
    this.#path.jobBegins();
    this.printer.step({ kind: 'printing' });
    const observe = (status: PrinterStatus): void => this.printer.observe(status, status.fault);
    const printed = await printPaper({ printer: escpos, document, id, profile, clock, signal, observe });
    return printed.kind === 'done' ? this.#present(printed, signal) : this.#named(printed, signal);
  }

  /** The ticket is cut: brings it to the exit. */
  #present(printed: Done, signal: AbortSignal): Promise<Outcome> | Outcome {
    const { profile, clock } = this.printer;
    const bytes = moveBytes(profile, 'present');
    if (bytes !== null || profile.sensor.kind !== 'none') return this.#presentWatched(printed, bytes, signal);
    this.printer.step({ kind: 'presentedUnseen', at: clock.now() });
    return printed;
  }

  async #presentWatched(printed: Done, bytes: Uint8Array | null, signal: AbortSignal): Promise<Outcome> {
    const { profile, clock, watch } = this.printer;
    const { sensor } = profile;
    const retracts = await this.printer.countRetracts(signal);
    watch.sawTicket = false;
    // Initialising, with which each ticket begins, may have switched it off.
    if (sensor.kind === 'custom-full-status' && sensor.announce !== null) await this.printer.send(hexBytes(sensor.announce));
    if (!(await this.printer.send(bytes))) return unknown(endFault(signal));
    const began = clock.now();
    for (;;) {
      const fault = await this.printer.look(signal);
      if (!fault.ok) return unknown(endFault(signal));
      if (watch.sawTicket) {
        this.printer.step({ kind: 'presented', at: clock.now(), retracts });
        return { kind: 'done', proof: 'printed' };
      }
      // A roll may end right behind the cut, and the ticket comes out all the same.
      if (fault.value === 'presenterJammed' || clock.now() - began >= profile.presenter.clearMs) return this.#unseen(printed, fault.value);
      if (!(await this.printer.pause(profile.printPollMs, signal))) return unknown(endFault(signal));
    }
  }

  /** The time to see it has passed. */
  #unseen(printed: Done, fault: PrintFault | null): Outcome {
    const isWatched = this.printer.profile.sensor.kind !== 'none';
    if (isWatched && printed.proof === 'processed') return unknown(fault ?? 'timeOut');
    this.printer.step(isWatched ? { kind: 'restored' } : { kind: 'presentedUnseen', at: this.printer.clock.now() });
    return printed;
  }

  /** The full status often knows more of a fault than the four pages by which the job ended. */
  async #named(outcome: Exclude<Outcome, Done>, signal: AbortSignal): Promise<Outcome> {
    const reading = await this.printer.watch.read(signal);
    const fault = reading.ok ? reading.value?.fault : null;
    return fault ? { ...outcome, fault } : outcome;
  }
}
