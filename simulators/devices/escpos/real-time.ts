// Finds the real-time commands in the raw stream, wherever they stand: a printer obeys them even inside the data of a picture.

import type { RealTimeCommand } from './command.ts';

const dle = 0x10;

const commands: ReadonlyMap<string, RealTimeCommand> = new Map<string, RealTimeCommand>([
  ['100401', { kind: 'status', part: 1 }],
  ['100402', { kind: 'status', part: 2 }],
  ['100403', { kind: 'status', part: 3 }],
  ['100404', { kind: 'status', part: 4 }],
  ['100501', { kind: 'recover' }],
  ['100502', { kind: 'recoverAndClear' }],
  ['10140801031401060208', { kind: 'clear' }],
]);
const starts = new Set(
  [...commands.keys()].flatMap((hex) => Array.from({ length: hex.length / 2 }, (_, index) => hex.slice(0, 2 * index + 2))),
);

/** The bytes up to and with a real-time command; the last piece of a reading has none. */
export interface Piece {
  readonly bytes: Buffer;
  readonly command: RealTimeCommand | null;
}

export interface RealTimeScan {
  readonly read: (bytes: Buffer) => readonly Piece[];
  readonly restart: () => void;
}

export function openRealTimeScan(): RealTimeScan {
  let seen = '';
  return {
    read(bytes) {
      const pieces: Piece[] = [];
      let start = 0;
      for (const [index, byte] of bytes.entries()) {
        const hex = byte.toString(16).padStart(2, '0');
        seen = starts.has(seen + hex) ? seen + hex : byte === dle ? hex : '';
        const command = commands.get(seen);
        if (!command) continue;
        pieces.push({ bytes: bytes.subarray(start, index + 1), command });
        start = index + 1;
        seen = '';
      }
      if (start < bytes.length) pieces.push({ bytes: bytes.subarray(start), command: null });
      return pieces;
    },
    restart() {
      seen = '';
    },
  };
}
