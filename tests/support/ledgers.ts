// Holds three books against each other: what citizens were told, what the terminals' journals say, and what the platform executed.

import type { LastWord } from './filing-citizen.ts';

export interface JournalCase {
  readonly terminal: string;
  readonly number: string;
  readonly key: string;
  readonly state: string;
  readonly reason: string | null;
  readonly platformNumber: string | null;
  readonly messageIds: readonly string[];
}

export interface Execution {
  readonly key: string;
  readonly platformNumber: string;
  /** How many times the platform executed this key. */
  readonly times: number;
}

export interface Books {
  readonly words: readonly LastWord[];
  readonly cases: readonly JournalCase[];
  readonly ledger: readonly Execution[];
}

/** Every sentence is a broken promise; none: the books agree. */
export function broken({ words, cases, ledger }: Books): readonly string[] {
  const byNumber = new Map(cases.map((one) => [one.number, one]));
  const byKey = new Map(cases.map((one) => [one.key, one]));
  const executed = new Map(ledger.map((one) => [one.key, one]));
  const heard = new Set(words.map(({ number }) => number));
  return [
    ...words.flatMap((word) => wordAgainst(word, byNumber, executed)),
    // Whoever pressed 提交 is told something: what may be at the platform must not be a secret from them.
    ...cases
      .filter(({ state, number }) => mayBeExecuted.has(state) && !heard.has(number))
      .map(({ state, number }) => `${number} is ${state}, and its citizen was told nothing`),
    ...cases.flatMap((one) => caseAgainst(one, executed.get(one.key))),
    ...ledger.flatMap((one) => [
      ...(one.times === 1 ? [] : [`${one.platformNumber} was executed ${one.times} times`]),
      ...(byKey.has(one.key) ? [] : [`${one.platformNumber} is in no journal`]),
    ]),
    ...twice(cases.map(({ number }) => number)).map((number) => `the number ${number} was given twice`),
    ...twice(cases.map(({ key }) => key)).map((key) => `the key ${key} was given twice`),
    ...twice(cases.flatMap(({ messageIds }) => messageIds)).map((id) => `the message id ${id} was used twice`),
  ];
}

const mayBeExecuted: ReadonlySet<string> = new Set(['confirmed', 'manual', 'unknown', 'sent']);

function wordAgainst(word: LastWord, cases: ReadonlyMap<string, JournalCase>, executed: ReadonlyMap<string, Execution>): string[] {
  if (word.number === null) return word.kind === 'nothing' ? [] : [`"${word.kind}" was told without a number`];
  const known = cases.get(word.number);
  if (!known) return [`${word.number} was told and is in no journal`];
  const times = executed.get(known.key)?.times ?? 0;
  if (word.kind === 'done' && (times !== 1 || known.state !== 'confirmed')) {
    return [`${word.number} was told as done: the platform executed it ${times} times, the journal says ${known.state}`];
  }
  if (word.kind === 'notDone' && times > 0) return [`${word.number} was told as not done, and the platform executed it`];
  return [];
}

function caseAgainst(one: JournalCase, executed: Execution | undefined): string[] {
  const who = `${one.number} (${one.state}${one.reason === null ? '' : `, ${one.reason}`})`;
  switch (one.state) {
    case 'confirmed':
      return executed
        ? executed.platformNumber === one.platformNumber
          ? []
          : [`${who} has the number ${one.platformNumber}, the platform ${executed.platformNumber}`]
        : [`${who} was never executed`];
    case 'rejected':
    case 'withdrawn':
      return executed ? [`${who} was executed as ${executed.platformNumber}`] : [];
    case 'manual':
      return one.reason === null ? [`${who} is for staff without a reason`] : [];
    default:
      return [`${who} is not settled`];
  }
}

function twice(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))];
}
