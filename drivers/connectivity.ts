// The life of a device's connection: opened, hand shaken, watched while idle, lost, and opened again.

import type { DeviceStatus } from '../contract/device/payloads.ts';
import { type Log, type LogText, ownIdText } from '../contract/log/log.ts';
import { underAll } from './abort.ts';
import { type Clock, wait } from './clock.ts';
import type { Driver, Receiver, Tell } from './driver.ts';
import type { CommandQueue } from './queue.ts';
import { reconnect } from './wire/reconnect.ts';
import type { ByteWire, ClosedWhy, OpenFault } from './wire/wire.ts';

type Condition = DeviceStatus['common']['device'];

/** How often the watch looks whether an idle check is due; the driver may want it sooner than a moment ago. */
const watchTick = 250;

export interface ConnectivityOptions<Session extends Receiver> {
  readonly driver: Driver<Session>;
  readonly wire: ByteWire | null;
  readonly queue: CommandQueue;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly tell: Tell;
}

interface Life<Session> {
  readonly session: Session;
  /** Aborted with `linkLost` when the connection ends. */
  readonly ended: AbortSignal;
}

export class Connectivity<Session extends Receiver> {
  readonly #options: ConnectivityOptions<Session>;
  #life: Life<Session> | null = null;
  #down: Condition;
  #why: LogText = ownIdText('');

  constructor(options: ConnectivityOptions<Session>) {
    this.#options = options;
    this.#down = options.wire ? 'starting' : 'noDevice';
  }

  condition(): Condition {
    return this.#life ? this.#options.driver.condition() : this.#down;
  }

  /** Runs work on the present connection, or says that there is none. The work is ended when the connection is. */
  use<T>(signal: AbortSignal, work: (session: Session, signal: AbortSignal) => Promise<T>, notReady: () => T): Promise<T> {
    const life = this.#life;
    return life ? underAll([signal, life.ended], (joined) => work(life.session, joined)) : Promise.resolve(notReady());
  }

  async run(signal: AbortSignal): Promise<void> {
    const { wire, clock, random, log, driver } = this.#options;
    if (!wire) return;
    await reconnect({
      clock,
      random,
      signal,
      live: () => this.#live(wire, signal),
      waiting: (retryInMs) => log('wire.closed', { device: driver.device, why: this.#why, retryInMs }),
    });
  }

  async #live(wire: ByteWire, stop: AbortSignal): Promise<boolean> {
    const { driver, log, tell } = this.#options;
    const ended = new AbortController();
    const lost = Promise.withResolvers<ClosedWhy>();
    let session: Session | null = null;
    const opened = await wire.open({
      data: (bytes) => session?.receive(bytes),
      closed: (why) => {
        this.#life = null;
        ended.abort('linkLost');
        lost.resolve(why);
      },
    });
    if (!opened.ok) {
      this.#fell(opened.fault, opened.fault === 'absent' ? 'powerOff' : 'offline');
      return false;
    }
    const link = opened.value;
    const close = (): void => link.close('stopped');
    if (stop.aborted) close();
    stop.addEventListener('abort', close, { once: true });
    log('wire.opened', { device: driver.device, wire: wire.name });
    session = driver.open(link, tell);
    const answered = await driver.handshake(session, ended.signal);
    const up = answered && !ended.signal.aborted;
    if (up) {
      this.#life = { session, ended: ended.signal };
      tell.statusChanged();
      await this.#watch(this.#life);
    } else {
      link.close('silent');
    }
    this.#fell(await lost.promise, 'offline');
    stop.removeEventListener('abort', close);
    return up;
  }

  #fell(why: ClosedWhy | OpenFault, condition: Condition): void {
    this.#why = ownIdText(why);
    this.#down = condition;
    this.#options.tell.statusChanged();
  }

  async #watch(life: Life<Session>): Promise<void> {
    const { clock, driver, queue, tell } = this.#options;
    let checked = clock.now();
    while ((await wait(clock, Math.min(watchTick, driver.idleEvery(life.session) ?? watchTick), life.ended)) === 'elapsed') {
      const every = driver.idleEvery(life.session);
      if (every === null || clock.now() - checked < every || !queue.idle) continue;
      const check = queue.run(0, life.ended, (signal) => driver.idle(life.session, signal));
      if (check.ok) await check.value;
      checked = clock.now();
      tell.statusChanged();
    }
  }
}
