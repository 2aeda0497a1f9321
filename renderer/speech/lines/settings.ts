// What is said on the screens of display and sound, and on the help ladder.

import type { ScreenKind } from '../../../contract/view.ts';
import { type Answering, answeringOf } from '../../parts/answering.ts';
import { hourWords } from '../numbers.ts';
import type { PublicUtterance } from '../types.ts';
import { peopleLines } from './other-ways.ts';
import type { Sayer, Spoken } from './sayer.ts';

export const display: Spoken<'display'> = {
  prompts: (_, { line }) => [line('speech.display.choose'), line('speech.display.back')],
  details: (_, { line }) => [line('speech.display.low')],
};

export const sound: Spoken<'sound'> = {
  prompts: (_, { line }) => [line('speech.sound.choose'), line('speech.sound.back')],
  details: (_, { line, senses }) => (senses.headphones === 'unplugged' ? [line('speech.sound.headphones')] : []),
};

type Gist = 'entrance' | 'choose' | 'read' | 'wait' | 'take' | Answering;

/** What a screen asks of whoever is lost on it, in one sentence. */
const gists: Readonly<Record<Exclude<ScreenKind, 'question'>, Gist>> = {
  starting: 'wait',
  attract: 'entrance',
  chooseCounter: 'choose',
  choosePriority: 'choose',
  ticketPrinting: 'wait',
  ticket: 'take',
  identify: 'entrance',
  working: 'wait',
  menu: 'choose',
  actingFor: 'choose',
  allServices: 'choose',
  result: 'read',
  printing: 'wait',
  printed: 'take',
  takeYourThings: 'take',
  trouble: 'read',
  notice: 'read',
  commitment: 'read',
  review: 'read',
  filed: 'read',
  idleQuestion: 'read',
  interrupted: 'read',
  outOfService: 'read',
  display: 'choose',
  sound: 'choose',
  help: 'read',
};
const hasGist = (about: string): about is keyof typeof gists => Object.hasOwn(gists, about);

/** The step said again: what the screen that help was asked for wants. */
function stepAgain(about: string, { line }: Sayer): PublicUtterance {
  if (about === 'identify') return line('speech.identify.both');
  const gist = answeringOf(about) ?? (hasGist(about) ? gists[about] : 'read');
  return line(`speech.help.about.${gist}`);
}

export const help: Spoken<'help'> = {
  prompts: ({ rung, about, hotline }, say) => {
    const { line } = say;
    switch (rung) {
      case 'again':
        return [stepAgain(about, say), line('speech.help.again')];
      case 'telephone':
        return [line('speech.help.telephone'), line(`speech.help.${hotline}`)];
      case 'counter':
        return [line('speech.help.counter'), line('speech.help.back')];
    }
  },
  details: ({ rung, about, hours, signedIn }, say) => {
    const { line, terminal, language, words } = say;
    const span = (from: string, to: string): string =>
      words('speech.help.span', { from: hourWords(from, language), to: hourWords(to, language) });
    const open = line('speech.help.hours', {
      days: words(`speech.help.days.${hours.days}`),
      spans: hours.spans.map(({ from, to }) => span(from, to)).join(language === 'en' ? ', ' : '，'),
    });
    return [
      ...(rung === 'again' && about === 'identify' ? [line('speech.identify.eVoucher'), line('speech.identify.idCard')] : []),
      ...(rung === 'again' ? [line('speech.help.calm')] : [...peopleLines(say), open]),
      ...(rung === 'counter' && terminal.address !== null ? [line('speech.help.address', { address: terminal.address })] : []),
      ...(signedIn ? [line('speech.help.kept')] : []),
      ...(rung === 'counter' ? [] : [line('speech.help.back')]),
    ];
  },
};
