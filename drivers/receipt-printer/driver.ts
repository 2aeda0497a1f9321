// ESC/POS receipt printer: prints a document once, and says honestly what became of the paper.

import type { Outcome, PrintFault } from '../../contract/device/outcome.ts';
import { type PaperState, printDocumentCommand } from '../../contract/device/payloads.ts';
import type { PrintDocument } from '../../contract/device/document.ts';
import type { ReceiptPrinterProfile } from '../../kiosk-config/profiles/receipt-printer-schema.ts';
import type { Clock } from '../clock.ts';
import { type CommandContext, type Completion, command, type Driver, type OwnCondition, type Receiver, type Tell } from '../driver.ts';
import { type EndReason, endReason } from '../queue.ts';
import { cutOff, encodeDocument } from './encode.ts';
import { endFault, printPaper } from './job.ts';
import { Printer } from './printer.ts';
import type { PrinterStatus } from './protocol.ts';

interface PrinterSession extends Receiver {
  readonly printer: Printer;
  readonly tell: Tell;
}

const notDone = (fault: PrintFault): Outcome => ({ kind: 'notDone', fault });

/** The outcome is there whatever the code; a cancel keeps the code the canceler waits for. */
function completionOf(outcome: Outcome, canceled: boolean, replaced: number): Completion {
  if (outcome.kind === 'done')
    return { code: 'success', payload: { outcome }, error: replaced > 0 ? `${replaced} characters replaced` : null };
  return { code: canceled ? 'canceled' : 'commandErrorCode', payload: { outcome }, error: `${outcome.kind} ${outcome.fault}` };
}

const notBegun = (why: EndReason | 'notReady'): Completion =>
  completionOf(notDone(why === 'notReady' || why === 'linkLost' ? 'offline' : 'timeOut'), why === 'canceled', 0);

/** What a fault makes of the device; an empty roll is the paper's state and not the printer's. */
function conditionOf({ fault }: PrinterStatus): OwnCondition {
  switch (fault) {
    case null:
    case 'paperOut':
      return 'online';
    case 'coverOpen':
      return 'userError';
    case 'offline':
      return 'offline';
    case 'cutter':
    case 'mechanical':
    case 'overheated':
      return 'hardwareError';
  }
}

/** Ids of print-done receipts in printable characters; they begin anywhere, so that a receipt of an earlier life is no match. */
function receiptIds(random: () => number): () => string {
  const first = 0x21;
  const range = 0x7e - first + 1;
  let count = Math.floor(random() * range ** 4);
  return () => {
    count = (count + 1) % range ** 4;
    const digits = [3, 2, 1, 0].map((place) => first + (Math.floor(count / range ** place) % range));
    return String.fromCharCode(...digits);
  };
}

export function receiptPrinterDriver(profile: ReceiptPrinterProfile, clock: Clock, random: () => number): Driver<PrinterSession> {
  const nextId = receiptIds(random);
  const proof = profile.processId ? 'printed' : 'processed';
  let condition: OwnCondition = 'online';
  let model: string | null = null;
  let paper: PaperState = 'unknown';
  let cover: 'closed' | 'open' | 'unknown' = 'unknown';
  /** The printer may still hold bytes of a job that failed, or of a process that died. */
  let leftovers = true;
  /** Part of such a job may hang uncut from the slot: it would be the head of the next person's receipt. */
  let hanging = true;

  const observe = ({ tell }: PrinterSession, status: PrinterStatus): void => {
    const before = paper;
    condition = conditionOf(status);
    paper = status.paper;
    cover = status.cover;
    if (paper !== before && paper !== 'full') tell.unsolicited('Printer.PaperThresholdEvent', { paperSource: 'upper', threshold: paper });
    tell.statusChanged();
  };

  /** Cuts off what hangs, on a printer that can move paper. At the start nobody knows, so a short strip is cut. */
  const cutHanging = async ({ printer }: PrinterSession, signal: AbortSignal): Promise<boolean> => {
    if (!hanging) return true;
    if (leftovers && !(await printer.clear(signal))) return false;
    leftovers = false;
    hanging = !(await printer.link.write(cutOff(profile), profile.writeMs)).ok;
    return !hanging;
  };

  const print = async (session: PrinterSession, document: PrintDocument, signal: AbortSignal): Promise<readonly [Outcome, number]> => {
    const encoded = encodeDocument(document, profile);
    if (!encoded.ok) return [notDone(encoded.fault), 0];
    const { printer } = session;
    const ready = await printer.status(signal);
    if (!ready.ok) return [notDone(endFault(signal)), 0];
    observe(session, ready.value);
    if (ready.value.fault) return [notDone(ready.value.fault), 0];
    if (leftovers && !(await printer.clear(signal))) return [notDone(endFault(signal)), 0];
    if (!(await cutHanging(session, signal))) return [notDone(endFault(signal)), 0];
    leftovers = true;
    hanging = true;
    const outcome = await printPaper({
      printer,
      document: encoded.value,
      id: nextId(),
      profile,
      clock,
      signal,
      observe: (status) => observe(session, status),
    });
    leftovers = outcome.kind !== 'done';
    hanging = leftovers;
    // At once and whatever ended the job: the rest of it must not come out when somebody puts in a new roll.
    if (leftovers) await printer.clear(new AbortController().signal);
    return [outcome, encoded.value.replaced];
  };

  const printDocument = async (
    session: PrinterSession,
    { document }: { document: PrintDocument },
    { signal, event }: CommandContext,
  ): Promise<Completion> => {
    const [outcome, replaced] = await print(session, document, signal);
    if (outcome.kind === 'done') event('Printer.MediaPresentedEvent', { wadIndex: 1, totalWads: 1 });
    return completionOf(outcome, signal.aborted && endReason(signal) === 'canceled', replaced);
  };

  return {
    device: 'receiptPrinter',
    commands: { 'Kiosk.PrintDocument': command(printDocumentCommand, printDocument, notBegun) },
    open: (link, tell) => {
      const printer = new Printer(link, profile, clock, tell);
      return { printer, tell, receive: (bytes) => printer.receive(bytes) };
    },
    handshake: async (session, signal) => {
      leftovers = true;
      const status = await session.printer.status(signal);
      if (!status.ok || !(await session.printer.clear(signal))) return false;
      leftovers = status.value.fault !== null;
      if (!leftovers && !(await cutHanging(session, signal))) return false;
      if (profile.identifies && status.value.fault === null) model = await session.printer.name(signal);
      observe(session, status.value);
      return true;
    },
    idle: async (session, signal) => {
      const status = await session.printer.status(signal);
      if (!status.ok) return;
      observe(session, status.value);
      // As soon as the fault is mended, not only when the next person prints.
      if (status.value.fault === null) await cutHanging(session, signal);
    },
    idleEvery: () => profile.idleCheckMs,
    condition: () => condition,
    status: () => ({ printer: { paper, cover } }),
    capabilities: () => ({ driver: 'escpos', model, proof }),
  };
}
