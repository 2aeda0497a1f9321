// The authored lines of every kind of screen: what is said of a View, publicly and in full.

import type { ScreenKind, View } from '../../contract/view.ts';
import { attract, identify, idleQuestion, interrupted, outOfService, starting } from './lines/entrance.ts';
import { commitment, filed, notice, question, review } from './lines/filing.ts';
import { printed, printing, takeYourThings } from './lines/paper.ts';
import { chooseCounter, choosePriority, ticket, ticketPrinting } from './lines/queue.ts';
import { sayerFor, type Spoken } from './lines/sayer.ts';
import { display, help, sound } from './lines/settings.ts';
import { actingFor } from './lines/acting-for.ts';
import { allServices, menu, result, trouble, working } from './lines/visit.ts';
import { withoutPrivate } from './public-view.ts';
import type { PublicUtterance, Utterance } from './types.ts';

const spoken: { readonly [K in ScreenKind]: Spoken<K> } = {
  starting,
  attract,
  chooseCounter,
  choosePriority,
  ticketPrinting,
  ticket,
  identify,
  working,
  menu,
  actingFor,
  allServices,
  result,
  printing,
  printed,
  takeYourThings,
  trouble,
  notice,
  question,
  commitment,
  review,
  filed,
  idleQuestion,
  interrupted,
  outOfService,
  display,
  sound,
  help,
};

type Heard = Pick<View, 'screen' | 'display' | 'terminal' | 'senses' | 'timeZone'>;

/** One to three short sentences: what this is and what to do. They are made from a View in which nothing private is left. */
export function promptsOf(view: Heard): readonly PublicUtterance[] {
  const known = promptsFor.get(view);
  if (known) return known;
  const { prompts }: Spoken<ScreenKind> = spoken[view.screen.kind];
  const made = prompts(withoutPrivate(view.screen), sayerFor(view));
  promptsFor.set(view, made);
  return made;
}

/** The voice, the captions and the screen's own check ask for the same ones. */
const promptsFor = new WeakMap<Heard, readonly PublicUtterance[]>();

/** What stands on the screen, in full; what belongs to the person is `Private`. */
export function detailsOf(view: Heard): readonly Utterance[] {
  const { details }: Spoken<ScreenKind> = spoken[view.screen.kind];
  return details(view.screen, sayerFor(view));
}

/** What the View wants said, by how much is read. */
export function spokenOf(view: Heard & Pick<View, 'voice'>): readonly Utterance[] {
  switch (view.voice.reading) {
    case 'off':
      return [];
    case 'prompts':
      return promptsOf(view);
    case 'everything':
      return [...promptsOf(view), ...detailsOf(view)];
  }
}
