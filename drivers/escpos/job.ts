// One receipt from its first byte to its outcome. Nothing here prints twice: a job ends where its first trouble begins.

import type { Outcome, PrintFault } from '../../contract/device/outcome.ts';
import type { EscposProfile } from '../../kiosk-config/profiles/escpos.ts';
import { failPoint } from '../../main/process/fail-point.ts';
import { type Clock, wait } from '../clock.ts';
import { endReason } from '../queue.ts';
import type { WriteFault } from '../wire/wire.ts';
import type { EncodedDocument } from './encode.ts';
import type { PrintDone, Printer } from './printer.ts';
import { askPrinted } from './protocol.ts';
import { type PrinterStatus, passes } from './status.ts';

export interface Job {
  readonly printer: Printer;
  readonly document: EncodedDocument;
  /** Four characters of 20–7E that no other job of this printer has used lately. */
  readonly id: string;
  readonly profile: EscposProfile;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly observe: (status: PrinterStatus) => void;
}

/** Why a job was ended that did not end by itself. */
export function endFault(signal: AbortSignal): PrintFault {
  return !signal.aborted || endReason(signal) === 'linkLost' ? 'linkLost' : 'timeOut';
}

const unknown = (fault: PrintFault): Outcome => ({ kind: 'unknown', fault });

/** There is firmware that answers with what was true at the question before. */
const cleanLooksNeeded = 2;

/** Prints on a printer that has just said it is ready. */
export async function printPaper(job: Job): Promise<Outcome> {
  job.printer.beginJob();
  return (await send(job)) ?? settle(job);
}

/** @returns the outcome when it is decided before all was sent */
async function send({ printer, document, id, profile, clock, signal, observe }: Job): Promise<Outcome | null> {
  const segments = profile.processId ? [...document.segments, askPrinted(id)] : document.segments;
  let looked = clock.now();
  const chunks = [...chunksOf(segments, profile.chunkBytes)];
  for (const [index, chunk] of chunks.entries()) {
    const kind = index === 0 ? 'notDone' : 'unknown';
    if (signal.aborted) return { kind, fault: endFault(signal) };
    if (index === 0) failPoint('drivers.beforeFirstByte');
    if (index === chunks.length - 1) failPoint('drivers.beforeLastBytes');
    const written = await printer.link.write(chunk, profile.writeMs);
    if (!written.ok) return { kind: nothingLeft(written.fault) ? kind : 'unknown', fault: 'linkLost' };
    if (printer.trouble !== null) return unknown(printer.trouble);
    if (clock.now() - looked < profile.printPollMs) continue;
    const status = await printer.status(signal);
    if (!status.ok) return unknown(endFault(signal));
    observe(status.value);
    if (status.value.fault && !passes(status.value.fault)) return unknown(status.value.fault);
    looked = clock.now();
  }
  return null;
}

const nothingLeft = (fault: WriteFault): boolean => fault === 'notSent' || fault === 'queueFull';

/** Everything is sent: waits for the proof that it is on paper. */
async function settle({ printer, document, id, profile, clock, signal, observe }: Job): Promise<Outcome> {
  const paperTime = (document.millimetres / profile.speed.millimetresPerSecond) * 1000 + profile.speed.cutMs;
  let arrived: number | null = null;
  let printingSince: number | null = null;
  let cleanLooks = 0;
  for (;;) {
    const asked = clock.now();
    const status = await printer.status(signal);
    if (status.ok) observe(status.value);
    // Status is answered in order: the first answer says that the printer has everything sent before the question.
    arrived ??= clock.now();
    const fault = status.ok ? (printer.trouble ?? status.value.fault) : endFault(signal);
    // While a trouble lasts nothing moves; how much was printed before it is not known, so the whole time counts anew.
    printingSince = fault === null ? (printingSince ?? clock.now()) : null;
    if (profile.processId) {
      const receipt = await printer.printed.take(profile.printPollMs, signal);
      if (receipt.ok && receipt.value.id === id) return proved(receipt.value);
    } else {
      const isDue = printingSince !== null && asked - printingSince >= paperTime;
      cleanLooks = isDue ? cleanLooks + 1 : 0;
      if (cleanLooks === cleanLooksNeeded) return { kind: 'done', proof: 'processed' };
    }
    if (!status.ok || signal.aborted) return unknown(endFault(signal));
    if (fault && !passes(fault)) return unknown(fault);
    if (clock.now() - arrived > paperTime + profile.graceMs) return unknown(fault ?? 'timeOut');
    if (!profile.processId) await wait(clock, profile.printPollMs, signal);
  }
}

/** Printed to its end; but what stopped it on the way may have torn it. */
const proved = ({ trouble }: PrintDone): Outcome => (trouble === null ? { kind: 'done', proof: 'printed' } : unknown(trouble));

/** Whole commands only, as many as fit; one that is longer goes alone. */
function chunksOf(segments: readonly Uint8Array[], limit: number): Uint8Array[] {
  const chunks: Uint8Array[][] = [];
  let length = 0;
  for (const segment of segments) {
    const last = chunks.at(-1);
    if (last && length + segment.length <= limit) last.push(segment);
    else chunks.push([segment]);
    length = last && length + segment.length <= limit ? length + segment.length : segment.length;
  }
  return chunks.map((parts) => new Uint8Array(Buffer.concat(parts)));
}

/** Ids of print-done receipts in printable characters; they begin anywhere, so that a receipt of an earlier life is no match. */
export function receiptIds(random: () => number): () => string {
  const first = 0x21;
  const range = 0x7e - first + 1;
  let count = Math.floor(random() * range ** 4);
  return () => {
    count = (count + 1) % range ** 4;
    const digits = [3, 2, 1, 0].map((place) => first + (Math.floor(count / range ** place) % range));
    return String.fromCharCode(...digits);
  };
}
