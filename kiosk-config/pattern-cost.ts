// Judges a regular expression before it is let loose on what a stranger shows: in how many ways could it try to fit a text?

/** Characters; no expression of the configuration ever sees a longer text. */
export const longestText = 300;

/** A few milliseconds of a slow processor. `^.*.*$` has 90 000 ways, `^(a+)+$` more than there are atoms. */
const mostWays = 200_000;

/** @param pattern a valid expression with the flag u */
export function isCheap(pattern: string): boolean {
  const reader = { pattern, at: 0 };
  // Without an anchor at its beginning it is tried from every character on.
  const starts = isAnchored(pattern) ? 1 : longestText;
  return waysOfAlternatives(reader) * starts <= mostWays;
}

interface Reader {
  readonly pattern: string;
  at: number;
}

/** One alternative after the other is tried: their ways add up. Those of what follows in one alternative multiply. */
function waysOfAlternatives(reader: Reader): number {
  let sum = 0;
  let product = 1;
  for (;;) {
    const next = reader.pattern[reader.at];
    if (next === undefined || next === ')') return sum + product;
    if (next === '|') {
      reader.at += 1;
      sum += product;
      product = 1;
    } else {
      product *= repeated(waysOfAtom(reader), quantifier(reader));
    }
  }
}

function waysOfAtom(reader: Reader): number {
  const { pattern, at } = reader;
  if (pattern[at] === '(') {
    const opening = /^\((?:\?(?:<?[=!]|:|[ims-]+:|<[^>]+>))?/.exec(pattern.slice(at));
    reader.at += opening?.[0].length ?? 1;
    const ways = waysOfAlternatives(reader);
    reader.at += 1;
    return ways;
  }
  // A class, an escaped character or a plain one fits in one way.
  const atom = /^(?:\[(?:\\.|[^\\\]])*\]|\\(?:[pPu]\{[^}]*\}|k<[^>]+>|.)|.)/su.exec(pattern.slice(at));
  reader.at += atom?.[0].length ?? 1;
  return 1;
}

function quantifier(reader: Reader): { readonly least: number; readonly most: number } {
  const [text, least, comma, most] = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(reader.pattern.slice(reader.at)) ?? [''];
  reader.at += text.length;
  if (text === '') return { least: 1, most: 1 };
  if (least !== undefined) {
    const to = comma === '' ? Number(least) : most === '' ? longestText : Number(most);
    return { least: Math.min(Number(least), longestText), most: Math.min(to, longestText) };
  }
  return { least: text.startsWith('+') ? 1 : 0, most: text.startsWith('?') ? 1 : longestText };
}

/** Every count of repetitions is tried, and in each of them every way of what is repeated. */
function repeated(ways: number, { least, most }: { readonly least: number; readonly most: number }): number {
  let sum = 0;
  for (let count = least; count <= most; count += 1) sum += ways ** count;
  return sum;
}

/** Whether every alternative of the whole begins with ^. */
function isAnchored(pattern: string): boolean {
  if (!pattern.startsWith('^')) return false;
  const reader = { pattern, at: 0 };
  while (reader.at < pattern.length) {
    if (pattern[reader.at] === '|') {
      if (pattern[reader.at + 1] !== '^') return false;
      reader.at += 1;
    } else waysOfAtom(reader);
  }
  return true;
}
