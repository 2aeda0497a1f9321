// Reads JSON that somebody else wrote: text that is none is a value, not an exception.

/** The parsed value, or undefined, which no JSON text means. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same of bytes. A platform that answers in GBK must not become wrong names on the screen: what is not UTF-8 is no JSON. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Regions send an inner object either as an object or as its JSON text. */
export const unwrapped = (value: unknown): unknown => (typeof value === 'string' ? parseJson(value) : value);
