// Reads JSON that somebody else wrote: text that is none is a value, not an exception.

/** The parsed value, or undefined, which no JSON text means. What names a member twice says two things of it, and is not understood either. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return membersOf(value) === membersWritten(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The same of bytes. A platform that answers in GBK must not become wrong names on the screen: what is not UTF-8 is no JSON. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Regions send an inner object either as an object or as its JSON text. */
export const unwrapped = (value: unknown): unknown => (typeof value === 'string' ? parseJson(value) : value);

/** In every object of it, at any depth. */
function membersOf(value: unknown): number {
  let members = 0;
  const values = [value];
  for (const one of values) {
    if (typeof one !== 'object' || one === null) continue;
    const inner: readonly unknown[] = Array.isArray(one) ? one : Object.values(one);
    if (inner !== one) members += inner.length;
    for (const next of inner) if (typeof next === 'object') values.push(next);
  }
  return members;
}

const [quote, backslash, colon] = [0x22, 0x5c, 0x3a];

/** Outside of its strings, JSON has a colon after the name of each member and nowhere else. */
function membersWritten(json: string): number {
  let members = 0;
  let isInside = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json.charCodeAt(index);
    if (character === quote) isInside = !isInside;
    else if (isInside && character === backslash) index += 1;
    else if (!isInside && character === colon) members += 1;
  }
  return members;
}
