// The shell every driver lives in: the envelope of commands and reports, the queue, and the status the terminal is told.

import type { DeviceCommand, DeviceReport } from '../contract/device/message.ts';
import { cancelCommand, type DeviceStatus, queuedCommands } from '../contract/device/payloads.ts';
import { type Log, ownIdText } from '../contract/log/log.ts';
import { atMost, calmly } from './calm.ts';
import type { Clock } from './clock.ts';
import { Connectivity } from './connectivity.ts';
import type { Command, Completion, Driver, Payload, Receiver, Tell } from './driver.ts';
import { CommandQueue } from './queue.ts';
import type { ByteWire } from './wire/wire.ts';

/** Commands that may wait for the one that runs; a terminal that asks for more has lost its way. */
const queueBound = 8;

/** One of another device is unsupported here, any other name is invalid. */
const knownCommands: ReadonlySet<string> = new Set(queuedCommands);
/** A line of noise must not fill the log. */
const garbageLogEvery = 1_000;

const version = '1.0';

export interface DeviceOptions<Session extends Receiver> {
  readonly driver: Driver<Session>;
  /** Name of the profile in use; null: no such device. */
  readonly profile: string | null;
  /** null: this terminal has no such device. */
  readonly wire: ByteWire | null;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly report: (report: DeviceReport) => void;
}

export interface Device {
  /** Resolves when the command is completed or refused; rejects only on a broken invariant. */
  readonly handle: (command: DeviceCommand) => Promise<void>;
  /** Keeps the device connected until the signal ends it. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

type Route<Session> =
  | { readonly kind: 'answered'; readonly completion: Completion }
  | { readonly kind: 'queued'; readonly command: Command<Session> };

const answered = (completion: Completion): { readonly kind: 'answered'; readonly completion: Completion } => ({
  kind: 'answered',
  completion,
});
const refused = (code: Completion['code']): Completion => ({ code, payload: {}, error: null });
const success = (payload: Payload): Completion => ({ code: 'success', payload, error: null });

export function createDevice<Session extends Receiver>(options: DeviceOptions<Session>): Device {
  const { driver, clock, log, report } = options;
  const device = driver.device;
  const queue = new CommandQueue(clock, queueBound);
  const active = new Map<number, AbortController>();

  const unsolicited = (name: string, payload: Payload): void =>
    report({ device, header: { name, requestId: null, version, type: 'unsolicited' }, payload });

  const allowances = new Map<string, () => boolean>();
  /** Of each kind of event: a device that says the same thing all the time says nothing. */
  const unsolicitedCalmly = (name: string, payload: Payload): void => {
    const allows = allowances.get(name) ?? atMost(clock);
    allowances.set(name, allows);
    if (allows()) unsolicited(name, payload);
  };

  const status = (): DeviceStatus => {
    const problem = driver.problem?.() ?? null;
    return { common: { device: connectivity.condition(), ...(problem ? { problem } : {}) }, ...driver.status() };
  };

  let told = '';
  const tellStatus = (): void => {
    const current = status();
    const text = JSON.stringify(current);
    if (text === told) return;
    told = text;
    log('device.status', { device, condition: ownIdText(current.common.device), detail: ownIdText(statusWords(current)) });
    unsolicited('Common.StatusChangedEvent', current);
  };
  const tellStatusCalmly = calmly(clock, tellStatus);
  const statusChanged = (): void => {
    if (JSON.stringify(status()) !== told) tellStatusCalmly();
  };

  let garbageBytes = 0;
  let garbageQuietUntil = 0;
  const garbage = (bytes: number): void => {
    garbageBytes += bytes;
    if (clock.now() < garbageQuietUntil) return;
    log('device.garbage', { device, bytes: garbageBytes });
    garbageBytes = 0;
    garbageQuietUntil = clock.now() + garbageLogEvery;
  };

