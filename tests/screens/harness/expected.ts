// What a variant has to keep to: the terminal's millimetres, and what of its words was given from outside.

import { reachMm, screenProfiles, textScale } from '../../../contract/terminal-profile.ts';
import type { Screen } from '../../../contract/view.ts';
import { sampleView } from '../../../renderer/gallery/samples.ts';
import type { Expected } from '../inspect/finding.ts';
import type { Variant } from './variants.ts';

export function expectedOf({ subject, look }: Variant): Expected {
  const profile = screenProfiles[look.profile];
  const view = subject.kind === 'state' ? sampleView(subject.name, look) : null;
  const all = givenTexts(view);
  return {
    ...look,
    widthMm: profile.widthMm,
    heightMm: profile.heightMm,
    reachMm: reachMm(profile),
    textScale: textScale(profile),
    given: all.filter((text) => /\p{Script=Han}/u.test(text)),
    givenThere: all,
    spoken: subject.kind === 'state',
    mainAct: view !== null && withoutMainAct(view.screen) === null,
  };
}

/** Why a screen has no main act; null: it has one, if only flat. */
export function withoutMainAct(screen: Screen): string | null {
  switch (screen.kind) {
    case 'starting':
    case 'working':
    case 'printing':
    case 'ticketPrinting':
      return 'nothing to do but wait; the way out of a long wait is no advice';
    case 'outOfService':
      return 'nothing can be done here';
    case 'identify':
      return screen.failures < 3 ? 'the act is to show a code or to lay down a card' : null;
    case 'takeYourThings':
      return 'the act is to take what lies there';
    case 'ticket':
      return screen.paper === 'waiting' || screen.paper === 'assumed' ? 'the act is to take the ticket' : null;
    case 'menu':
      return screen.services.filter(({ available }) => available).length > 1 ? 'services of equal weight' : null;
    case 'actingFor':
      return screen.stage === 'relation' ? 'answers of equal weight' : 'the act is to show a code or to lay down a card';
    case 'allServices':
    case 'chooseCounter':
    case 'choosePriority':
      return 'ways of equal weight';
    case 'commitment':
      return 'two answers of equal weight: the lamp would be advice';
    default:
      return null;
  }
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
