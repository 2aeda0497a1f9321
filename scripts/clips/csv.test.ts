// A spreadsheet reads back what was written.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csv } from './csv.ts';

/** A reader of its own, sign by sign. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ',' || sign === '\r')) {
      rows.at(-1)?.push(field);
      field = '';
      if (sign === '\r') {
        rows.push([]);
        at += 1;
      }
    } else field += sign;
  }
  return rows.slice(0, -1);
}

it('says the same after it was written and read', () => {
  const rows = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), { maxLength: 6 });
  fc.assert(
    fc.property(rows, (table) => {
      expect(read(csv(table))).toEqual(table);
    }),
  );
});