  const tell: Tell = { statusChanged, unsolicited: unsolicitedCalmly, garbage };
  const connectivity = new Connectivity({ driver, wire: options.wire, queue, clock, random: options.random, log, tell });

  const acknowledge = (command: DeviceCommand, refusal: 'invalidRequestID' | 'tooManyRequests' | null): void => {
    const { name, requestId } = command.header;
    report({ device, header: { name, requestId, version, type: 'acknowledge', status: refusal }, payload: {} });
  };

  const complete = (command: DeviceCommand, began: number, completion: Completion): void => {
    const { name, requestId } = command.header;
    const { code, error, payload } = completion;
    report({ device, header: { name, requestId, version, type: 'completion', completionCode: code, errorDescription: error }, payload });
    const ms = Math.round(clock.now() - began);
    log('device.completed', { device, command: ownIdText(name), code: ownIdText(code), error: ownIdText(error ?? ''), ms });
  };

  const cancel = (payload: unknown): Completion => {
    const parsed = cancelCommand.safeParse(payload);
    if (!parsed.success) return refused('invalidData');
    const named = parsed.data.requestIds;
    if (named.some((id) => !active.has(id))) return refused('invalidRequestID');
    for (const [id, controller] of active) if (named.length === 0 || named.includes(id)) controller.abort('canceled');
    return success({});
  };

  /** What needs no device is answered at once, past the queue. */
  const route = (command: DeviceCommand): Route<Session> => {
    const { name } = command.header;
    if (name === 'Common.Status') return answered(success(status()));
    if (name === 'Common.Capabilities') return answered(success({ ...driver.capabilities(), profile: options.profile }));
    if (name === 'Common.Cancel') return answered(cancel(command.payload));
    const own = driver.commands[name];
    if (!own) return answered(refused(knownCommands.has(name) ? 'unsupportedCommand' : 'invalidCommand'));
    return own.accepts(command.payload) ? { kind: 'queued', command: own } : answered(refused('invalidData'));
  };

  const perform = (asked: DeviceCommand, own: Command<Session>, signal: AbortSignal): Promise<Completion> => {
    const { requestId } = asked.header;
    const event = (eventName: string, payload: Payload): void =>
      report({ device, header: { name: eventName, requestId, version, type: 'event' }, payload });
    const work = (session: Session, joined: AbortSignal): Promise<Completion> => own.run(session, asked.payload, { signal: joined, event });
    return connectivity.use(signal, work, () => own.notBegun('notReady'));
  };

  const handle = async (asked: DeviceCommand): Promise<void> => {
    const began = clock.now();
    const { requestId, timeout } = asked.header;
    if (active.has(requestId)) return acknowledge(asked, 'invalidRequestID');
    const way = route(asked);
    if (way.kind === 'answered') {
      acknowledge(asked, null);
      return complete(asked, began, way.completion);
    }
    const canceler = new AbortController();
    const admitted = queue.run(timeout, canceler.signal, (signal) => perform(asked, way.command, signal));
    if (!admitted.ok) return acknowledge(asked, admitted.fault);
    active.set(requestId, canceler);
    acknowledge(asked, null);
    try {
      const ended = await admitted.value;
      complete(asked, began, ended.ok ? ended.value : way.command.notBegun(ended.fault));
    } finally {
      active.delete(requestId);
      statusChanged();
    }
  };

  return {
    handle,
    run: async (signal) => {
      statusChanged();
      await connectivity.run(signal);
    },
  };
}

/** The closed words of a status for the log, e.g. `paper low, cover closed`. */
function statusWords(status: DeviceStatus): string {
  const { common, barcodeReader, cardReader, printer, lights, auxiliaries, ups } = status;
  const words = {
    ...barcodeReader,
    ...cardReader,
    ...printer,
    ...lights,
    ...auxiliaries,
    ...ups,
    ...(common.problem ? { problem: common.problem } : {}),
  };
  return Object.entries(words)
    .map(([word, value]) => `${word} ${value}`)
    .join(', ');
}
