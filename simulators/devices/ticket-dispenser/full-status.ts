// The six bytes in which a printer of Custom tells everything at once (devices.md §3.6), asked in real time with `10 04 14`.

import type { Condition } from '../escpos/status.ts';

export interface DispenserCondition extends Condition {
  /** The presenter is stuck; the print head is not. */
  readonly presenterJam: boolean;
}

/** `10 0F paper user recoverable unrecoverable`. */
export function fullStatus({ paper, coverOpen, fault, presenterJam }: DispenserCondition, atExit: boolean, printing: boolean): Uint8Array {
  const paperByte = { full: 0x00, low: 0x04, out: 0x05 }[paper] | (atExit ? 0x20 : 0);
  const user = (coverOpen ? 0x02 : 0) | (printing ? 0x0c : 0);
  const recoverable = (fault === 'overheated' ? 0x01 : 0) | (fault === 'jam' ? 0x40 : 0);
  const unrecoverable = (fault === 'cutter' ? 0x01 : 0) | (presenterJam ? 0x80 : 0);
  return Uint8Array.of(0x10, 0x0f, paperByte, user, recoverable, unrecoverable);
}

const question = Uint8Array.of(0x10, 0x04, 0x14);

/** Cuts the raw stream behind each question, wherever it stands: it is obeyed in the order it came, even inside data. */
export function openQuestionScan(): { readonly read: (bytes: Buffer) => readonly { readonly bytes: Buffer; readonly asked: boolean }[] } {
  let matched = 0;
  return {
    read(bytes) {
      const pieces: { readonly bytes: Buffer; readonly asked: boolean }[] = [];
      let start = 0;
      for (const [index, byte] of bytes.entries()) {
        matched = byte === question[matched] ? matched + 1 : byte === question[0] ? 1 : 0;
        if (matched < question.length) continue;
        pieces.push({ bytes: bytes.subarray(start, index + 1), asked: true });
        start = index + 1;
        matched = 0;
      }
      if (start < bytes.length) pieces.push({ bytes: bytes.subarray(start), asked: false });
      return pieces;
    },
  };
}
