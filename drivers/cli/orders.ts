// What each order does with a device that is open, and the exit code it ends with.

import type { PrintDocument } from '../../contract/device/document.ts';
import type { DeviceId } from '../../contract/device/message.ts';
import { outcome } from '../../contract/device/outcome.ts';
import { clearMediaResult, readBarcodeResult, readIdCardResult } from '../../contract/device/payloads.ts';
import type { Payload } from '../driver.ts';
import type { OpenFault } from '../wire/wire.ts';
import type { DeviceOrder, Options } from './arguments.ts';
import { masked, maskedCard } from './masked.ts';
import type { Completion, Session } from './session.ts';

export const exitCodes = { done: 0, notDone: 1, wrongUse: 2, notThere: 3, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface Speaker {
  /** A result: words for people, a line of JSON for programs. */
  readonly say: (words: string, value: unknown) => void;
  readonly complain: (sentence: string) => void;
  /** Tells a person what to do; no result. */
  readonly hint: (sentence: string) => void;
}

export interface Work {
  readonly id: DeviceId;
  readonly session: Session;
  readonly options: Options;
  readonly speaker: Speaker;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
}

/** An order whose paper is at hand: a file that cannot be read is no reason to open a device. */
export type Task = Exclude<DeviceOrder, { kind: 'print' | 'ticket' }> | { readonly kind: 'paper'; readonly document: PrintDocument };

export async function carryOut(task: Task, work: Work): Promise<ExitCode> {
  const { session, options, speaker } = work;
  const { common, ...parts } = await session.status(options.waitMs, work.interrupted);
  if (task.kind === 'watch') {
    await ended(work.interrupted);
    return exitCodes.done;
  }
  if (work.interrupted.aborted) return exitCodes.interrupted;
  if (task.kind === 'status') {
    const problem = common.problem ? { problem: common.problem } : {};
    speaker.say(wordsOf({ device: common.device, ...problem, ...Object.assign({}, ...Object.values(parts)) }), { common, ...parts });
  }
  if (!isThere(common.device)) {
    speaker.complain(whyNotThere(session.refused(), common.device));
    return exitCodes.notThere;
  }
  switch (task.kind) {
    case 'status':
      return exitCodes.done;
    case 'capabilities': {
      const completion = await session.give('Common.Capabilities', {}, 0);
      speaker.say(wordsOf(completion?.payload ?? {}), completion?.payload ?? {});
      return exitCodes.done;
    }
    case 'read':
      return work.id === 'scanner' ? readCode(work) : readCard(work);
    case 'paper':
      return print(task.document, work);
    case 'clear':
      return clear(work);
    case 'light':
      return light(task, work);
  }
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** What to look at when the wire could not be opened. */
const refusals: Readonly<Record<OpenFault, string>> = {
  absent: 'Nobody is at the other end of this wire',
  busy: 'Another program has this device: end it first, the kiosk too',
  ambiguous: 'Several devices fit this wire: say which one by path, location or serialNumber in a configuration',
  timeOut: 'Nobody answers at the other end of this wire: is the address right?',
  failed: 'The system refuses to open this device: may you use it (group, udev rule), and does its port have this speed?',
};

/** Why nothing can be asked of a device whose wire is open. */
const silences: Readonly<Record<string, string>> = {
  starting: 'The device has not answered: is it the right wire, the right baud rate, the right profile?',
  offline: 'The wire is open but the device does not answer as this profile expects',
  powerOff: refusals.absent,
  noDevice: 'The configuration has no such device',
};

const whyNotThere = (refused: OpenFault | null, condition: string): string =>
  (refused && refusals[refused]) ?? silences[condition] ?? `The device is ${condition}`;

const isThere = (condition: string): boolean => ['online', 'userError', 'hardwareError'].includes(condition);

async function readCode({ session, options, speaker }: Work): Promise<ExitCode> {
  speaker.hint('Hold a code before the scanner');
  const completion = await session.give('BarcodeReader.Read', { symbologies: ['any'] }, options.timeoutMs);
  const [read] = readBarcodeResult.safeParse(completion?.payload).data?.readOutput ?? [];
  if (!read) return failed(completion, speaker);
  const bytes = Buffer.from(read.barcodeData, 'base64');
  const text = bytes.toString('utf8');
  const shown = options.reveal ? text : masked(text);
  speaker.say(`${shown}  (${bytes.length} bytes, ${read.symbology})`, { text: shown, bytes: bytes.length, symbology: read.symbology });
  return exitCodes.done;
}

async function readCard({ session, options, speaker }: Work): Promise<ExitCode> {
  speaker.hint('Lay a card on the reader; one that lies there already has to be lifted first');
  const completion = await session.give('Kiosk.ReadIdCard', {}, options.timeoutMs);
  const card = readIdCardResult.safeParse(completion?.payload).data?.card;
  if (!card) return failed(completion, speaker);
  const shown = options.reveal ? card : maskedCard(card);
  speaker.say(wordsOf(shown), shown);
  return exitCodes.done;
}

/** What becomes of a ticket that stands in the exit. */
const endings: Readonly<Record<string, string>> = {
  'Printer.MediaTakenEvent': 'Taken',
  'Printer.MediaAutoRetractedEvent': 'Taken back by the dispenser, nobody took it',
  'Kiosk.MediaAssumedTakenEvent': 'Assumed to be taken: nothing watches this exit',
  'Kiosk.MediaGoneEvent': 'Gone: taken by a hand or back inside, this dispenser cannot tell which',
};

async function print(document: PrintDocument, work: Work): Promise<ExitCode> {
  const { session, options, speaker } = work;
  // A quick hand may take the ticket before its outcome is told.
  const taken = session.next(Object.keys(endings), 2 * options.timeoutMs, work.interrupted);
  const completion = await session.give('Kiosk.PrintDocument', { document }, options.timeoutMs);
  const said = outcome.safeParse(completion?.payload.outcome);
  if (!said.success) return failed(completion, speaker);
  const { kind } = said.data;
  const words = {
    done: () => `Printed (${kind === 'done' ? said.data.proof : ''})`,
    notDone: () => `Nothing was printed: ${kind === 'notDone' ? said.data.fault : ''}`,
    unknown: () => `Some of it may have been printed, look at the paper: ${kind === 'unknown' ? said.data.fault : ''}`,
  };
  speaker.say(words[kind](), said.data);
  if (kind === 'done' && work.id === 'ticketDispenser') {
    speaker.hint('Waiting until the ticket is taken');
    const ending = await taken;
    speaker.say(endings[ending?.header.name ?? ''] ?? 'Still in the exit', { media: ending?.header.name ?? null });
  }
  return kind === 'done' ? exitCodes.done : exitCodes.notDone;
}

async function clear({ session, options, speaker }: Work): Promise<ExitCode> {
  const completion = await session.give('Kiosk.ClearMedia', {}, options.timeoutMs);
  if (completion?.header.completionCode !== 'success') return failed(completion, speaker);
  const { media } = clearMediaResult.parse(completion.payload);
  speaker.say(`Cleared: ${media}`, { media });
  return exitCodes.done;
}

async function light({ name, flashRate }: Extract<Task, { kind: 'light' }>, work: Work): Promise<ExitCode> {
  const { session, options, speaker } = work;
  const completion = await session.give('Kiosk.SetLight', { name, flashRate }, options.timeoutMs);
  if (completion?.header.completionCode !== 'success') return failed(completion, speaker);
  speaker.say(`${name}: ${flashRate}`, { name, flashRate });
  if (flashRate !== 'slow') return exitCodes.done;
  // It is the driver that has the lamp blink.
  speaker.hint('It blinks until Ctrl-C');
  await ended(work.interrupted);
  await session.give('Kiosk.SetLight', { name, flashRate: 'off' }, options.timeoutMs);
  return exitCodes.interrupted;
}

function failed(completion: Completion | null, speaker: Speaker): ExitCode {
  const code = completion?.header.completionCode ?? 'refused';
  const error = completion?.payload.errorCode ?? completion?.header.errorDescription;
  speaker.say(`Not done: ${code}${typeof error === 'string' ? `, ${error}` : ''}`, { code, ...(error ? { error } : {}) });
  return code === 'deviceNotReady' ? exitCodes.notThere : exitCodes.notDone;
}

/** One line a field. */
const wordsOf = (fields: Payload): string =>
  Object.entries(fields)
    .map(([field, value]) => `${field.padEnd(16)}${value === null ? '–' : String(value)}`)
    .join('\n');
