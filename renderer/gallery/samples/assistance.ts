// The help ladder, and the screens of how it is seen and heard best.

import type { ScreenOf } from '../../../contract/view.ts';
import { type Sample, type Samples, signedIn } from './sample.ts';

const hours: ScreenOf<'help'>['hours'] = {
  days: 'workdays',
  spans: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ],
};

type HelpScreen = ScreenOf<'help'>;
const help = (rung: HelpScreen['rung'], about: HelpScreen['about'], more: Partial<HelpScreen> = {}): Sample => ({
  screen: { kind: 'help', rung, about, hotline: 'people', hours, signedIn: true, ...more },
  bar: { ...signedIn, help: false },
});

export const assistanceSamples: Samples = {
  help: help('again', 'menu'),
  'help-attract': help('again', 'attract', { signedIn: false }),
  'help-identify': help('again', 'identify', { signedIn: false }),
  'help-question': help('again', 'choice'),
  'help-question-day': help('again', 'day'),
  'help-question-digits': help('again', 'telephone'),
  'help-question-letters': help('again', 'text'),
  'help-question-place': help('again', 'division'),
  'help-review': help('again', 'review'),
  'help-printed': help('again', 'printed'),
  'help-things': help('again', 'takeYourThings', { signedIn: false }),
  'help-ticket': help('again', 'ticket', { signedIn: false }),
  'help-telephone': help('telephone', 'telephone'),
  'help-counter': help('counter', 'telephone'),
  'help-counter-nobody': help('counter', 'attract', { signedIn: false }),
  /** A point without a telephone of its own, and nobody knows its address. */
  'help-telephone-alone': { ...help('telephone', 'menu'), terminal: { telephone: null } },
  'help-counter-here': { ...help('counter', 'menu'), terminal: { counter: null, address: null } },
  'help-night': {
    screen: {
      kind: 'help',
      rung: 'telephone',
      about: 'attract',
      hotline: 'machine',
      hours: {
        days: 'everyDay',
        spans: [
          { from: '08:30', to: '11:30' },
          { from: '14:30', to: '17:30' },
        ],
      },
      signedIn: false,
    },
    bar: { ...signedIn, help: false },
  },

  display: { screen: { kind: 'display' }, bar: signedIn },
  sound: { screen: { kind: 'sound' }, bar: { ...signedIn, sound: false } },
  'sound-off': { screen: { kind: 'sound' }, bar: { ...signedIn, sound: false }, voice: { reading: 'off' } },
  'sound-headphones': {
    screen: { kind: 'sound' },
    bar: { ...signedIn, sound: false },
    voice: { reading: 'everything', outlet: 'headphones', volume: 5, speed: 'slow' },
    senses: { headphones: 'plugged', keypad: true },
  },
  'sound-unplugged': {
    screen: { kind: 'sound' },
    bar: { ...signedIn, sound: false },
    voice: { reading: 'everything' },
    senses: { headphones: 'unplugged', keypad: false },
  },
};
