// Requests checked by the interface document's own notation: `psn_no c30*; insutype c6#*; begntime datetime*; cnt n16,4`.

import { isDay } from './china-time.ts';
import { isCode } from './dictionaries.ts';

export type NameIn<Line extends string> = Line extends `${infer Field}; ${infer Rest}` ? NameOf<Field> | NameIn<Rest> : NameOf<Line>;
type NameOf<Field extends string> = Field extends `${infer Name} ${string}` ? Name : never;

export type Checked<Name extends string> =
  /** Every field as text, '' where there is none. */
  | { readonly ok: true; readonly fields: Readonly<Record<Name, string>> }
  /** Name of the first field that breaks the rules. */
  | { readonly ok: false; readonly field: string };

interface Rule {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isCoded: boolean;
  readonly fits: (text: string) => boolean;
}

/**
 * c: at most so many characters; n: a number of so many digits, so many of them after the point; `#`: a value of the code table of that
 * name; `*`: required. Fields that the notation does not name are refused.
 */
export function fields<const Line extends string>(...lines: readonly Line[]): (value: unknown) => Checked<NameIn<Line>> {
  const rules = lines.flatMap((line) => line.split('; ')).map(ruleOf);
  const names = new Set(rules.map(({ name }) => name));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, field: '' };
    const given = new Map<string, unknown>(Object.entries(value));
    for (const name of given.keys()) if (!names.has(name)) return { ok: false, field: name };
    const read: Record<string, string> = {};
    for (const { name, isRequired, isCoded, fits } of rules) {
      const text = textOf(given.get(name));
      if (text === null || (text === '' ? isRequired : !fits(text) || (isCoded && !isCode(name, text)))) return { ok: false, field: name };
      read[name] = text;
    }
    return { ok: true, fields: read as Readonly<Record<NameIn<Line>, string>> };
  };
}

function ruleOf(field: string): Rule {
  const [, name, kind, size, decimals, coded, required] = /^(\w+) (c|n|date|datetime|int)(\d+)?(?:,(\d+))?(#)?(\*)?$/.exec(field) ?? [];
  if (name === undefined) throw new Error(`"${field}" is not in the notation of the interface document`);
  return {
    name,
    isRequired: required !== undefined,
    isCoded: coded !== undefined,
    fits: fitting(kind, Number(size ?? 0), Number(decimals ?? 0)),
  };
}

function fitting(kind: string | undefined, size: number, decimals: number): Rule['fits'] {
  switch (kind) {
    case 'date':
      return isDay;
    case 'datetime':
      return (text) => /^\S{10} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text) && isDay(text.slice(0, 10));
    case 'n':
    case 'int':
      return (text) => {
        const [, whole = '', rest = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
        return whole !== '' && rest.length <= decimals && (size === 0 || whole.length + rest.length <= size);
      };
    default:
      return (text) => [...text].length <= size;
  }
}

/** null: neither text nor number nor nothing. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}
