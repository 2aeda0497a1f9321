// How long a line takes to be said, and how much of it fits under the band at once.

import type { Language, Speed } from '../../contract/display.ts';

/** 0.7, 0.85 and 1 of the voice's own speed. */
export const rates: Readonly<Record<Speed, number>> = { slow: 0.7, normal: 0.85, fast: 1 };

const signsPerSecond: Readonly<Record<Language, number>> = { 'zh-Hans': 4.5, 'zh-Hant': 4.5, en: 15 };
const breathSeconds = 0.4;

export function secondsOf(text: string, language: Language, speed: Speed = 'normal'): number {
  return Math.round((breathSeconds + text.length / signsPerSecond[language] / rates[speed]) * 10) / 10;
}

/** A Chinese character is as wide as it is high; a Latin letter about half of that. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 1 : 0.55), 0);

/** With the space behind it. */
const sentences = /.+?(?:[。？；]+|[.?;](?=\s)\s*|$)/gsu;
const clauses = /[^，。；：、？,.;:?\s]+[，。；：、？,.;:?]*\s*|\S+\s*|\s+/gu;

/** Cuts a long line into pieces of at most so many characters' width: whole sentences, and only what is longer than that at its commas and spaces. */
export function captionPieces(text: string, most: number): readonly string[] {
  const whole = text.match(sentences) ?? [];
  const pieces = joined(
    whole.flatMap((sentence) =>
      fits(sentence, most) ? [sentence] : joined(sentence.match(clauses) ?? [], most).flatMap((part) => hardCut(part, most)),
    ),
    most,
  );
  return pieces.length === 0 ? [''] : pieces.map((piece) => piece.trim());
}

const fits = (text: string, most: number): boolean => widthOf(text.trimEnd()) <= most;

/** As many of them on one line as fit. */
function joined(parts: readonly string[], most: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && fits(last + part, most)) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines;
}

function hardCut(part: string, most: number): readonly string[] {
  const pieces = [''];
  for (const sign of part) {
    const last = pieces[pieces.length - 1] ?? '';
    if (last !== '' && sign.trim() !== '' && widthOf(last + sign) > most) pieces.push(sign);
    else pieces[pieces.length - 1] = last + sign;
  }
  return pieces;
}
