// The titles of the tests that a file really runs: read from its code, so that neither a comment nor a skipped test passes for one.

import { parseSync, Visitor } from 'rolldown/utils';

const begins = new Set(['describe', 'it', 'test']);
/** `fixme` is Playwright's. */
const idle = new Set(['fixme', 'skip', 'todo']);

interface Callee {
  readonly name: string;
  readonly modifiers: readonly string[];
}

/**
 * Of `describe`, `it` and `test`, those of `each` among them. What a template fills in stands as it is written: `in ${where}`.
 * @throws where the code cannot be read
 */
export function testTitles(file: string, code: string): ReadonlySet<string> {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file} cannot be read`);
  const titles = new Set<string>();
  let idleAround = 0;
  const isIdle = (callee: unknown): boolean => calleeOf(callee)?.modifiers.some((one) => idle.has(one)) ?? false;
  new Visitor({
    CallExpression({ callee, arguments: [title, body] }) {
      if (isIdle(callee)) idleAround += 1;
      if (idleAround > 0 || !begins.has(calleeOf(callee)?.name ?? '') || !title || !body) return;
      if (title.type === 'Literal' && typeof title.value === 'string') titles.add(title.value);
      if (title.type === 'TemplateLiteral') titles.add(code.slice(title.start + 1, title.end - 1));
    },
    'CallExpression:exit'({ callee }) {
      if (isIdle(callee)) idleAround -= 1;
    },
  }).visit(program);
  return titles;
}

/** As much of the syntax tree as a callee is made of. */
interface Part {
  readonly type: string;
  readonly name: string;
  readonly object: unknown;
  readonly property: { readonly name: string };
  readonly callee: unknown;
}

/** `it.each(…)` and `describe.skip` by what stands first and what follows it; null: nothing of the kind. */
function calleeOf(node: unknown): Callee | null {
  const { type, name, object, property, callee } = node as Part;
  if (type === 'Identifier') return { name, modifiers: [] };
  if (type === 'CallExpression') return calleeOf(callee);
  const before = type === 'MemberExpression' ? calleeOf(object) : null;
  return before && { name: before.name, modifiers: [...before.modifiers, property.name] };
}
