// A simulated ESC/POS receipt printer: reads at once, prints at the speed of its motor, and fails the way a real one does.

import { openAmbush } from './escpos/ambush.ts';
import type { Command, RealTimeCommand } from './escpos/command.ts';
import { drawReceipt } from './escpos/draw.ts';
import { openMechanism, type Strip } from './escpos/mechanism.ts';
import { openParser } from './escpos/parse.ts';
import { openReading } from './escpos/reading.ts';
import {
  automaticStatus,
  type Condition,
  identity,
  isOffLine,
  isReported,
  openStatusAnswers,
  type PaperLevel,
  paperStatus,
  type PrinterFault,
} from './escpos/status.ts';
import { openLayout } from './paper.ts';
import { qrCodesOf, textOf } from './strip.ts';
import { openWire, type Wire, type WireOptions } from './wire.ts';

export interface ReceiptPrinterOptions extends WireOptions {
  /** Millimetres a second; real ones do 150 to 250. */
  readonly paperSpeed: number;
  /** What its head can print on: 576 dots on 80 mm, which is taken when nothing is said, or 384 on 58 mm. */
  readonly paperDots?: 384 | 576;
}

export interface Receipt {
  readonly id: string;
  /** ISO 8601, when it came off. */
  readonly at: string;
  readonly text: string;
  /** It was cut, not torn by the end of the paper or the power. */
  readonly complete: boolean;
  /** Its beginning is on the receipt before it. */
  readonly continued: boolean;
  readonly qrCodes: readonly string[];
  readonly png: () => Buffer;
}

export interface ReceiptPrinterState extends Condition {
  readonly online: boolean;
  readonly processId: boolean;
  readonly staleStatus: boolean;
  /** The changes that it was asked to tell, as in `1D 61 n`. */
  readonly automaticStatus: number;
  readonly printing: boolean;
  /** Paper that is out of the printer and not cut off. */
  readonly outMm: number;
  /** Read, but not on the paper yet. */
  readonly waitingMm: number;
  /** Not even read, because the printer is off line. */
  readonly unreadBytes: number;
  /** Receipts in the exit. */
  readonly atExit: number;
  readonly unknownCommands: readonly string[];
  readonly refusedCommands: number;
  readonly wire: ReturnType<Wire['state']>;
}

export interface SimulatedReceiptPrinter {
  readonly wire: Wire;
  /** With `afterMm` the paper gets low or out after so much more of it has moved. */
  readonly paper: (level: PaperLevel, afterMm?: number) => void;
  readonly cover: (open: boolean) => void;
  /** With `when: 'read'` the fault comes when the next line has been read and not a dot of it is printed. */
  readonly fault: (fault: PrinterFault, when?: 'now' | 'read') => void;
  /** Does this model answer `1D 28 48` when the paper has come out? */
  readonly processId: (supported: boolean) => void;
  /** A stale answer to DLE EOT says what was true at the question before it. */
  readonly staleStatus: (stale: boolean) => void;
  /** Somebody takes what lies in the exit. */
  readonly take: () => void;
  /** All that ever came off, oldest first. */
  readonly receipts: () => readonly Receipt[];
  readonly state: () => ReceiptPrinterState;
  /** Everything well again; papers that came out stay where they are. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

const healthy: Condition = { paper: 'full', coverOpen: false, fault: 'none' };

export async function openReceiptPrinter({ paperSpeed, paperDots, ...options }: ReceiptPrinterOptions): Promise<SimulatedReceiptPrinter> {
  const layout = openLayout(paperDots);
  const statusAnswers = openStatusAnswers();
  const mechanism = openMechanism({ paperSpeed, cameOff });
  const works = (): boolean => power && !isOffLine(condition);
  const reading = openReading({ parser: openParser(), isOnLine: works, execute, obey });
  const ambush = openAmbush<PrinterFault>(mechanism, (fault) => change({ fault }));
  let condition = healthy;
  let power = true;
  let automatic = 0;
  let processIdSupported = false;
  let receipts: readonly Receipt[] = [];
  let atExit = 0;
  let receiptNumber = 0;
  let unknownCommands: readonly string[] = [];

  const cable = await openWire(options, {
    received: reading.receive,
    // What has come in is printed whether anybody listens or not.
    lost: () => undefined,
  });
  const wire: Wire = {
    ...cable,
    power(on) {
      cable.power(on);
      if (on !== power) switchPower(on);
    },
  };
  function obey(command: RealTimeCommand): void {
    switch (command.kind) {
      case 'status':
        return wire.send(Uint8Array.of(statusAnswers.answer(condition, command.part)));
      case 'clear':
        clearBuffers();
        return wire.send(Uint8Array.of(0x37, 0x25, 0x00));
      case 'recoverAndClear':
        return condition.fault === 'none' ? undefined : clearBuffers();
      case 'recover':
        // The printer goes on by itself as soon as the cause is gone.
        return;
    }
  }

  function clearBuffers(): void {
    reading.drop();
    layout.dropLine();
    mechanism.clear();
  }

  function execute(command: Command): void {
    switch (command.kind) {
      case 'accepted':
        return;
      case 'unknown':
        unknownCommands = [...unknownCommands, command.bytes];
        return;
      case 'askPaper':
        return wire.send(Uint8Array.of(paperStatus(condition)));
      case 'askDrawer':
        return wire.send(Uint8Array.of(0x00));
      case 'askIdentity': {
        const answer = identity(command.what);
        return answer ? wire.send(answer) : undefined;
      }
      case 'automaticStatus':
        automatic = command.mask;
        return automatic === 0 ? undefined : wire.send(Uint8Array.from(automaticStatus(condition)));
      case 'processId': {
        const answer = Uint8Array.of(0x37, 0x22, ...command.id, 0x00);
        return processIdSupported ? mechanism.print({ kind: 'mark', reached: () => wire.send(answer) }) : undefined;
      }
      default:
        return ambush.pass(layout.take(command));
    }
  }

  function change(changed: Partial<Condition>): void {
    const before = condition;
    condition = { ...condition, ...changed };
    if (!works()) mechanism.stop();
    if (condition.paper === 'out' && before.paper !== 'out') mechanism.tearOff();
    if (condition.fault === 'jam' && before.fault !== 'jam') crumple();
    if (isReported(before, condition, automatic)) wire.send(Uint8Array.from(automaticStatus(condition)));
    resume();
  }

  /** Whoever clears a jam pulls the paper out, and what was read for it is lost. */
  function crumple(): void {
    mechanism.tearOff();
    layout.dropLine();
    mechanism.clear();
  }

