// What is said while somebody is signed in and looks something up. What the screen tells of the person is private.

import type { Insurance } from '../../../contract/insurance.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { isKnownService } from '../../parts/service-words.ts';
import { amountWords, countWords, dayWords, figureWords, nameWords } from '../numbers.ts';
import type { PublicUtterance, Utterance } from '../types.ts';
import { peopleLines } from './other-ways.ts';
import { faultDetails, faultPrompts, type Sayer, spokenWords, type Spoken } from './sayer.ts';

export const working: Spoken<'working'> = {
  prompts: ({ task, stage }, { line }) => [stage === 'normal' ? line(`speech.working.${task}`) : line(`speech.working.${stage}`)],
  details: ({ task }, { line }) => (task === 'submit' ? [line('speech.working.onlyOnce')] : []),
};

/** Type and status are as much one's own matter as the balance. */
function insuranceLines(
  { type, status, placeName, balance, since, employer }: Insurance,
  say: Sayer,
  whole: boolean,
): readonly Utterance[] {
  const { privateLine, language } = say;
  const row = privateLine('speech.insurance.row', {
    type: spokenWords(say, `insurance.types.${type}`),
    status: spokenWords(say, `insurance.statuses.${status}`),
  });
  const place = placeName === null ? [] : [privateLine('speech.insurance.place', { place: placeName })];
  if (!whole) return [row, ...place];
  return [
    row,
    ...place,
    privateLine('speech.insurance.balance', { amount: amountWords(balance.private, language) }),
    ...(since === null ? [] : [privateLine('speech.insurance.since', { date: dayWords(since, language) })]),
    ...(employer === null ? [] : [privateLine('speech.insurance.employer', { employer: employer.private })]),
  ];
}

function serviceLines(services: ScreenOf<'menu'>['services'], say: Sayer): readonly PublicUtterance[] {
  return services.flatMap(({ id, available }) =>
    isKnownService(id)
      ? [say.line(available ? 'speech.menu.service' : 'speech.menu.serviceOff', { service: spokenWords(say, `services.${id}.plain`) })]
      : [],
  );
}

export const menu: Spoken<'menu'> = {
  prompts: ({ takeCard, forAnother }, { line }) => [
    ...(takeCard ? [line(forAnother === 'acting' ? 'speech.menu.takeTheirCard' : 'speech.menu.takeCard')] : []),
    line('speech.menu.choose'),
  ],
  details: ({ person, insurances, services, forAnother }, say) => [
    say.privateLine(forAnother === 'acting' ? 'speech.menu.acting' : 'speech.menu.greeting', { name: nameWords(person.name.private) }),
    ...(insurances.length > 1 ? [say.privateLine('speech.menu.count', { count: countWords(insurances.length, say.language) })] : []),
    ...insurances.flatMap((row) => insuranceLines(row, say, false)),
    say.line('speech.menu.list'),
    ...serviceLines(services, say),
    ...(forAnother === 'none' ? [] : [say.line(forAnother === 'acting' ? 'speech.menu.forMyself' : 'speech.menu.forAnother')]),
    say.line('speech.menu.leave'),
  ],
};

export const allServices: Spoken<'allServices'> = {
  prompts: (_, { line }) => [line('speech.allServices.choose')],
  details: ({ services }, say) => [...serviceLines(services, say), say.line('speech.allServices.back')],
};

/** The last figures of a masked number. */
const ending = (number: string): string => /[0-9Xx]*$/.exec(number)?.[0] ?? '';

export const result: Spoken<'result'> = {
  prompts: ({ printing }, { line }) => [
    line('speech.result.ready'),
    printing === 'ready' || printing === 'paperLow' ? line('speech.result.print') : line(`speech.result.${printing}`),
  ],
  details: ({ person, insurances, balance, asOf }, say) => {
    const { line, privateLine, language } = say;
    return [
      privateLine('speech.result.of', {
        name: nameWords(person.name.private),
        number: figureWords(ending(person.number.private), language),
      }),
      balance === null
        ? privateLine('speech.result.noAccount')
        : privateLine('speech.result.balance', { amount: amountWords(balance.private, language) }),
      ...insurances.flatMap((row) => insuranceLines(row, say, true)),
      ...(insurances.some(({ status }) => status !== 'insured') ? [privateLine('speech.result.doubt')] : []),
      line('speech.result.asOf', { date: dayWords(asOf.slice(0, 10), language) }),
      line('speech.menu.leave'),
    ];
  },
};

export const trouble: Spoken<'trouble'> = {
  prompts: ({ fault }, say) => faultPrompts(fault, say),
  details: ({ fault }, say) => [
    ...faultDetails(fault, say),
    say.line('speech.trouble.nothing'),
    say.line('speech.trouble.account'),
    ...peopleLines(say),
    say.line('speech.trouble.next'),
  ],
};
