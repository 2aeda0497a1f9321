// Makes utterances out of the catalogue: the key is the id, and only a line without anything filled in can be a recorded clip.

import type { ParseKeys } from 'i18next';
import type { Language } from '../../../contract/display.ts';
import type { faultCodes, FaultCode } from '../../../contract/fault.ts';
import { privately } from '../../../contract/private.ts';
import type { ScreenKind, ScreenOf, View } from '../../../contract/view.ts';
import { wordsIn, type Words } from '../../words.ts';
import type { WithoutPrivate } from '../public-view.ts';
import type { PublicUtterance, Utterance } from '../types.ts';

export type PublicScreen<K extends ScreenKind> = WithoutPrivate<ScreenOf<K>>;
/** Families of keys that are spoken: the speech catalogue, and what a screen says in the very same words. */
type Family =
  | 'speech'
  | 'faults'
  | 'insurance.types'
  | 'insurance.statuses'
  | 'services'
  | 'parts.asked'
  | 'parts.fields'
  | 'parts.relations'
  | 'screens.actingFor'
  | 'parts.values'
  | 'screens.notice'
  | 'screens.commitment'
  | 'screens.question.bad'
  | 'screens.filed';
export type LineKey = Extract<ParseKeys<'kiosk'>, `${Family}.${string}`>;
export type Filled = Readonly<Record<string, string>>;

/** What the lines of a screen may know beside the screen: nothing of the person. */
export interface Sayer {
  readonly words: Words;
  readonly language: Language;
  readonly terminal: View['terminal'];
  readonly senses: View['senses'];
  readonly timeZone: string;
  readonly line: (key: LineKey, filled?: Filled) => PublicUtterance;
  /** With something of the person filled in: heard in headphones only. */
  readonly privateLine: (key: LineKey, filled?: Filled) => Utterance;
}

/** What is said of one kind of screen. Methods, so that a table of all kinds can be asked by a kind known at run time only. */
export interface Spoken<K extends ScreenKind> {
  /** What this is and what to do, in one to three short sentences; composed without anything private. */
  prompts(screen: PublicScreen<K>, say: Sayer): readonly PublicUtterance[];
  /** What stands on the screen, for the reading `everything`. */
  details(screen: ScreenOf<K>, say: Sayer): readonly Utterance[];
}

/** Marks where a line may break; nobody says it. */
const breakMarks = /[\u200b|]/g;

const idOf = (key: string): string => key.replace(/^speech\./, '');

export function sayerFor({ display, terminal, senses, timeZone }: Pick<View, 'display' | 'terminal' | 'senses' | 'timeZone'>): Sayer {
  const { language } = display;
  const words = wordsIn(language);
  const text = (key: LineKey, filled: Filled = {}): string => words(key, { replace: filled }).replace(breakMarks, '');
  return {
    words,
    language,
    terminal,
    senses,
    timeZone,
    line: (key, filled) => ({ id: idOf(key), text: text(key, filled), ...(!filled && { fixed: true }) }),
    privateLine: (key, filled) => ({ id: idOf(key), text: privately(text(key, filled)) }),
  };
}

/** Words of the catalogue as a part of a sentence. */
export const spokenWords = ({ words }: Pick<Sayer, 'words'>, key: LineKey): string => words(key).replace(breakMarks, '');

/** These say something of the person's own matter; the room hears only that the screen has the reason. */
const personalFaults: ReadonlySet<FaultCode> = new Set([
  'person.notFound',
  'card.expired',
  'card.implausible',
  'card.notVerified',
  'filing.openCase',
  'filing.notInsured',
  'filing.nothingToCancel',
  'filing.alreadyFiled',
  'filing.locked',
  'filing.ownPlace',
  'filing.refused',
] satisfies readonly (typeof faultCodes)[number][]);

/** What happened and what to do, as far as the room may know. */
export function faultPrompts(fault: FaultCode, { line }: Sayer): readonly PublicUtterance[] {
  if (personalFaults.has(fault)) return [line('speech.trouble.private'), line('speech.trouble.ask')];
  return [line(`faults.${fault}.what`), line(`faults.${fault}.do`)];
}

/** The same, where it has been said before that it cannot be done. */
export function reasonPrompts(fault: FaultCode, say: Sayer): readonly PublicUtterance[] {
  return personalFaults.has(fault) ? [say.line('speech.trouble.reason')] : faultPrompts(fault, say);
}

/** What the prompt kept back. */
export function faultDetails(fault: FaultCode, { privateLine }: Sayer): readonly Utterance[] {
  return personalFaults.has(fault) ? [privateLine(`faults.${fault}.what`), privateLine(`faults.${fault}.do`)] : [];
}

/** All of it, where no prompt has told anything. */
export const faultInFull = (fault: FaultCode, say: Sayer): readonly Utterance[] =>
  personalFaults.has(fault) ? faultDetails(fault, say) : faultPrompts(fault, say);
