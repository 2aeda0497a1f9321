// What is said when a View follows another, and when it is better to say nothing.

import { describe, expect, it } from 'vitest';
import type { View } from '../../contract/view.ts';
import { sampleView } from '../gallery/samples.ts';
import { promptsOf, spokenOf } from './lines.ts';
import { turnLines } from './turn-lines.ts';

function view(name: string, changed: Partial<View> = {}): View {
  const found = sampleView(name);
  if (found === null) throw new Error(`no sample ${name}`);
  return { ...found, ...changed };
}
const idsOf = (before: View | null, after: View): readonly string[] => turnLines(before, after).lines.map(({ id }) => id);
const ids = (seen: View): readonly string[] => spokenOf(seen).map(({ id }) => id);

describe('a new screen', () => {
  it('is told', () => {
    const menu = view('menu', { turn: 2 });
    expect(idsOf(view('identify', { turn: 1 }), menu)).toEqual(ids(menu));
  });

  it('is told on a page that opens in the middle of a visit', () => {
    expect(idsOf(null, view('menu'))).toEqual(ids(view('menu')));
  });

  it('is not told to an empty room, only when somebody came back to it', () => {
    expect(idsOf(null, view('attract'))).toEqual([]);
    expect(idsOf(view('starting'), view('attract', { turn: 1 }))).toEqual([]);
    expect(idsOf(view('identify'), view('attract', { turn: 1 }))).toEqual(ids(view('attract')));
    const listening = view('attract', { voice: { ...view('attract').voice, outlet: 'headphones', reading: 'everything' } });
    expect(idsOf(null, listening)).toEqual(ids(listening));
  });

  it('is not told when reading is off', () => {
    const quiet = { ...view('menu').voice, reading: 'off' as const };
    expect(idsOf(view('identify', { voice: quiet }), view('menu', { turn: 1, voice: quiet }))).toEqual([]);
  });
});

describe('the same screen', () => {
  it('is not told again when its View is repeated', () => {
    expect(idsOf(view('menu'), view('menu', { sequence: 9, wallTime: 1, timeLeft: 3000 }))).toEqual([]);
  });

  it('tells what is new on it: a slow printer, stronger words, a fresh hint', () => {
    expect(idsOf(view('printing'), view('printing-slow'))).toEqual(['printing.slow']);
    expect(idsOf(view('take-card'), view('take-card-and-receipt-urgent'))).toEqual([
      'takeYourThings.urgentCard',
      'takeYourThings.alsoReceipt',
    ]);
    expect(idsOf(view('identify'), view('identify-hint'))).toEqual(['faults.code.unreadable.what', 'faults.code.unreadable.do']);
  });

  it('tells the same hint again when the same thing went wrong again', () => {
    const once = view('identify-hint');
    if (once.screen.kind !== 'identify') throw new Error('another screen');
    const twice = { ...once, screen: { ...once.screen, failures: 2 } };
    expect(idsOf(once, twice)).toEqual(promptsOf(twice).map(({ id }) => id));
  });
});

describe('a setting of the voice', () => {
  const sound = view('sound');
  const set = (changed: Partial<View['voice']>, turn = 0): View => ({ ...sound, turn, voice: { ...sound.voice, ...changed } });

  it('is told in itself, and the screen is not told again, whether the turn grows or not', () => {
    for (const turn of [0, 1]) {
      expect(idsOf(sound, set({ volume: 4 }, turn))).toEqual(['sound.levels.4']);
      expect(idsOf(sound, set({ speed: 'slow' }, turn))).toEqual(['sound.speeds.slow']);
    }
  });

  it('that lets everything be read reads everything, and outlasts the key that did it', () => {
    const before = view('menu');
    const after = { ...before, voice: { ...before.voice, reading: 'everything' as const } };
    expect(idsOf(before, after)).toEqual(['sound.readings.everything', ...ids(after)]);
    expect(turnLines(before, after).opening).toBe(true);
  });

  it('wakes the attract screen up', () => {
    const before = view('attract');
    const after = { ...before, voice: { ...before.voice, reading: 'everything' as const } };
    expect(idsOf(before, after)).toContain('attract.hello');
  });

  it('headphones are told of, in and out', () => {
    const before = view('menu');
    const plugged: View = { ...before, voice: { ...before.voice, outlet: 'headphones', reading: 'everything' } };
    expect(idsOf(before, plugged)[0]).toBe('sound.plugged');
    expect(idsOf(plugged, before)[0]).toBe('sound.unplugged');
  });

  it('another language tells the screen in it', () => {
    const before = view('menu');
    const after: View = { ...before, display: { ...before.display, language: 'en' } };
    expect(turnLines(before, after).lines.map(({ text }) => text)).toContain('Choose what you want to do.');
  });

  it('a dark screen says how to go on', () => {
    const before = view('menu', {
      voice: { ...view('menu').voice, reading: 'everything' },
      senses: { headphones: 'plugged', keypad: true },
    });
    const dark = { ...before, voice: { ...before.voice, blank: true } };
    expect(idsOf(before, dark)[0]).toBe('sound.blank');
    expect(idsOf(dark, before)).toEqual(['sound.lit']);
  });
});
