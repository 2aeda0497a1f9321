// How the screen is shown and heard: chosen anywhere, told by headphones and keypad, and gone with the visit.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { display, plainDisplay, plainVoice, voice } from '../../../contract/display.ts';
import { type SessionState, stepSession } from './session.ts';
import { answer, dead, every, onResult, person, ready, signedIn, walk } from './testing.ts';
import type { SessionEvent } from './types.ts';

const plugged = { type: 'senses', senses: { headphones: 'plugged', keypad: false } } as const;
const unplugged = { type: 'senses', senses: { headphones: 'unplugged', keypad: false } } as const;
const pressed = { type: 'key.pressed', key: 'select' } as const;
const equipped = { type: 'equipment', equipment: ready } as const;
const changes = [
  { type: 'setTextSize', textSize: 'extra' },
  { type: 'setLanguage', language: 'en' },
  { type: 'setTheme', theme: 'contrastDark' },
  { type: 'setLayout', layout: 'low' },
  { type: 'setReading', reading: 'off' },
  { type: 'setSpeed', speed: 'slow' },
  { type: 'setVolume', volume: 5 },
] as const satisfies SessionEvent[];
const go = (state: SessionState, ...events: readonly SessionEvent[]): SessionState =>
  events.reduce((now, event) => stepSession(now, event).state, state);
const idleMsOf = (state: SessionState): unknown =>
  stepSession(state, { type: 'activity' }).effects.flatMap((effect) => (effect.kind === 'arm' ? [effect.ms] : []))[0];

