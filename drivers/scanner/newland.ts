// Newland NLS commands over a serial line (devices.md §2.1).

import type { ScannerProfileOf } from '../../kiosk-config/profiles/scanner/schema.ts';
import { type Language, sendsOnly } from './language.ts';
import { LineDecoder, type ReplyForm } from './line.ts';

const etx = 0x03;
const accepted = 0x06;
/** What a reply may hold besides printable characters. */
const statuses: readonly number[] = [accepted, 0x15, 0x05];
const longestReply = 256;

/** `#` is the temporary storage: `@` would wear the flash. */
const commandOf = (text: string): Uint8Array => new Uint8Array([0x7e, 0x01, ...Buffer.from(`0000#${text}`, 'ascii'), 0x3b, 0x03]);

export const newlandCommands = {
  triggerOn: commandOf('SCNTRG1'),
  triggerOff: commandOf('SCNTRG0'),
  areYouThere: new Uint8Array([0x3f]),
} as const;
const iAmHere = 0x21;

/** The command echoed, with 06, 15 (out of range) or 05 (unknown) before its end. */
const replies: ReplyForm = {
  start: new Uint8Array([0x02, 0x01, 0x30, 0x30, 0x30, 0x30]),
  read: (frame) => {
    const last = frame.at(-1) ?? 0;
    if (last === etx) return frame.includes(accepted) ? 'accepted' : 'refused';
    const goesOn = last >= 0x20 || statuses.includes(last);
    return goesOn && frame.length < longestReply ? 'more' : 'none';
  },
};

export const newland = (profile: ScannerProfileOf<'newland'>): Language => ({
  ...sendsOnly,
  trigger: {
    on: newlandCommands.triggerOn,
    off: newlandCommands.triggerOff,
    acknowledged: true,
    everyMs: profile.triggerEveryMs,
  },
  life: { question: newlandCommands.areYouThere, answerMs: profile.answerMs, everyMs: profile.idleCheckMs, whileReading: true },
  createDecoder: () => new LineDecoder({ aimIdentifier: profile.aimIdentifier, replies, answer: iAmHere }),
});
