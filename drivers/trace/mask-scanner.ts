// Masks what a scanner says: only the known answers to our own commands stay, every other byte becomes a six or the end of a line.

import type { ScannerProfile } from '../../kiosk-config/profiles/scanner/schema.ts';
import { maskHidPos } from './mask-hid-pos.ts';
import { maskSsi } from './mask-ssi.ts';
import { holdingMasker, type Masker } from './masker.ts';
import { sixFor } from './sixes.ts';

export function maskScanner({ language }: ScannerProfile): Masker {
  if (language === 'ssi') return maskSsi();
  return language === 'hid-pos' ? maskHidPos() : maskLines(answers[language]);
}

const text = (latin: string): Uint8Array => new Uint8Array(Buffer.from(latin, 'latin1'));
const every = <A, B, C>(first: readonly A[], second: readonly B[], make: (one: A, other: B) => C): readonly C[] =>
  first.flatMap((one) => second.map((other) => make(one, other)));

/** Done, out of range, unknown. */
const verdicts = ['\x06', '\x15', '\x05'];

/** To the bytes, what a scanner of this language may answer to what its driver sends (devices.md §2.1). Datalogic's look like codes. */
const answers: Readonly<Record<Exclude<ScannerProfile['language'], 'ssi' | 'hid-pos'>, readonly Uint8Array[]>> = {
  line: [],
  datalogic: [],
  newland: [text('!'), ...every(['SCNTRG1', 'SCNTRG0'], verdicts, (order, verdict) => text(`\x02\x010000#${order}${verdict};\x03`))],
  em3095: ['\x02\x00\x00\x01\x00\x33\x31', '\x02\x00\x01\x01\x00\x04\x01', '\x02\x00\x03\x01\x00\x6a\x61'].map(text),
  honeywell: every(['', '*', '0', '1'], verdicts, (setting, verdict) => text(`cbrena${setting}${verdict}.`)),
};

/** Codes as lines with such answers between them. */
function maskLines(known: readonly Uint8Array[]): Masker {
  const step = (held: Uint8Array): Uint8Array | 'more' => {
    const possible = known.filter((answer) => answer.every((byte, index) => index >= held.length || byte === held[index]));
    const whole = possible.find((answer) => answer.length <= held.length);
    if (whole) return whole;
    return possible.length > 0 ? 'more' : Uint8Array.of(sixFor(held[0]));
  };
  return holdingMasker(step, (held) => held.map(sixFor));
}
