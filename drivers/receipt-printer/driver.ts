// ESC/POS receipt printer: prints a document once, and says honestly what became of the paper.

import type { PrintDocument } from '../../contract/device/document.ts';
import type { Outcome, PrintFault } from '../../contract/device/outcome.ts';
import { type PaperState, printDocumentCommand } from '../../contract/device/payloads.ts';
import type { ReceiptPrinterProfile } from '../../kiosk-config/profiles/receipt-printer/schema.ts';
import type { Clock } from '../clock.ts';
import { type CommandContext, type Completion, command, type Driver, type OwnCondition, type Receiver, type Tell } from '../driver.ts';
import { cutOff, encodeDocument, rehearse } from '../escpos/encode.ts';
import { endFault, printPaper, receiptIds } from '../escpos/job.ts';
import { type Identity, Printer } from '../escpos/printer.ts';
import { conditionOf, type PrinterStatus } from '../escpos/status.ts';
import { type EndReason, endReason } from '../queue.ts';

/** A terminal that has just started has more urgent things to do than to rehearse. */
const rehearseAfterMs = 10_000;

interface PrinterSession extends Receiver {
  readonly printer: Printer;
  readonly tell: Tell;
  readonly connectedAt: number;
}

/** What became of a document, and what the log should know besides. */
interface Printed {
  readonly outcome: Outcome;
  readonly note: string | null;
}

const notDone = (fault: PrintFault, note: string | null = null): Printed => ({ outcome: { kind: 'notDone', fault }, note });

/** The outcome is there whatever the code; a cancel keeps the code the canceler waits for. */
function completionOf({ outcome, note }: Printed, canceled: boolean): Completion {
  if (outcome.kind === 'done') return { code: 'success', payload: { outcome }, error: note };
  const words = `${outcome.kind} ${outcome.fault}`;
  return { code: canceled ? 'canceled' : 'commandErrorCode', payload: { outcome }, error: note ? `${words}, ${note}` : words };
}

const notBegun = (why: EndReason | 'notReady'): Completion =>
  completionOf(notDone(why === 'notReady' || why === 'linkLost' ? 'offline' : 'timeOut'), why === 'canceled');

const isLow = (paper: PaperState): paper is 'low' | 'out' => paper === 'low' || paper === 'out';

