// The shape of a national transaction at the sandbox: its fields as the interface document has them, and what it answers.

import { fields, type NameIn } from '../fields.ts';
import type { NationalRequest } from './envelope.ts';

export interface Circumstances {
  readonly request: NationalRequest;
  readonly at: Date;
}

/** An output, or the sentence of a refusal. */
export type NationalAnswer = object | string;
export type Transaction = (input: unknown, circumstances: Circumstances) => NationalAnswer;

/** Reads `input[node]` by the notation; more than the one node is refused, and so is a field that breaks its rule, by its name. */
export function transaction<const Line extends string>(
  node: string,
  lines: Line | readonly Line[],
  act: (read: Readonly<Record<NameIn<Line>, string>>, circumstances: Circumstances) => NationalAnswer,
): Transaction {
  const check = typeof lines === 'string' ? fields(lines) : fields(...lines);
  return (input, circumstances) => {
    const nodes = new Map<string, unknown>(Object.entries(input ?? {}));
    const stranger = [...nodes.keys()].find((name) => name !== node);
    if (stranger !== undefined) return `入参不合规：${stranger}`;
    const checked = check(nodes.get(node));
    return checked.ok ? act(checked.fields, circumstances) : `入参不合规：${[node, checked.field].filter(Boolean).join('.')}`;
  };
}
