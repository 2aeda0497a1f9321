// Register-style engines, Newland EM3095 and GM65: one read for each trigger (devices.md §2.1; EM3095 manual p. 19).

import type { ScannerProfileOf } from '../../kiosk-config/profiles/scanner/schema.ts';
import { type Language, sendsOnly } from './language.ts';
import { LineDecoder, type ReplyForm } from './line.ts';

const headLength = 4;
const checkLength = 2;
const longestData = 64;
const done = 0x00;

/** CRC-16 with polynomial 1021, beginning with 0, over all but the first two bytes. */
export function em3095Check(bytes: readonly number[]): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum << 1) ^ (sum & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return sum;
}

function writeRegister(register: number, value: number): Uint8Array {
  // AB CD stands for any checksum, but a damaged command should not be obeyed.
  const body = [0x08, 0x01, register >> 8, register & 0xff, value];
  const check = em3095Check(body);
  return new Uint8Array([0x7e, 0x00, ...body, check >> 8, check & 0xff]);
}

export const em3095Commands = {
  triggerOn: writeRegister(0x0002, 0x01),
  triggerOff: writeRegister(0x0002, 0x00),
  aimIdentifierOn: writeRegister(0x00d0, 0x80),
} as const;

/** `02 00`, what became of it, how many bytes follow, those, the checksum. */
export const em3095Replies: ReplyForm = {
  start: new Uint8Array([0x02, 0x00]),
  read: (frame) => {
    const length = frame[3];
    if (length === undefined) return 'more';
    if (length > longestData) return 'none';
    const total = headLength + length + checkLength;
    if (frame.length < total) return 'more';
    const check = (frame[total - 2] ?? 0) * 256 + (frame[total - 1] ?? 0);
    if (check !== em3095Check(frame.slice(2, total - checkLength))) return 'none';
    return frame[2] === done ? 'accepted' : 'refused';
  },
};

/** What keeps the AIM identifier on is also the sign of life: it changes nothing else. */
export const em3095 = (profile: ScannerProfileOf<'em3095'>): Language => ({
  ...sendsOnly,
  trigger: { on: em3095Commands.triggerOn, off: em3095Commands.triggerOff, acknowledged: true, everyMs: profile.triggerEveryMs },
  life: { question: em3095Commands.aimIdentifierOn, answerMs: profile.answerMs, everyMs: profile.idleCheckMs, whileReading: true },
  createDecoder: () => new LineDecoder({ aimIdentifier: true, replies: em3095Replies, answer: null }),
});
