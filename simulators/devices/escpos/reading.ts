// How an ESC/POS printer reads: real-time commands are obeyed wherever they stand, the others while it is on line; off line they wait.

import type { RealTimeCommand } from './command.ts';
import { openRealTimeScan } from './real-time.ts';

export interface ReadingOptions<Command> {
  readonly parser: {
    readonly read: (bytes: Buffer) => Iterable<Command>;
    readonly drop: () => void;
    readonly restart: () => void;
  };
  readonly isOnLine: () => boolean;
  readonly execute: (command: Command) => void;
  readonly obey: (command: RealTimeCommand) => void;
}

export interface Reading {
  readonly receive: (bytes: Buffer) => void;
  /** It may be on line again. */
  readonly readOn: () => void;
  /** Empties the buffer. */
  readonly drop: () => void;
  /** As after power on. */
  readonly restart: () => void;
  readonly unreadBytes: () => number;
}

export function openReading<Command>({ parser, isOnLine, execute, obey }: ReadingOptions<Command>): Reading {
  const scan = openRealTimeScan();
  let unread: readonly Buffer[] = [];

  function readOn(): void {
    if (!isOnLine()) return;
    const bytes = Buffer.concat(unread);
    unread = [];
    for (const command of parser.read(bytes)) execute(command);
  }

  return {
    receive(bytes) {
      for (const piece of scan.read(bytes)) {
        unread = [...unread, piece.bytes];
        readOn();
        if (piece.command) obey(piece.command);
      }
    },
    readOn,
    drop() {
      unread = [];
      parser.drop();
    },
    restart() {
      unread = [];
      scan.restart();
      parser.restart();
    },
    unreadBytes: () => unread.reduce((total, { length }) => total + length, 0),
  };
}
