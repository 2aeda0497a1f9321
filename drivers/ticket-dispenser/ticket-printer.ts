// The printer of one connection, looked at: its status, who it is, and what the exit table makes of what the sensor says.

import type { PrintFault } from '../../contract/device/outcome.ts';
import type { PaperState } from '../../contract/device/payloads.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import type { TicketDispenserProfile } from '../../kiosk-config/profiles/ticket-dispenser/schema.ts';
import { type Clock, wait } from '../clock.ts';
import type { OwnCondition, Payload, Receiver, Tell } from '../driver.ts';
import { type Identity, Printer } from '../escpos/printer.ts';
import { conditionOf, type PrinterStatus } from '../escpos/status.ts';
import type { Connection } from '../wire/wire.ts';
import { type ClearMove, type ExitEvent, type ExitRules, type ExitState, exitStep, type ExitTelling, type Stood, stoodIn } from './exit.ts';
import { ExitWatch } from './exit-watch.ts';
import { identify } from './identity.ts';
import type { Memory } from './memory.ts';
import { clearMove, hexBytes, moveBytes } from './presenter.ts';

const tellings: Readonly<Record<ExitTelling, readonly [name: string, payload: Payload]>> = {
  taken: ['Printer.MediaTakenEvent', {}],
  assumedTaken: ['Kiosk.MediaAssumedTakenEvent', {}],
  retracted: ['Printer.MediaAutoRetractedEvent', { result: 'transport' }],
  retractJammed: ['Printer.MediaAutoRetractedEvent', { result: 'jammed' }],
  gone: ['Kiosk.MediaGoneEvent', {}],
};

export class TicketPrinter implements Receiver {
  readonly escpos: Printer;
  readonly watch: ExitWatch;
  readonly profile: TicketDispenserProfile;
  readonly clock: Clock;
  condition: OwnCondition = 'online';
  identity: Identity = { model: null, firmware: null };
  /** null: not asked yet. */
  contradicted: boolean | null = null;
  paper: PaperState = 'unknown';
  cover: 'closed' | 'open' | 'unknown' = 'unknown';
  readonly #tell: Tell;
  readonly #memory: Memory;

  constructor(link: Connection, profile: TicketDispenserProfile, clock: Clock, tell: Tell, memory: Memory) {
    this.profile = profile;
    this.#memory = memory;
    memory.exit = exitStep(memory.exit, { kind: 'lost' }, this.#rules()).state;
    this.clock = clock;
    this.escpos = new Printer(link, profile, clock, tell);
    this.watch = new ExitWatch(link, profile, clock);
    this.#tell = tell;
  }

  get exit(): ExitState {
    return this.#memory.exit;
  }

  receive(bytes: Uint8Array): void {
    if (!this.watch.receive(bytes)) this.escpos.receive(bytes);
  }

  /** Who is there? @returns false when nobody answered to the end */
  async meet(signal: AbortSignal): Promise<boolean> {
    const status = await this.escpos.status(signal);
    if (!status.ok) return false;
    this.observe(status.value, status.value.fault);
    // What it says of itself waits in the buffer of a printer that is off line.
    if (status.value.fault) return true;
    const found = await identify(this, signal);
    if (found.kind === 'ended') return false;
    this.contradicted = found.kind === 'contradicted';
    this.identity = found.identity;
    this.#tell.statusChanged();
    return true;
  }

  /** Status and exit, told to whom it concerns. @returns the fault that keeps it from printing */
  async look(signal: AbortSignal): Promise<Result<PrintFault | null, 'ended'>> {
    const status = await this.escpos.status(signal);
    if (!status.ok) return fail('ended');
    const reading = await this.watch.read(signal);
    if (!reading.ok) return fail(this.silent(reading.fault));
    const fault = reading.value?.fault ?? status.value.fault;
    this.observe(status.value, fault);
    const order = this.step(await this.#exitEvent(fault, reading.value?.ticket ?? null, signal));
    return order === null || (await this.send(moveBytes(this.profile, order))) ? succeed(fault) : fail('ended');
  }

  async #exitEvent(fault: PrintFault | null, ticket: boolean | null, signal: AbortSignal): Promise<ExitEvent> {
    if (fault === 'presenterJammed') return { kind: 'jam' };
    const at = this.clock.now();
    if (ticket === null) return { kind: 'time', at };
    return { kind: 'seen', ticket, at, retracts: ticket ? null : await this.#countAfter(stoodIn(this.exit), signal) };
  }

  /** Asked only when a ticket that stood is gone. */
  async #countAfter(stood: Stood | null, signal: AbortSignal): Promise<number | null> {
    if (stood === null || stood.retracts === null) return null;
    const count = await this.countRetracts(signal);
    if (this.exit.kind !== 'clearing' || count !== stood.retracts) return count;
    // It left the sensor a moment ago, and may not be counted before it is inside.
    return (await this.pause(this.profile.presenter.motorMs, signal)) ? this.countRetracts(signal) : null;
  }

  /** @returns the move that must now be ordered */
  step(event: ExitEvent): ClearMove | null {
    const { state, tell, order } = exitStep(this.exit, event, this.#rules());
    this.#memory.exit = state;
    if (tell) this.#tell.unsolicited(...tellings[tell]);
    this.#tell.statusChanged();
    return order;
  }

  #rules(): ExitRules {
    const { takeMs, presenter } = this.profile;
    return { takeMs, clearMs: presenter.clearMs, unclaimed: presenter.unclaimed, clear: clearMove(this.profile) };
  }

  /** null: it does not tell. */
  async countRetracts(signal: AbortSignal): Promise<number | null> {
    const { countRetracts } = this.profile.presenter;
    if (countRetracts === null) return null;
    const answer = await this.watch.askRaw(hexBytes(countRetracts), null, signal);
    const digits = answer.ok && answer.value ? /(\d{1,9})\D*$/.exec(Buffer.from(answer.value).toString('latin1')) : null;
    return digits ? Number(digits[1]) : null;
  }

  observe(status: PrinterStatus, fault: PrintFault | null): void {
    const before = this.paper;
    this.condition = conditionOf(fault);
    this.paper = fault === 'paperJammed' ? 'jammed' : status.paper;
    this.cover = status.cover;
    if (this.paper !== before && (this.paper === 'low' || this.paper === 'out')) {
      this.#tell.unsolicited('Printer.PaperThresholdEvent', { paperSource: 'upper', threshold: this.paper });
    }
    this.#tell.statusChanged();
  }

  /** Nothing to send is sent at once. */
  async send(bytes: Uint8Array | null): Promise<boolean> {
    return bytes === null || (await this.escpos.link.write(bytes, this.profile.writeMs)).ok;
  }

  async pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    return (await wait(this.clock, milliseconds, signal)) === 'elapsed';
  }

  /** A printer that stopped answering is closed, so that it is opened anew. */
  silent(why: 'silent' | 'ended'): 'ended' {
    if (why === 'silent') this.escpos.link.close('silent');
    return 'ended';
  }
}
