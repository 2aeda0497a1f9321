// The form of a command or of an answer: for each of its bytes what may stand there, written like `1b 61 00-02`.

export type Form = readonly { readonly from: number; readonly to: number }[];

export function formOf(words: string): Form {
  return words.split(' ').map((word) => {
    const [from = word, to = from] = word.split('-');
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
  });
}

/** Whether these bytes fit, as far as both go. */
export function fitting(form: Form, bytes: Uint8Array): boolean {
  return form.every(({ from, to }, index) => {
    const byte = bytes[index];
    return byte === undefined || (byte >= from && byte <= to);
  });
}
