// What is said before anybody is signed in: start, attract, identification, and where the machine cannot go on.

import type { ScreenOf } from '../../../contract/view.ts';
import { peopleLines } from './other-ways.ts';
import { faultDetails, faultInFull, faultPrompts, type Spoken } from './sayer.ts';

type Ways = ScreenOf<'identify'>['ways'];

function wayOpen({ eVoucher, idCard }: Ways): 'both' | 'eVoucher' | 'idCard' | 'none' {
  if (eVoucher === 'ready') return idCard === 'ready' ? 'both' : 'eVoucher';
  return idCard === 'ready' ? 'idCard' : 'none';
}

const canTakeTicket = (tickets: ScreenOf<'attract'>['tickets']): boolean => tickets === 'ready' || tickets === 'paperLow';
const cannotPrint = (printing: ScreenOf<'attract'>['printing']): boolean => printing === 'paperOut' || printing === 'unavailable';

export const starting: Spoken<'starting'> = {
  prompts: ({ reason }, { line }) => [line(`speech.starting.${reason}`)],
  details: ({ reason }, { line }) => (reason === 'restarting' ? [line('speech.starting.safe')] : []),
};

export const attract: Spoken<'attract'> = {
  prompts: ({ ways, tickets, forgottenCard }, { line }) => {
    const open = wayOpen(ways);
    const way = open === 'none' && canTakeTicket(tickets) ? 'tickets' : open;
    return [
      line('speech.attract.hello'),
      line(`speech.attract.ways.${way}`),
      ...(forgottenCard ? [line('speech.attract.forgottenCard')] : []),
    ];
  },
  details: ({ ways, tickets, printing, notices }, { line, senses, terminal }) => [
    ...(terminal.name === '' ? [] : [line('speech.attract.place', { name: terminal.name })]),
    ...(senses.keypad ? [line('speech.attract.keypad')] : []),
    ...(canTakeTicket(tickets) && wayOpen(ways) !== 'none' ? [line('speech.attract.tickets')] : []),
    ...(cannotPrint(printing) ? [line('speech.attract.noPrinting')] : []),
    ...notices.map((notice) => line('speech.attract.notice', { notice })),
  ],
};

/** From here on the screen leads with another way. */
const manyFailures = 3;

export const identify: Spoken<'identify'> = {
  prompts: ({ ways, hint, failures }, say) => {
    const { line } = say;
    const open = wayOpen(ways);
    if (open === 'none') return [line('speech.identify.none'), line('speech.identify.counter')];
    const place = open === 'both' ? [line('speech.identify.eVoucher'), line('speech.identify.idCard')] : [line(`speech.identify.${open}`)];
    if (failures >= manyFailures) return [line('speech.identify.failed'), ...place];
    if (hint) return faultPrompts(hint, say);
    return [...(open === 'both' ? [line('speech.identify.both')] : []), ...place];
  },
  details: ({ ways, hint, failures }, say) => {
    const { line } = say;
    const lay = (['eVoucher', 'idCard'] as const).filter((way) => ways[way] === 'ready');
    return [
      ...(hint ? (failures >= manyFailures ? faultInFull(hint, say) : faultDetails(hint, say)) : []),
      ...lay.map((way) => line(`speech.identify.how.${way}`)),
      line('speech.identify.leave'),
      line('speech.identify.safe'),
      ...(failures >= manyFailures || lay.length === 0 ? peopleLines(say) : []),
    ];
  },
};

export const idleQuestion: Spoken<'idleQuestion'> = {
  prompts: (_, { line }) => [line('speech.idleQuestion.there'), line('speech.idleQuestion.press')],
  details: ({ signedIn }, { line }) => [
    line('speech.idleQuestion.calm'),
    ...(signedIn ? [line('speech.idleQuestion.signedIn')] : []),
    line('speech.idleQuestion.leaving'),
  ],
};

export const interrupted: Spoken<'interrupted'> = {
  prompts: ({ receipt, signedIn, ticket, filing }, { line }) => [
    line('speech.interrupted.title'),
    ...(receipt === 'none' ? [] : [line(`speech.interrupted.receipt.${receipt}`)]),
    ...(ticket === null ? [] : [line('speech.interrupted.ticket')]),
    ...(filing === null ? [] : [line(filing.outcome === 'done' ? 'speech.filed.done' : `speech.filingNow.${filing.outcome}`)]),
    line(signedIn ? 'speech.interrupted.signedIn' : 'speech.interrupted.again'),
  ],
  details: ({ reference, ticket, filing, signedIn }, say) => {
    const { line } = say;
    return [
      ...(ticket === null ? [] : [line('speech.interrupted.ticketNumber', { number: ticket })]),
      ...(reference === null ? [] : [line('speech.printed.reference', { number: reference })]),
      ...(filing === null ? [] : [line('speech.filed.number', { number: filing.number })]),
      ...(signedIn ? [line('speech.interrupted.again')] : []),
      ...peopleLines(say),
    ];
  },
};

export const outOfService: Spoken<'outOfService'> = {
  prompts: (_, { line }) => [line('speech.outOfService.title'), line('speech.outOfService.elsewhere')],
  details: ({ reason }, say) => [
    say.line(`speech.outOfService.reasons.${reason}`),
    say.line('speech.outOfService.staff'),
    ...peopleLines(say),
  ],
};