describe('display and voice', () => {
  it.each([
    ['at attract', walk(equipped)],
    ['in a visit', walk(...onResult)],
    ['while something is printed', walk(...onResult, { type: 'print' })],
    ['in the question whether anybody is there', walk(...onResult, { type: 'timer.idle' })],
  ])('are chosen %s without leaving the screen', (_, state) => {
    const chosen = go(state, ...changes);
    expect(chosen.name).toBe(state.name);
    expect(chosen.context.display).toEqual({ language: 'en', textSize: 'extra', theme: 'contrastDark', layout: 'low' });
    expect(chosen.context.voice).toEqual({ reading: 'off', speed: 'slow', volume: 5, outlet: 'loudspeaker', blank: false });
  });

  it('are as they always are when the visit has ended, and the page is replaced by then', () => {
    const left = go(walk(...signedIn, ...changes), pressed, { type: 'setBlank', blank: true }, { type: 'leave' });
    expect(left.name).toBe('attract');
    expect(left.context).toMatchObject({ display: plainDisplay('zh-Hans'), voice: plainVoice('prompts'), visits: 1 });
    expect(left.context.keypad).toEqual({ presses: 1, key: null });
  });

  it('stay while the card is asked for, and the page of the visit is replaced at once', () => {
    const menu = walk(
      equipped,
      ...changes,
      { type: 'card.inserted' },
      { type: 'card.read' },
      {
        type: 'platform.signedIn',
        request: 1,
        person,
        answer,
      },
    );
    const leaving = go(menu, { type: 'leave' });
    expect([leaving.name, leaving.context.visits - menu.context.visits, leaving.context.display.language]).toEqual(['takeThings', 1, 'en']);
    expect(go(leaving, { type: 'card.removed' }).context.display).toEqual(plainDisplay('zh-Hans'));
  });

  it('that somebody chose and left go back after stillness, with another page; untouched, nothing happens', () => {
    const chosen = walk(equipped, { type: 'setTextSize', textSize: 'large' });
    const rested = go(chosen, { type: 'timer.idle' });
    expect([rested.context.display, rested.context.visits]).toEqual([plainDisplay('zh-Hans'), chosen.context.visits + 1]);
    const louder = go(rested, { type: 'setVolume', volume: 4 }, { type: 'timer.idle' });
    expect([louder.context.voice.volume, louder.context.visits]).toEqual([3, rested.context.visits + 1]);
    expect(stepSession(rested, { type: 'timer.idle' }).refused).toBe(true);
  });

  it.each([...changes, { type: 'setBlank', blank: true } as const, pressed])(
    'go back in front of a machine out of service as they do at attract: %o',
    (event) => {
      const broken = walk({ type: 'equipment', equipment: dead }, { type: 'timer.starting' });
      expect(broken.name).toBe('noDevices');
      const chosen = go(broken, event);
      expect(stepSession(chosen, { type: 'activity' }).effects).toContainEqual(expect.objectContaining({ kind: 'arm', timer: 'idle' }));
      const rested = stepSession(chosen, { type: 'timer.idle' });
      const { name, context } = rested.state;
      expect([name, context.display, context.voice, context.visits]).toEqual([
        'noDevices',
        plainDisplay('zh-Hans'),
        plainVoice('prompts'),
        broken.context.visits + 1,
      ]);
      expect(context).toMatchObject({ keypadUsed: false, keypad: { key: null } });
      expect(rested.effects).toContainEqual({ kind: 'disarm', timer: 'idle' });
      expect(stepSession(rested.state, { type: 'timer.idle' }).refused).toBe(true);
    },
  );

  it('stay there for whoever comes back from the help, with the idle time to go on', () => {
    const broken = walk({ type: 'equipment', equipment: dead }, { type: 'timer.starting' });
    const back = stepSession(go(broken, { type: 'help' }, { type: 'setTextSize', textSize: 'large' }), { type: 'back' });
    expect([back.state.name, back.state.context.display.textSize]).toEqual(['noDevices', 'large']);
    expect(back.effects).toContainEqual({ kind: 'arm', timer: 'idle', ms: 180_000 });
  });

  it.each([
    { type: 'setTextSize', textSize: 'large' },
    { type: 'setReading', reading: 'everything' },
    { type: 'setSpeed', speed: 'slow' },
    { type: 'setLayout', layout: 'low' },
  ] as const satisfies SessionEvent[])('give whoever needs it the longer time: %o', (event) => {
    expect(idleMsOf(walk(...signedIn))).toBe(90_000);
    expect(idleMsOf(walk(...signedIn, event))).toBe(180_000);
    const asked = stepSession(walk(...signedIn, event), { type: 'timer.idle' });
    expect(asked.effects).toContainEqual({ kind: 'arm', timer: 'answer', ms: 45_000 });
  });

  it.each([
    { type: 'setTheme', theme: 'contrastDark' },
    { type: 'setVolume', volume: 5 },
    { type: 'setSpeed', speed: 'fast' },
    { type: 'setReading', reading: 'off' },
  ] as const satisfies SessionEvent[])('leave the time as it is otherwise: %o', (event) => {
    expect(idleMsOf(walk(...signedIn, event))).toBe(90_000);
  });
});

describe('headphones', () => {
  it('have everything read in them, and pulled out leave the room what it was told before', () => {
    const quiet = walk(...signedIn, { type: 'setReading', reading: 'off' });
    const heard = go(quiet, plugged);
    expect(heard.context.voice).toMatchObject({ outlet: 'headphones', reading: 'everything' });
    expect(go(heard, unplugged).context.voice).toMatchObject({ outlet: 'loudspeaker', reading: 'off' });
  });

  it('that are pulled end the dark screen', () => {
    const dark = walk(...signedIn, plugged, { type: 'setBlank', blank: true });
    expect(dark.context.voice.blank).toBe(true);
    expect(go(dark, unplugged).context.voice).toMatchObject({ blank: false, reading: 'prompts', outlet: 'loudspeaker' });
  });

  it('that are pulled end the dark screen of one who hears everything without them, too', () => {
    const dark = walk(...signedIn, pressed, plugged, { type: 'setBlank', blank: true });
    expect(go(dark, unplugged).context.voice).toMatchObject({ blank: false, reading: 'everything', outlet: 'loudspeaker' });
  });

  it('that are pulled after the visit bring back nothing that its person had chosen', () => {
    const next = go(walk(...signedIn, { type: 'setReading', reading: 'off' }), plugged, { type: 'leave' });
    expect(next.context.voice.outlet).toBe('headphones');
    expect(go(next, unplugged).context.voice).toEqual(plainVoice('prompts'));
  });

  it('whose socket is lost with its device count as pulled', () => {
    const lost = go(walk(...signedIn, plugged), { type: 'senses', senses: { headphones: 'none', keypad: false } });
    expect(lost.context.voice.outlet).toBe('loudspeaker');
  });

  it('that stay in after the visit speak to the next person, but no more than the machine always does', () => {
    const next = go(walk(...signedIn, plugged), { type: 'leave' });
    expect(next.context.voice).toEqual({ ...plainVoice('prompts'), outlet: 'headphones' });
    expect(stepSession(next, { type: 'timer.idle' }).refused).toBe(true);
  });
});

