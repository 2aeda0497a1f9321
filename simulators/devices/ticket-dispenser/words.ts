// What a test, the panel and the matrix can do with a simulated ticket dispenser, and what it says of itself.

import type { PaperLevel, PrinterFault } from '../escpos/status.ts';
import type { Wire, WireOptions } from '../wire.ts';
import type { Personality } from './commands.ts';
import type { DispenserCondition } from './full-status.ts';
import type { Place } from './presenter.ts';

export interface TicketDispenserOptions extends WireOptions {
  readonly personality: Personality;
  /** Millimetres a second. */
  readonly paperSpeed: number;
  /** How long the presenter's motor turns. */
  readonly presentMs?: number;
  /** The printer's own seconds, which a test may shorten. */
  readonly millisecondsASecond?: number;
}

export type DispenserFault = PrinterFault | 'presenterJam';

export interface Ticket {
  readonly id: string;
  /** ISO 8601, when it came off. */
  readonly at: string;
  readonly text: string;
  /** Cut behind its last line, not torn or cut through. */
  readonly complete: boolean;
  /** Its beginning is on the ticket before it. */
  readonly continued: boolean;
  readonly place: Place;
  readonly qrCodes: readonly string[];
  readonly png: () => Buffer;
}

export interface TicketDispenserState extends DispenserCondition {
  readonly personality: Personality;
  readonly online: boolean;
  readonly processId: boolean;
  readonly printing: boolean;
  readonly outMm: number;
  readonly waitingMm: number;
  readonly unreadBytes: number;
  /** A ticket stands in the exit. */
  readonly atExit: boolean;
  readonly unknownCommands: readonly string[];
  readonly refusedCommands: number;
  readonly wire: ReturnType<Wire['state']>;
}

export interface SimulatedTicketDispenser {
  readonly wire: Wire;
  readonly paper: (level: PaperLevel, afterMm?: number) => void;
  readonly cover: (open: boolean) => void;
  /** With `when: 'read'` the fault comes when the next content has been read and not a dot of it is printed. */
  readonly fault: (fault: DispenserFault, when?: 'now' | 'read') => void;
  readonly processId: (supported: boolean) => void;
  /** A stale answer says what was true at the question before it. */
  readonly staleStatus: (stale: boolean) => void;
  /** A bin that is full lets a ticket that should be retracted jam. */
  readonly bin: (state: 'ok' | 'full') => void;
  /** Somebody takes the ticket in the exit. */
  readonly take: () => void;
  /** Somebody pulls at what is out: a ticket that is cut comes, one that is not is torn where no presenter keeps it inside. */
  readonly pull: () => void;
  /** All that ever came off, oldest first, wherever it is now. */
  readonly tickets: () => readonly Ticket[];
  readonly state: () => TicketDispenserState;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}
