// What is said where a queue ticket is taken.

import type { CounterKind, ScreenOf } from '../../../contract/view.ts';
import { countWords } from '../numbers.ts';
import type { PublicUtterance } from '../types.ts';
import { peopleLines } from './other-ways.ts';
import { faultPrompts, type Sayer, type Spoken } from './sayer.ts';

/** How many stand before, and how long it takes, where it is known. */
function waiting({ ahead, waitMinutes }: CounterKind, { line, language }: Sayer): readonly PublicUtterance[] {
  return [
    ...(ahead === null
      ? []
      : [ahead === 0 ? line('speech.chooseCounter.nobody') : line('speech.chooseCounter.ahead', { people: countWords(ahead, language) })]),
    ...(waitMinutes === null || waitMinutes === 0
      ? []
      : [line('speech.chooseCounter.wait', { minutes: countWords(waitMinutes, language) })]),
  ];
}

const ticketsOff = {
  none: 'unavailable',
  paperOut: 'paperOut',
  unavailable: 'unavailable',
  closed: 'closed',
  exhausted: 'exhausted',
} as const;

export const chooseCounter: Spoken<'chooseCounter'> = {
  prompts: ({ tickets }, { line }) =>
    tickets === 'ready' || tickets === 'paperLow'
      ? [line('speech.chooseCounter.choose')]
      : [line(`speech.chooseCounter.${ticketsOff[tickets]}`)],
  details: ({ kinds }, say) => [
    ...kinds.flatMap((kind) => {
      const { name, counters, state } = kind;
      if (state === 'closed') return [say.line('speech.chooseCounter.kindClosed', { name })];
      if (state === 'exhausted') return [say.line('speech.chooseCounter.kindExhausted', { name })];
      return [say.line('speech.chooseCounter.kind', { name, counters }), ...waiting(kind, say)];
    }),
    ...(kinds.some(({ ahead }) => ahead !== null) ? [say.line('speech.chooseCounter.about')] : []),
  ],
};

export const choosePriority: Spoken<'choosePriority'> = {
  prompts: (_, { line }) => [line('speech.choosePriority.choose'), line('speech.choosePriority.who')],
  details: (_, { line }) => [line('speech.choosePriority.whoElse'), line('speech.choosePriority.noProof')],
};

export const ticketPrinting: Spoken<'ticketPrinting'> = {
  prompts: ({ stage }, { line }) => [line(`speech.ticketPrinting.${stage}`)],
  details: (_, { line }) => [line('speech.ticketPrinting.where')],
};

type TicketScreen = ScreenOf<'ticket'>;

function ticketPrompts(
  { outcome, fault, paper, urgent }: Pick<TicketScreen, 'outcome' | 'fault' | 'paper' | 'urgent'>,
  say: Sayer,
): readonly PublicUtterance[] {
  const { line } = say;
  if (outcome === 'notDone') return [line('speech.ticket.notDone'), ...(fault === null ? [] : faultPrompts(fault, say))];
  if (outcome === 'unknown') return [line(paper === 'lost' ? 'speech.ticket.lost' : 'speech.ticket.unknown'), line('speech.ticket.valid')];
  switch (paper) {
    case 'taken':
      return [line('speech.ticket.taken')];
    case 'retracted':
      return [line('speech.ticket.retracted'), line('speech.ticket.again')];
    case 'assumed':
      return [line('speech.ticket.assumed')];
    case 'none':
    case 'waiting':
    case 'lost':
      return [line(urgent ? 'speech.ticket.urgent' : 'speech.ticket.take')];
  }
}

export const ticket: Spoken<'ticket'> = {
  prompts: (screen, say) => {
    const { line } = say;
    // A number that was not printed, or went back, is void: nobody shall remember it.
    const valid = screen.outcome !== 'notDone' && screen.paper !== 'retracted';
    return [...ticketPrompts(screen, say), ...(valid ? [line('speech.ticket.number', { number: screen.number })] : [])];
  },
  details: ({ outcome, paper, counter, priority }, say) => {
    if (outcome === 'notDone') return peopleLines(say);
    if (paper === 'retracted') return [];
    return [
      say.line('speech.ticket.counter', { counters: counter.counters }),
      ...(priority ? [say.line('speech.ticket.priority')] : []),
      ...waiting(counter, say),
      ...(paper === 'waiting' ? [say.line('speech.ticketPrinting.where')] : []),
    ];
  },
};
