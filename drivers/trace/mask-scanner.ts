// Masks what a scanner says: codes become sixes of the same length; terminators, acknowledgements and checksums stay good.

import type { ScannerProfile } from '../../kiosk-config/profiles/scanner/schema.ts';
import { byteByByte, type Masker } from './masker.ts';

const six = 0x36;
const isControl = (byte: number): boolean => byte < 0x20;
/** Newland's "I am here". */
const alive = 0x21;

export function maskScanner({ language }: ScannerProfile): Masker {
  if (language === 'ssi') return maskSsi();
  if (language === 'hid-pos') return maskHidPos;
  return maskLines();
}

const newlandHead = [0x02, 0x01, 0x30, 0x30, 0x30, 0x30] as const;
const longestReply = 200;
const registerHead = [0x02, 0x00] as const;

/** Text with the replies of Newland's two families between; the answers of Honeywell and Datalogic look like codes and are masked. */
function maskLines(): Masker {
  /** The bytes of what may be a reply; empty: none has begun. */
  let reply: readonly number[] = [];
  const belongs = (byte: number): boolean => {
    const next = [...reply, byte];
    const at = reply.length;
    if (at < newlandHead.length && next.every((one, index) => one === newlandHead[index])) return keep(next);
    if (startsWith(reply, newlandHead)) return at < longestReply && byte !== 0x03 ? keep(next) : keep([]);
    if (at < registerHead.length) return next.every((one, index) => one === registerHead[index]) && keep(next);
    if (!startsWith(reply, registerHead)) return false;
    // What became of it, how many bytes follow, those, two of checksum.
    const [, , , length = 1] = next;
    return keep(next.length < 6 + Math.min(length, 64) ? next : []);
  };
  const keep = (next: readonly number[]): true => {
    reply = next;
    return true;
  };
  return byteByByte((byte) => {
    if (belongs(byte)) return byte;
    reply = [];
    if (belongs(byte)) return byte;
    return isControl(byte) || byte === alive ? byte : six;
  });
}

const startsWith = (bytes: readonly number[], head: readonly number[]): boolean =>
  bytes.length >= head.length && head.every((byte, index) => bytes[index] === byte);

const decodeData = 0xf3;
/** Length, opcode, source, status, kind of code. */
const ssiHead = 5;

/** Packets: `length opcode source status data… checksum`, the checksum being the two's complement of the sum, in two bytes. */
function maskSsi(): Masker {
  let at = 0;
  let length = 0;
  let opcode = 0;
  let original = 0;
  let written = 0;
  return byteByByte((byte) => {
    const index = at;
    at = index > length ? 0 : index + 1;
    if (index === 0) {
      // Shorter than any packet: noise.
      at = byte < 4 ? 0 : 1;
      length = byte;
      original = 0;
      written = 0;
    }
    if (index === 1) opcode = byte;
    if (index >= length && index > 0) {
      const shift = index === length ? 8 : 0;
      // A checksum that was wrong stays wrong.
      return (byte - (-original >> shift) + (-written >> shift)) & 0xff;
    }
    const kept = opcode === decodeData && index >= ssiHead ? six : byte;
    original += byte;
    written += kept;
    return kept;
  });
}

/** One report a piece: id, length, identifier, 56 bytes of data; some devices shift all behind the id by one. */
const maskHidPos: Masker = (report) => report.map((byte, index) => (index < 6 || index > 60 || byte === 0 ? byte : six));
