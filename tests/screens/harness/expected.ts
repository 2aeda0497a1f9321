// What a variant has to keep to: the terminal's millimetres, and what of its words was given from outside.

import { reachMm, screenProfiles, textScale } from '../../../contract/terminal-profile.ts';
import { sampleView } from '../../../renderer/gallery/samples.ts';
import type { Expected } from '../inspect/finding.ts';
import type { Variant } from './variants.ts';

export function expectedOf({ subject, look }: Variant): Expected {
  const profile = screenProfiles[look.profile];
  const all = subject.kind === 'state' ? givenTexts(sampleView(subject.name, look)) : [];
  return {
    ...look,
    widthMm: profile.widthMm,
    heightMm: profile.heightMm,
    reachMm: reachMm(profile),
    textScale: textScale(profile),
    given: all.filter((text) => /\p{Script=Han}/u.test(text)),
    givenThere: all,
    spoken: subject.kind === 'state',
  };
}

/** Names and places, the words of the contract (ASCII) among them. Longer ones first: one may hold another. */
function givenTexts(view: unknown): readonly string[] {
  return [...new Set(strings(view))].sort((one, other) => other.length - one.length);
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}
