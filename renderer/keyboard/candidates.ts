// Finds phrases for typed letters: whole ones first, then those that the letters begin, then those for the first of the letters. Pure.

import type { Phrase, PhraseTable } from './phrase-table.ts';
import { spellings } from './syllables.ts';

export interface Candidate {
  readonly text: string;
  /** So many of the letters are used up when it is chosen; the rest stays. */
  readonly letters: number;
}

interface Step {
  readonly to: number;
  readonly short: number;
  readonly loose: number;
}

interface Match extends Step {
  /** `whole`: all letters and all syllables; `begun`: all letters, more syllables to come; `part`: letters are left over. */
  readonly kind: 'whole' | 'begun' | 'part';
  readonly phrase: Phrase;
}

const kinds = { whole: 0, begun: 1, part: 2 } as const;
/** Of the phrases that are only begun; more of them would hide what is meant. */
const mostBegun = 8;
const mostCandidates = 200;
/** Where the first letters of a word spell a syllable, e.g. fa for 妨碍: after so many of the syllable come so many of the words. */
const beforeFirstLetters = 28;
const mostByFirstLetters = 80;
/** What no syllable can make of the letters costs more than any abbreviation. */
const noReading = 100;

/** What the letters can be, place by place; made anew for each text typed. */
class Reading {
  readonly #letters: string;
  readonly #loosely: boolean;
  readonly #steps: readonly Map<string, readonly Step[]>[];

  constructor(letters: string, loosely: boolean) {
    this.#letters = letters;
    this.#loosely = loosely;
    this.#steps = [...letters].map(() => new Map());
  }

  get length(): number {
    return this.#letters.length;
  }

  /** Where the letters can go on after this syllable has been typed from `from` on. */
  steps(syllable: string, from: number): readonly Step[] {
    const known = this.#steps[from]?.get(syllable);
    if (known !== undefined) return known;
    const left = this.#letters.slice(from);
    const steps: Step[] = [];
    for (const { letters, short, loose } of spellings(syllable, this.#loosely)) {
      if (left.startsWith(letters)) steps.push({ to: from + letters.length, short: short ? 1 : 0, loose: loose ? 1 : 0 });
      // The last syllable may be on its way still.
      else if (letters.startsWith(left)) steps.push({ to: this.length, short: 0, loose: loose ? 2 : 1 });
    }
    this.#steps[from]?.set(syllable, steps);
    return steps;
  }
}

/** How the letters from each place on are best read: the number of syllables that must be abbreviations. */
function restCosts(reading: Reading, syllables: readonly string[]): readonly number[] {
  const costs = new Array<number>(reading.length + 1).fill(noReading);
  costs[reading.length] = 0;
  for (let from = reading.length - 1; from >= 0; from -= 1) {
    for (const syllable of syllables)
      for (const { to, short } of reading.steps(syllable, from))
        costs[from] = Math.min(costs[from] ?? noReading, short + (costs[to] ?? noReading));
  }
  return costs;
}

/** The best way to read the letters as this phrase; and, where that is not all of both, as the whole of it. */
function matchesOf(phrase: Phrase, reading: Reading, costs: readonly number[]): readonly Match[] {
  let best: Match | null = null;
  let whole: Match | null = null;
  const { reading: syllables } = phrase;
  const consider = (match: Match): void => {
    if (best === null || order(match, best, costs) < 0) best = match;
    if (match.kind === 'whole' && (whole === null || order(match, whole, costs) < 0)) whole = match;
  };
  const walk = (at: number, step: Step): void => {
    const syllable = syllables[at];
    if (step.to === reading.length) consider({ ...step, kind: syllable === undefined ? 'whole' : 'begun', phrase });
    else if (syllable === undefined) consider({ ...step, kind: 'part', phrase });
    else
      for (const next of reading.steps(syllable, step.to))
        walk(at + 1, { to: next.to, short: step.short + next.short, loose: step.loose + next.loose });
  };
  walk(0, { to: 0, short: 0, loose: 0 });
  return [best, whole].filter((match) => match !== null);
}

const costOf = ({ short, to }: Step, costs: readonly number[]): number => short + (costs[to] ?? noReading);

/** So many letters more must a part use up to come before one that is spelled exactly. */
const lettersForLoose = 4;
const weightOf = ({ kind, to, loose }: Match): number => (kind === 'part' ? to - loose * lettersForLoose : to);
/** As if it were so much less frequent. */
const likely = ({ phrase, loose }: Match): number => phrase.rank * (1 + 3 * loose);

/** Fewest abbreviations, whole before begun before a part, most letters, most frequent, as it is spelled. */
function order(a: Match, b: Match, costs: readonly number[]): number {
  return (
    costOf(a, costs) - costOf(b, costs) ||
    kinds[a.kind] - kinds[b.kind] ||
    weightOf(b) - weightOf(a) ||
    likely(a) - likely(b) ||
    a.loose - b.loose
  );
}

export interface Search {
  readonly table: PhraseTable;
  /** a–z; anything else is no letter and finds nothing. */
  readonly letters: string;
  /** z and zh, n and l, an and ang … are taken for each other. */
  readonly loosely: boolean;
}

export function candidatesFor({ table, letters, loosely }: Search): readonly Candidate[] {
  if (!/^[a-z]+$/.test(letters)) return [];
  const reading = new Reading(letters, loosely);
  const syllables = [...table.keys()];
  const costs = restCosts(reading, syllables);
  const found: Match[] = [];
  for (const syllable of syllables) {
    if (reading.steps(syllable, 0).length === 0) continue;
    for (const phrase of table.get(syllable) ?? []) found.push(...matchesOf(phrase, reading, costs));
  }
  found.sort((a, b) => order(a, b, costs));
  return withoutRepetition(withFirstLetters(withoutDeadEnds(found, costs)));
}

/** Without what would leave letters that are none of a syllable, e.g. 米 of miuwu; where nothing else is found, that is. */
function withoutDeadEnds(found: readonly Match[], costs: readonly number[]): readonly Match[] {
  const open = found.filter(({ to }) => (costs[to] ?? noReading) < noReading);
  return open.length > 0 ? open : found;
}

function withFirstLetters(found: readonly Match[]): readonly Match[] {
  const [best] = found;
  const byFirstLetters = found.filter((match) => match.kind === 'whole' && match.short > (best?.short ?? 0)).slice(0, mostByFirstLetters);
  return [...found.slice(0, beforeFirstLetters), ...byFirstLetters, ...found.slice(beforeFirstLetters)];
}

function withoutRepetition(found: readonly Match[]): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  let begun = 0;
  for (const { kind, phrase, to } of found) {
    if (candidates.size >= mostCandidates) break;
    if (candidates.has(phrase.text) || (kind === 'begun' && begun >= mostBegun)) continue;
    if (kind === 'begun') begun += 1;
    candidates.set(phrase.text, { text: phrase.text, letters: to });
  }
  return [...candidates.values()];
}
