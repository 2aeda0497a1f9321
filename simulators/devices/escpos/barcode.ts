// CODE128 as a printer reads it: code sets within the data, and the width of its bars.

export interface Code128 {
  readonly text: string;
  /** Of the narrowest bar's width. */
  readonly modules: number;
}

const brace = 0x7b;

/** `{A`, `{B` and `{C` choose the set, `{{` is a brace, a byte of set C two digits; null: it does not begin with a set, or one is unknown. */
export function readCode128(data: Uint8Array): Code128 | null {
  let set = '';
  let text = '';
  let symbols = 0;
  for (let at = 0; at < data.length; at += 1) {
    const byte = data[at] ?? 0;
    if (byte === brace) {
      at += 1;
      const code = String.fromCharCode(data[at] ?? 0);
      if (code === '{' && set !== '') text += '{';
      else if ('ABC'.includes(code)) set = code;
      else return null;
    } else if (set === '') {
      return null;
    } else if (set === 'C') {
      if (byte > 99) return null;
      text += String(byte).padStart(2, '0');
    } else {
      text += String.fromCharCode(byte);
    }
    // A choice of the set within the code is a symbol like any other; the first one is the start symbol.
    symbols += 1;
  }
  return text === '' ? null : { text, modules: (symbols + 1) * 11 + 13 };
}
