// The way of the paper from the head to the exit, made free again before anything else is printed on it.

import type { ClearMove } from './exit.ts';
import type { Memory } from './memory.ts';
import { clearMove, moveBytes } from './presenter.ts';
import { cutTicket } from './ticket.ts';
import type { TicketPrinter } from './ticket-printer.ts';

export type PathState = 'free' | 'blocked' | 'ended';

export class PaperPath {
  readonly #printer: TicketPrinter;
  readonly #memory: Memory;
  /** Something may hang uncut, and was not cut off since this connection began. */
  #needsCut = true;

  constructor(printer: TicketPrinter, memory: Memory) {
    this.#printer = printer;
    this.#memory = memory;
  }

  jobBegins(): void {
    this.#memory.jobHangs = true;
    this.#needsCut = true;
  }

  /** Cut off and out of the way. */
  jobEnded(): void {
    this.#memory.jobHangs = false;
    this.#needsCut = false;
  }

  free(signal: AbortSignal): Promise<PathState> {
    const { exit } = this.#printer;
    switch (exit.kind) {
      case 'unknown':
        return this.#restore(signal);
      case 'entering':
        return this.#clear(exit.retracts, signal);
      case 'clearing':
        return this.#cleared(signal);
      case 'jammed':
        return Promise.resolve('blocked');
      default:
        return Promise.resolve('free');
    }
  }

  /** @param retracts how often the printer has drawn one back so far; null: it does not tell */
  async #clear(retracts: number | null, signal: AbortSignal): Promise<PathState> {
    const printer = this.#printer;
    const by = clearMove(printer.profile);
    if (by === null) return 'blocked';
    printer.step({ kind: 'clearing', at: printer.clock.now(), by, retracts });
    return (await printer.send(moveBytes(printer.profile, by))) ? this.#cleared(signal) : 'ended';
  }

  /** Waits until the exit table has an end for what is being cleared. */
  async #cleared(signal: AbortSignal): Promise<PathState> {
    const printer = this.#printer;
    while (printer.exit.kind === 'clearing') {
      const fault = await printer.look(signal);
      if (!fault.ok) return 'ended';
      if (fault.value) return 'blocked';
      if (printer.exit.kind === 'clearing' && !(await printer.pause(printer.profile.exitPollMs, signal))) return 'ended';
    }
    return printer.exit.kind === 'empty' ? 'free' : 'blocked';
  }

  /** Nobody knows what is in the path: the buffer is emptied, what hangs is cut off, and all of it moved out of the way. */
  async #restore(signal: AbortSignal): Promise<PathState> {
    const { escpos, watch, profile } = this.#printer;
    if (!(await escpos.clear(signal))) return 'ended';
    const reading = await watch.read(signal);
    if (!reading.ok) return this.#printer.silent(reading.fault);
    const move = clearMove(profile);
    // A ticket of an earlier life is cut already, goes before a strip is pushed against it, and somebody may be waiting before it.
    if (reading.value?.ticket && !this.#memory.jobHangs) {
      const cleared = await this.#clear(await this.#printer.countRetracts(signal), signal);
      if (cleared !== 'free') return cleared;
    }
    // Where nothing can be moved away, a strip that is cut for nothing would itself block the exit.
    const isWorthIt = this.#memory.jobHangs || move !== null || profile.sensor.kind === 'none';
    if (this.#needsCut && isWorthIt && !(await this.#printer.send(cutTicket(profile)))) return 'ended';
    this.jobEnded();
    const swept = await this.#sweep(move, signal);
    if (swept === 'free') this.#printer.step({ kind: 'restored' });
    return swept;
  }

  /** Moves out of the way what there is, and waits until the exit is free. */
  async #sweep(move: ClearMove | null, signal: AbortSignal): Promise<PathState> {
    const { watch, profile, clock } = this.#printer;
    const { motorMs, clearMs } = profile.presenter;
    if (move !== null) {
      if (!(await this.#printer.send(moveBytes(profile, move)))) return 'ended';
      // What was held inside comes past the sensor on its way, and is not there yet.
      if (!(await this.#printer.pause(motorMs, signal))) return 'ended';
    }
    const began = clock.now();
    for (;;) {
      const reading = await watch.read(signal);
      if (!reading.ok) return this.#printer.silent(reading.fault);
      if (reading.value?.fault) return 'blocked';
      if (!reading.value?.ticket) return 'free';
      if (move === null) return 'blocked';
      if (clock.now() - began >= clearMs) {
        this.#printer.step({ kind: 'jam' });
        return 'blocked';
      }
      if (!(await this.#printer.pause(profile.exitPollMs, signal))) return 'ended';
    }
  }
}
