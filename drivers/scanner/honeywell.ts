// Honeywell and Youjie over a serial line (devices.md §2.1): triggers without an answer, a menu query as sign of life.

import type { ScannerProfileOf } from '../../kiosk-config/profiles/scanner/schema.ts';
import { type Language, sendsOnly } from './language.ts';
import { LineDecoder, type ReplyForm } from './line.ts';

const menuTag = 'cbrena';
const longestReply = 40;
const verdicts: Readonly<Record<number, 'accepted' | 'refused'>> = { 6: 'accepted', 5: 'refused', 21: 'refused' };
const punctuation = [0x2e, 0x21];

export const honeywellCommands = {
  triggerOn: new Uint8Array([0x16, 0x54, 0x0d]),
  triggerOff: new Uint8Array([0x16, 0x55, 0x0d]),
  /** What is the setting now? It changes nothing. */
  areYouThere: new Uint8Array([0x16, 0x4d, 0x0d, ...Buffer.from(`${menuTag}*.`, 'ascii')]),
} as const;

/** The command echoed with 06, 05 or 15 before its full stop. */
const replies: ReplyForm = {
  start: new Uint8Array(Buffer.from(menuTag, 'ascii')),
  read: (frame) => {
    const [status = 0, end = 0] = frame.slice(-2);
    if (punctuation.includes(end)) return verdicts[status] ?? 'none';
    const goesOn = end >= 0x20 || end in verdicts;
    return goesOn && frame.length < longestReply ? 'more' : 'none';
  },
};

export const honeywell = (profile: ScannerProfileOf<'honeywell'>): Language => ({
  ...sendsOnly,
  trigger: {
    on: honeywellCommands.triggerOn,
    off: honeywellCommands.triggerOff,
    acknowledged: false,
    everyMs: profile.triggerEveryMs,
  },
  life: { question: honeywellCommands.areYouThere, answerMs: profile.answerMs, everyMs: profile.idleCheckMs, whileReading: true },
  createDecoder: () => new LineDecoder({ aimIdentifier: profile.aimIdentifier, replies, answer: null }),
});
