// What is being typed: the text so far, the letters that are no word yet, and which keys are out. Pure.

import type { Candidate } from './candidates.ts';

export const modes = ['pinyin', 'latin', 'digits'] as const;
export type Mode = (typeof modes)[number];

export interface Typing {
  readonly mode: Mode;
  readonly text: string;
  /** Pinyin that no phrase has been chosen for yet. */
  readonly letters: string;
  /** z and zh, n and l, an and ang are taken for each other. */
  readonly loosely: boolean;
}

/** No phrase has more letters. */
export const mostLetters = 30;

export const begun = (mode: Mode, text = ''): Typing => ({ mode, text, letters: '', loosely: true });

const lengthOf = (text: string): number => [...text].length;

/** Is there room for one character more? */
export const hasRoom = ({ text, letters, mode }: Typing, longest: number): boolean =>
  lengthOf(text) < longest && (mode !== 'pinyin' || letters.length < mostLetters);

export function press(typing: Typing, character: string, longest: number): Typing {
  if (!hasRoom(typing, longest)) return typing;
  if (typing.mode === 'pinyin' && /^[a-z]$/.test(character)) return { ...typing, letters: typing.letters + character };
  return { ...typing, text: typing.text + character };
}

/** The chosen phrase joins the text; letters that it does not stand for stay. */
export function choose(typing: Typing, { text, letters }: Candidate, longest: number): Typing {
  if (lengthOf(typing.text + text) > longest) return typing;
  return { ...typing, text: typing.text + text, letters: typing.letters.slice(letters) };
}

export const isEmpty = ({ text, letters }: Typing): boolean => text === '' && letters === '';

/** The last letter, or else the last character. */
export function erase(typing: Typing): Typing {
  if (typing.letters !== '') return { ...typing, letters: typing.letters.slice(0, -1) };
  return { ...typing, text: [...typing.text].slice(0, -1).join('') };
}

export const clear = (typing: Typing): Typing => ({ ...typing, text: '', letters: '' });

/** Letters without a phrase do not go along to other keys. */
export const turnTo = (typing: Typing, mode: Mode): Typing => ({ ...typing, mode, letters: '' });

/** What can be sent: nothing while letters wait for a phrase. */
export function typedText({ text, letters }: Typing): string | null {
  const trimmed = text.trim();
  return trimmed === '' || letters !== '' ? null : trimmed;
}