describe('the keypad', () => {
  it('counts every press and has everything read from the first one on, as long as the person likes', () => {
    const first = walk(equipped, pressed);
    expect(first.context).toMatchObject({ keypad: { presses: 1, key: 'select' }, voice: { reading: 'everything' } });
    const less = go(first, { type: 'setReading', reading: 'prompts' }, { type: 'key.pressed', key: '4' });
    expect(less.context).toMatchObject({ keypad: { presses: 2, key: '4' }, voice: { reading: 'prompts' } });
  });

  it('has everything read again for the next person who uses it', () => {
    const next = go(walk(...signedIn, pressed), { type: 'leave' });
    expect(next.context.voice.reading).toBe('prompts');
    expect(go(next, pressed).context.voice.reading).toBe('everything');
  });

  it('has forgotten the last digit while the things are being taken, and listens anew there', () => {
    const leaving = go(
      walk(equipped, { type: 'card.inserted' }, { type: 'card.read' }, { type: 'platform.signedIn', request: 1, person, answer }),
      { type: 'key.pressed', key: '7' },
      { type: 'leave' },
    );
    expect(leaving.name).toBe('takeThings');
    expect(leaving.context).toMatchObject({ keypad: { presses: 1, key: null }, keypadUsed: false });
  });

  it('is forgotten at attract even by one who did not want to listen', () => {
    const chosen = walk(equipped, pressed, { type: 'setReading', reading: 'prompts' });
    const rested = go(chosen, { type: 'timer.idle' });
    expect(rested.context).toMatchObject({ keypadUsed: false, keypad: { key: null }, visits: chosen.context.visits + 1 });
    expect(go(rested, pressed).context.voice.reading).toBe('everything');
  });

  it('keeps everything read when headphones are pulled', () => {
    expect(walk(...signedIn, plugged, pressed, unplugged).context.voice.reading).toBe('everything');
  });
});

it('a dark screen always says everything, whatever comes, and the outlet is the socket’s', () => {
  const types = every(1).length;
  fc.assert(
    fc.property(fc.array(fc.nat(types - 1), { maxLength: 40 }), (choices) => {
      let state = walk(equipped);
      for (const choice of choices) {
        const event = every(state.context.request)[choice];
        if (event) state = stepSession(state, event).state;
        const said = voice.parse(state.context.voice);
        expect(!said.blank || said.reading === 'everything').toBe(true);
        expect(said.outlet === 'headphones').toBe(state.context.senses.headphones === 'plugged');
        display.parse(state.context.display);
      }
    }),
    { numRuns: 200 },
  );
});

it('the page is replaced whenever a visit ends, and in no other step of a visit', () => {
  const types = every(1).length;
  fc.assert(
    fc.property(fc.array(fc.nat(types - 1), { maxLength: 60 }), (choices) => {
      let state = walk(...signedIn);
      for (const choice of choices) {
        const event = every(state.context.request)[choice];
        const next = event ? stepSession(state, event).state : state;
        const ended = state.context.visitOpen && !next.context.visitOpen;
        if (ended) expect(next.context.visits).toBe(state.context.visits + 1);
        else if (next.context.visitOpen) expect(next.context.visits).toBe(state.context.visits);
        else expect(next.context.visits).toBeGreaterThanOrEqual(state.context.visits);
        state = next;
      }
    }),
    { numRuns: 200 },
  );
});