export function receiptPrinterDriver(profile: ReceiptPrinterProfile, clock: Clock, random: () => number): Driver<PrinterSession> {
  const nextId = receiptIds(random);
  const proof = profile.processId ? 'printed' : 'processed';
  let condition: OwnCondition = 'online';
  let paper: PaperState = 'unknown';
  let cover: 'closed' | 'open' | 'unknown' = 'unknown';
  let identity: Identity = { model: null, firmware: null };
  /** Asked of each connection anew: behind the same cable there may be another printer. */
  let identified = false;
  /** Initialising may switch it off. */
  let tellsChanges = false;
  /** The printer may still hold bytes of a job that failed, or of a process that died. */
  let leftovers = true;
  /** Part of such a job may hang uncut from the slot: it would be the head of the next person's receipt. */
  let hanging = true;

  const isContradicted = (): boolean => profile.model !== undefined && identity.model !== null && !identity.model.startsWith(profile.model);

  const observe = (tell: Tell, status: PrinterStatus): void => {
    const before = paper;
    condition = conditionOf(status.fault);
    paper = status.paper;
    cover = status.cover;
    if (paper !== before && isLow(paper)) tell.unsolicited('Printer.PaperThresholdEvent', { paperSource: 'upper', threshold: paper });
    tell.statusChanged();
  };

  const clear = ({ printer }: PrinterSession, signal: AbortSignal): Promise<boolean> => {
    tellsChanges = false;
    return printer.clear(signal);
  };

  /** Who it is, nothing left of an earlier job in it or hanging from it, and its changes told: on a printer that can move paper. */
  const makeReady = async (session: PrinterSession, signal: AbortSignal): Promise<boolean> => {
    const { printer } = session;
    if (!identified) {
      identity = await printer.identity(signal);
      identified = !signal.aborted;
    }
    // Another printer than the one that was set up may understand anything by what we say.
    if (isContradicted()) return !signal.aborted;
    if (leftovers && !(await clear(session, signal))) return false;
    leftovers = false;
    // At the start nobody knows what hangs there, so a short strip is cut.
    if (hanging) hanging = !(await printer.link.write(cutOff(profile), profile.writeMs)).ok;
    if (hanging) return false;
    tellsChanges ||= await printer.tellChanges();
    return tellsChanges;
  };

  const print = async (session: PrinterSession, document: PrintDocument, signal: AbortSignal): Promise<Printed> => {
    const encoded = encodeDocument(document, profile);
    if (!encoded.ok) return notDone(encoded.fault);
    const { printer, tell } = session;
    const status = await printer.status(signal);
    if (!status.ok) return notDone(endFault(signal));
    observe(tell, status.value);
    if (status.value.fault) return notDone(status.value.fault);
    if (!(await makeReady(session, signal))) return notDone(endFault(signal));
    if (isContradicted()) return notDone('offline', `found ${identity.model}, not ${profile.model}`);
    leftovers = true;
    hanging = true;
    const outcome = await printPaper({
      printer,
      document: encoded.value,
      id: nextId(),
      profile,
      clock,
      signal,
      observe: (seen) => observe(tell, seen),
    });
    leftovers = outcome.kind !== 'done';
    hanging = leftovers;
    // At once and whatever ended the job: the rest of it must not come out when somebody puts in a new roll.
    if (leftovers) await clear(session, new AbortController().signal);
    const { replaced } = encoded.value;
    return { outcome, note: replaced > 0 ? `${replaced} characters replaced` : null };
  };

  const printDocument = async (
    session: PrinterSession,
    { document }: { document: PrintDocument },
    { signal, event }: CommandContext,
  ): Promise<Completion> => {
    const printed = await print(session, document, signal);
    if (printed.outcome.kind === 'done') event('Printer.MediaPresentedEvent', { wadIndex: 1, totalWads: 1 });
    return completionOf(printed, signal.aborted && endReason(signal) === 'canceled');
  };

  return {
    device: 'receiptPrinter',
    commands: { 'Kiosk.PrintDocument': command(printDocumentCommand, printDocument, notBegun) },
    open: (link, tell) => {
      const printer = new Printer(link, profile, clock, tell, { status: (status) => observe(tell, status) });
      return { printer, tell, connectedAt: clock.now(), receive: (bytes) => printer.receive(bytes) };
    },
    handshake: async (session, signal) => {
      identified = false;
      leftovers = true;
      const first = await session.printer.status(signal);
      if (!first.ok || !(await clear(session, signal))) return false;
      leftovers = first.value.fault !== null;
      if (!leftovers && !(await makeReady(session, signal))) return false;
      // Asked anew: what was said in the meantime must not be overwritten by what was true before it.
      const status = await session.printer.status(signal);
      if (status.ok) observe(session.tell, status.value);
      return status.ok;
    },
    idle: async (session, signal) => {
      const status = await session.printer.status(signal);
      if (!status.ok) return;
      observe(session.tell, status.value);
      // As soon as the fault is mended, not only when the next person prints.
      if (status.value.fault === null) await makeReady(session, signal);
      if (clock.now() - session.connectedAt >= rehearseAfterMs) rehearse(profile);
    },
    idleEvery: () => profile.idleCheckMs,
    condition: () => (isContradicted() ? 'hardwareError' : condition),
    problem: () => (isContradicted() ? 'profileContradicted' : null),
    status: () => ({ printer: { paper, cover } }),
    capabilities: () => ({ driver: 'escpos', ...identity, proof }),
  };
}
