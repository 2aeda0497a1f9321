// Masks both ways of a printer's wire: what comes back stays only where it answers a question or has the exact form of a status.

import type { EscposProfile } from '../../kiosk-config/profiles/escpos.ts';
import { type Form, fitting, formOf } from './byte-form.ts';
import { maskEscpos } from './mask-escpos.ts';
import { holdingMasker, type Masker } from './masker.ts';

/** No answer of any printer: a line may echo what was sent, and a receipt is no answer. */
const garbage = 0x80;
/** One less than the characters in a row that would say something of a person. */
const mostInARow = 3;
const longestName = 80;
const longestCounter = 10;

/** What was asked and is not answered yet: pages of DLE EOT, so many bytes that look like anything, a name, a counter. */
const nothingExpected = { pages: 0, raw: 0, name: false, counter: false };

interface Fixed {
  readonly form: Form;
  readonly written: (reply: Uint8Array) => Uint8Array;
}

const asItIs = (reply: Uint8Array): Uint8Array => reply;

const always: readonly Fixed[] = [
  // Flow control, and the buffered status, of control characters.
  { form: formOf('00-0f'), written: asItIs },
  { form: formOf('11'), written: asItIs },
  { form: formOf('13'), written: asItIs },
  // Cleared; printed, with the number that a trace gives every job.
  { form: formOf('37 25 00'), written: asItIs },
  { form: formOf('37 22 20-7e 20-7e 20-7e 20-7e 00'), written: () => Uint8Array.of(0x37, 0x22, 0x2e, 0x2e, 0x2e, 0x2e, 0x00) },
];

/** The bits that have a meaning, byte by byte: neither four digits nor four letters fit. */
const fullStatusBits = [0x00, 0x00, 0xe5, 0x6f, 0xeb, 0x8f];

export function maskPrinter({ statusMask, fullStatus }: Pick<EscposProfile, 'statusMask' | 'fullStatus'>): {
  readonly in: Masker;
  readonly out: Masker;
} {
  const expected = { ...nothingExpected };

  const sent = (command: Uint8Array): void => {
    const question = Buffer.from(command).toString('hex');
    if (/^1004(?!14)/.test(question)) expected.pages = Math.min(mostInARow, expected.pages + 1);
    if (question === '1d4941' || question === '1d4943') expected.name = true;
    if (question === '1d4901' || question === '1d4903') expected.raw = 1;
    if (question === '1d49ff') expected.raw = 2;
    if (question === '1de4') expected.counter = true;
  };

  /** Of the forms that have a fixed length. */
  const status = (held: Uint8Array): Uint8Array | 'more' | null => {
    const [first = 0, second] = held;
    if ((first & statusMask) === 0x12) {
      if (expected.pages === 0) return null;
      expected.pages -= 1;
      return Uint8Array.of(first);
    }
    if (fullStatus && first === 0x10 && (second ?? 0x0f) === 0x0f) {
      if (held.slice(2, 6).some((byte, index) => (byte & ~(fullStatusBits[index + 2] ?? 0)) !== 0)) return null;
      return held.length < 6 ? 'more' : held.subarray(0, 6);
    }
    return (first & 0x93) === 0x10 ? automaticStatus(held) : null;
  };

  /** What only the last questions let through. */
  const answer = (held: Uint8Array): Uint8Array | 'more' | null => {
    if (expected.raw > 0) {
      expected.raw -= 1;
      return held.subarray(0, 1);
    }
    const text = (expected.counter ? counterIn(held) : null) ?? (expected.name ? nameIn(held) : null);
    if (text !== null && text !== 'more') Object.assign(expected, { counter: false, name: false });
    return text;
  };

  const step = (held: Uint8Array): Uint8Array | 'more' => {
    const known = answer(held) ?? fixed(held) ?? status(held);
    if (known !== null) return known;
    // On a line that says what nobody asked, nothing more is taken for an answer.
    Object.assign(expected, nothingExpected);
    return Uint8Array.of(garbage);
  };

  return { in: holdingMasker(step, (held) => new Uint8Array(held.length).fill(garbage)), out: maskEscpos(sent) };
}

/** Bits that no printer sets are no status; those that are left make no text. */
function automaticStatus(held: Uint8Array): Uint8Array | 'more' | null {
  const most = [0xff, 0x6f, 0x0f, 0x0f];
  if (held.subarray(1, 4).some((byte, index) => (byte & ~(most[index + 1] ?? 0)) !== 0)) return null;
  return held.length < 4 ? 'more' : held.subarray(0, 4);
}

function fixed(held: Uint8Array): Uint8Array | 'more' | null {
  const possible = always.filter(({ form }) => fitting(form, held));
  const whole = possible.find(({ form }) => form.length <= held.length);
  if (whole) return whole.written(held.subarray(0, whole.form.length));
  return possible.length > 0 ? 'more' : null;
}

/** `5F … 00`: make and model. */
function nameIn(held: Uint8Array): Uint8Array | 'more' | null {
  const end = held.indexOf(0x00);
  const text = held.subarray(1, end < 0 ? held.length : end);
  if (held[0] !== 0x5f || text.length > longestName || text.some((byte) => byte < 0x20 || byte > 0x7e)) return null;
  return end < 0 ? 'more' : held.subarray(0, end + 1);
}

/** The digits before what ends them. Whether there was one more retraction is told by the last of them alone. */
function counterIn(held: Uint8Array): Uint8Array | 'more' | null {
  const end = held.findIndex((byte) => byte < 0x30 || byte > 0x39);
  const digits = held.subarray(0, end < 0 ? held.length : end);
  if (digits.length === 0 || digits.length > longestCounter) return null;
  return end < 0 ? 'more' : digits.map((byte, index) => (index < digits.length - mostInARow ? 0x30 : byte));
}
