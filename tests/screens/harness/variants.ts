// Which looks of a screen are drawn: every pair of values of any two axes at least once, chosen by a seed.

import { createRequire } from 'node:module';
import { type Language, type Layout, languages, layouts, type TextSize, textSizes, type Theme, themes } from '../../../contract/display.ts';
import { type ScreenProfileName, screenProfileNames } from '../../../contract/terminal-profile.ts';

/** CommonJS of a kind whose names Node cannot read beforehand. */
const { make } = createRequire(import.meta.url)('covertable') as typeof import('covertable');

export interface Look {
  readonly textSize: TextSize;
  readonly theme: Theme;
  readonly language: Language;
  readonly profile: ScreenProfileName;
  readonly layout: Layout;
}
export type Axes = { readonly [A in keyof Look]: readonly Look[A][] };

/** A screen state, or a part by itself, in one look. */
export interface Variant {
  readonly subject: Subject;
  readonly look: Look;
}
export type Subject = { readonly kind: 'state' | 'part'; readonly name: string };

export const allAxes: Axes = { textSize: textSizes, theme: themes, language: languages, profile: screenProfileNames, layout: layouts };
export const plainLook: Look = {
  textSize: 'standard',
  theme: 'standard',
  language: 'zh-Hans',
  profile: 'portrait-21.5',
  layout: 'standard',
};

/** covertable finds more or less tight a set by its seed: the tightest of a few. */
const tries = 8;
/** Subjects share so many sets: another one each would show nothing more, and take longer to find than to draw. */
const setsInAll = 12;
const found = new Map<string, readonly Look[]>();

/** Pairwise looks of one subject; another seed gives others. */
export function pairwiseLooks(axes: Axes, seed: string, subject: string): readonly Look[] {
  const place = [...subject].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0) % setsInAll;
  const name = JSON.stringify([axes, seed, place]);
  const before = found.get(name);
  if (before) return before;
  const factors = Object.fromEntries(Object.entries(axes).map(([axis, values]) => [axis, [...values]]));
  const sets = Array.from({ length: tries }, (_, at) => make(factors, { seed: `${seed} ${place} ${at}` }));
  // What covertable gives are rows of the very values that went in.
  const tightest = sets.reduce((best, set) => (set.length < best.length ? set : best)) as readonly object[] as readonly Look[];
  found.set(name, tightest);
  return tightest;
}

/** The looks that are photographed and given to axe: every size in every theme. */
export function pictureLooks(axes: Axes): readonly Look[] {
  const { language, profile, layout } = plainLook;
  if (!axes.language.includes(language) || !axes.profile.includes(profile) || !axes.layout.includes(layout)) return [];
  return axes.textSize.flatMap((textSize) => axes.theme.map((theme) => ({ ...plainLook, textSize, theme })));
}

export const isPlain = (look: Look): boolean => lookName(look) === lookName(plainLook);

export const lookName = ({ textSize, theme, language, profile, layout }: Look): string =>
  `${textSize} ${theme} ${language} ${profile} ${layout}`;

export const hashOf = ({ subject, look }: Variant): string => {
  const { textSize, theme, language, profile, layout } = look;
  return `#${subject.kind}=${subject.name}&size=${textSize}&language=${language}&theme=${theme}&layout=${layout}&profile=${profile}`;
};
