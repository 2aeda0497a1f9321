// What each order does with a device that is open, and the exit code it ends with.

import type { PrintDocument } from '../../contract/device/document.ts';
import type { DeviceId } from '../../contract/device/message.ts';
import { outcome } from '../../contract/device/outcome.ts';
import { readBarcodeResult, readIdCardResult } from '../../contract/device/payloads.ts';
import type { Payload } from '../driver.ts';
import type { DeviceOrder, Options } from './arguments.ts';
import { masked, maskedCard } from './masked.ts';
import { documentFrom, ticketOf } from './paper.ts';
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

export async function carryOut(order: DeviceOrder, work: Work): Promise<ExitCode> {
  const { session, options, speaker } = work;
  const { common, ...parts } = await session.status(options.waitMs);
  if (order.kind === 'status') {
    speaker.say(
      wordsOf({
        device: common.device,
        ...(common.problem ? { problem: common.problem } : {}),
        ...Object.assign({}, ...Object.values(parts)),
      }),
      { common, ...parts },
    );
    return isThere(common.device) ? exitCodes.done : exitCodes.notThere;
  }
  if (order.kind === 'watch') {
    await new Promise<void>((resolve) => {
      if (work.interrupted.aborted) resolve();
      work.interrupted.addEventListener('abort', () => resolve(), { once: true });
    });
    return exitCodes.done;
  }
  if (!isThere(common.device)) {
    speaker.complain(notThere[common.device] ?? `The device is ${common.device}`);
    return exitCodes.notThere;
  }
  switch (order.kind) {
    case 'capabilities': {
      const completion = await session.give('Common.Capabilities', {}, 0);
      speaker.say(wordsOf(completion?.payload ?? {}), completion?.payload ?? {});
      return exitCodes.done;
    }
    case 'read':
      return work.id === 'scanner' ? readCode(work) : readCard(work);
    case 'print': {
      const document = documentFrom(order.file);
      if (document.ok) return print(document.value, work);
      speaker.complain(document.fault);
      return exitCodes.wrongUse;
    }
    case 'ticket':
      return print(ticketOf(order.text), work);
  }
}

/** Why nothing can be asked of it, and what to look at. */
const notThere: Readonly<Record<string, string>> = {
  starting: 'The device has not answered: is it the right wire, the right baud rate, the right profile?',
  offline: 'The wire is open but the device does not answer as this profile expects',
  powerOff: 'Nobody is at the other end of this wire',
  noDevice: 'The configuration has no such device',
};

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