  function resume(): void {
    if (!works()) return;
    mechanism.go();
    reading.readOn();
  }

  function switchPower(on: boolean): void {
    power = on;
    if (on) return resume();
    mechanism.stop();
    mechanism.tearOff();
    forget();
  }

  /** What no printer remembers without power. */
  function forget(): void {
    automatic = 0;
    unknownCommands = [];
    reading.restart();
    layout.restart();
    mechanism.clear();
  }

  function cameOff({ pieces, complete, continued }: Strip): void {
    // A strip with nothing on it is no receipt.
    if (textOf(pieces).trim() === '' && qrCodesOf(pieces).length === 0) return;
    receiptNumber += 1;
    atExit += 1;
    receipts = [
      ...receipts,
      {
        id: `receipt-${receiptNumber}`,
        at: new Date().toISOString(),
        text: textOf(pieces),
        complete,
        continued,
        qrCodes: qrCodesOf(pieces),
        png: () => drawReceipt(pieces, complete),
      },
    ];
  }

  return {
    wire,
    paper(level, afterMm) {
      mechanism.neverMind();
      if (afterMm === undefined) change({ paper: level });
      else mechanism.after(afterMm, () => change({ paper: level }));
    },
    cover: (open) => change({ coverOpen: open }),
    fault(fault, when = 'now') {
      if (when === 'read') ambush.lay(fault);
      else {
        ambush.lay(null);
        change({ fault });
      }
    },
    processId(supported) {
      processIdSupported = supported;
    },
    staleStatus: statusAnswers.stale,
    take() {
      atExit = 0;
    },
    receipts: () => receipts,
    state: () => {
      const { moving, outMm, waitingMm } = mechanism.state();
      return {
        ...condition,
        online: works(),
        processId: processIdSupported,
        staleStatus: statusAnswers.isStale(),
        automaticStatus: automatic,
        printing: moving,
        outMm,
        waitingMm,
        unreadBytes: reading.unreadBytes(),
        atExit,
        unknownCommands,
        refusedCommands: layout.refused(),
        wire: wire.state(),
      };
    },
    reset() {
      forget();
      mechanism.empty();
      wire.faults({ delayMs: 0, corruptNext: 0, chunk: 'whole' });
      wire.cable('whole');
      wire.power(true);
      processIdSupported = false;
      ambush.lay(null);
      statusAnswers.stale(false);
      atExit = 0;
      change(healthy);
    },
    async close() {
      mechanism.empty();
      await wire.close();
    },
  };
}
