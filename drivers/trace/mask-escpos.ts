// Masks what is printed: only commands that our drivers send stay, each to the byte; text, dots and codes become a pattern as long.

import { type Form, fitting, formOf } from './byte-form.ts';
import { holdingMasker, type Masker } from './masker.ts';

const letter = 0x78;
const digit = 0x36;
/** Neither black nor white, and no part of a real-time command. */
const dots = 0x55;
/** ■ in GB18030. */
const square = [0xa1, 0xf6] as const;
/** Stands for each of the four characters of a job's number. */
const idCharacter = 0x2e;

interface Command {
  readonly form: Form;
  /** What is masked behind the form: so many bytes, each written so. */
  readonly data?: { readonly length: (command: Uint8Array) => number; readonly fill: number };
}

const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);

/** devices.md §3.1–3.6. What may differ stands alone among what may not: no run of somebody's characters fits into any of these. */
const commands: readonly Command[] = [
  ...[
    '1b 40',
    '1b 24 00-ff 00-02',
    '1b 61 00-02',
    '1b 45 00-01',
    '1b 64 00-ff',
    '1b 4a 00-ff',
    '1b 69',
    '1c 26',
    '1d 21 00-77',
    '1d 56 00-01',
    '1d 56 41-42 00-ff',
  ],
  ...['1d 68 00-ff', '1d 77 01-08', '1d 48 00-03'],
  ...['1d 28 6b 04 00 31 41 32 00', '1d 28 6b 03 00 31 43 01-10', '1d 28 6b 03 00 31 45 30-33', '1d 28 6b 03 00 31 51 30'],
  ...['10 04 01-04', '10 04 14', '10 14 08 01 03 14 01 06 02 08', '1d 61 00-0f', '1d e0 00-0f'],
  ...['1d 49 01', '1d 49 03', '1d 49 41', '1d 49 43', '1d 49 ff', '1d e4'],
  ...['1d 65 02', '1d 65 03 00-ff', '1d 65 05', '1c 50 00-ff 00-01 45 00-ff', '1c 50 00-ff 00-01 52 00-ff'],
]
  .map((form): Command => ({ form: formOf(form) }))
  .concat([
    // What a QR code says, less the three bytes that stand here.
    { form: formOf('1d 28 6b 00-ff 00-04 31 50 30'), data: { length: (command) => Math.max(0, word(command, 3) - 3), fill: digit } },
    { form: formOf('1d 6b 49 00-ff'), data: { length: (command) => command[3] ?? 0, fill: digit } },
    { form: formOf('1d 76 30 00 00-80 00 00-ff 00-02'), data: { length: (command) => word(command, 4) * word(command, 6), fill: dots } },
    { form: formOf('1b 2a 21 00-ff 00-02'), data: { length: (command) => 3 * word(command, 3), fill: dots } },
    { form: formOf('1d 28 48 06 00 30 30'), data: { length: () => 4, fill: idCharacter } },
  ]);

const begins: ReadonlySet<number> = new Set(commands.map(({ form }) => form[0]?.from ?? 0));
const kept: readonly number[] = [0x0a, 0x0d, 0x20];

/** @param sent is told each command */
export function maskEscpos(sent: (command: Uint8Array) => void = () => undefined): Masker {
  let masked = { length: 0, fill: letter };
  let isSecondOfPair = false;

  const text = (byte: number): number => {
    const isSecond = isSecondOfPair && byte >= 0x30;
    isSecondOfPair = !isSecond && byte > 0x80;
    if (isSecond) return square[1];
    if (isSecondOfPair) return square[0];
    return kept.includes(byte) ? byte : letter;
  };

  const step = (held: Uint8Array): Uint8Array | 'more' => {
    const [first = 0] = held;
    if (masked.length > 0) {
      const length = Math.min(masked.length, held.length);
      masked = { ...masked, length: masked.length - length };
      return new Uint8Array(length).fill(masked.fill);
    }
    if (!begins.has(first)) return Uint8Array.of(text(first));
    const possible = commands.filter(({ form }) => fitting(form, held));
    const whole = possible.find(({ form }) => form.length <= held.length);
    if (!whole) return possible.length > 0 ? 'more' : Uint8Array.of(text(first));
    isSecondOfPair = false;
    const command = held.subarray(0, whole.form.length);
    if (whole.data) masked = { length: whole.data.length(command), fill: whole.data.fill };
    sent(command);
    return command;
  };

  return holdingMasker(step, (held) => held.map(text));
}
