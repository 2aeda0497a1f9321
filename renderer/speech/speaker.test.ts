// The speaker against voices that only tell what reaches them: order, cutting short, who tries next, and what the room may hear.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageFact } from '../../contract/page-fact.ts';
import { privately } from '../../contract/private.ts';
import { createGate } from '../../main/gate/gate.ts';
import { createSpeaker, type Speaker, type SpeakerSettings } from './speaker.ts';
import type { Utterance } from './types.ts';
import type { VoiceOutlet } from './voices/voice.ts';

/** The world outside: a voice that takes a second for every line, or cannot say it at all. */
function soundingVoice(by: VoiceOutlet['by'], can: (id: string) => boolean = () => true) {
  const begun: string[] = [];
  const prepared: string[] = [];
  const signals: AbortSignal[] = [];
  const outlet: VoiceOutlet = {
    by,
    async say({ id, text }, _, signal, started) {
      if (!can(id)) return false;
      begun.push(text);
      started();
      await new Promise<void>((done) => {
        setTimeout(done, 1000);
        signal.addEventListener('abort', () => done(), { once: true });
      });
      return true;
    },
    prepare: ({ text }, _, signal) => {
      prepared.push(text);
      signals.push(signal);
    },
  };
  return { outlet, begun, prepared, signals };
}

const settings: SpeakerSettings = {
  reading: 'everything',
  language: 'zh-Hans',
  speed: 'normal',
  gain: 0.5,
  outlet: 'loudspeaker',
  standIn: { id: 'private.standIn', text: '这一项请看屏幕。' },
};
const one: Utterance = { id: 'one', text: '第一句。' };
const two: Utterance = { id: 'two', text: '第二句。' };
const own: Utterance = { id: 'own', text: privately('余额三元。') };
const alsoOwn: Utterance = { id: 'alsoOwn', text: privately('姓王。') };

let facts: PageFact[];
const spoken = (): string[] => facts.flatMap((fact) => (fact.kind === 'spoken' ? [`${fact.line} ${fact.by} ${fact.end}`] : []));
const busy = (): boolean[] => facts.flatMap((fact) => (fact.kind === 'busy' ? [fact.on] : []));
const speakerOf = (outlets: readonly VoiceOutlet[], changed: Partial<SpeakerSettings> = {}): Speaker =>
  createSpeaker({ outlets, settings: { ...settings, ...changed }, report: (fact) => facts.push(fact) });
const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  facts = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('the queue', () => {
  it('says one line after the other, and fetches the next while one is heard', async () => {
    const voice = soundingVoice('system');
    speakerOf([voice.outlet]).say([one, two]);
    await pass(10);
    expect(voice.begun).toEqual(['第一句。']);
    expect(voice.prepared).toEqual(['第二句。']);
    await pass(2000);
    expect(voice.begun).toEqual(['第一句。', '第二句。']);
    expect(spoken()).toEqual(['one system whole', 'two system whole']);
  });

  it('is cut short by a touch: nothing that waited is said', async () => {
    const voice = soundingVoice('system');
    const speaker = speakerOf([voice.outlet]);
    speaker.say([one, two]);
    await pass(300);
    speaker.hush();
    await pass(5000);
    expect(voice.begun).toEqual(['第一句。']);
    expect(spoken()).toEqual(['one system cut']);
  });

  it('gives way to what is newer', async () => {
    const voice = soundingVoice('system');
    const speaker = speakerOf([voice.outlet]);
    speaker.say([one]);
    await pass(300);
    speaker.say([two]);
    await pass(2000);
    expect(voice.begun).toEqual(['第一句。', '第二句。']);
    expect(spoken()).toEqual(['one system cut', 'two system whole']);
  });

  it('tells that it is busy every five seconds, and when it is over', async () => {
    const voice = soundingVoice('system');
    const speaker = speakerOf([voice.outlet]);
    speaker.say(Array.from({ length: 11 }, () => one));
    await pass(10_500);
    expect(busy()).toEqual([true, true, true]);
    await pass(1000);
    expect(busy().at(-1)).toBe(false);
    const told = busy().length;
    await pass(60_000);
    expect(busy()).toHaveLength(told);
  });

  it('is not over between two keys: a brisk hand on the keypad costs no message of it', async () => {
    const voice = soundingVoice('system');
    const speaker = speakerOf([voice.outlet]);
    const gate = createGate();
    const refused: string[] = [];
    const life = { epoch: 'here', turn: 1 };
    const admit = (fact: PageFact, now: number): void => {
      const read = gate.admitFact(fact, life, now);
      if (!read.ok) refused.push(read.fault);
    };
    for (let now = 0; now < 30_000; now += 150) {
      const before = facts.length;
      speaker.hush();
      speaker.say([one]);
      await pass(150);
      // The View that came with the press is drawn as well.
      admit({ kind: 'painted', epoch: 'here', sequence: now }, now);
      for (const fact of facts.slice(before)) admit(fact, now);
    }
    expect(refused).toEqual([]);
    expect(busy()).toEqual(Array.from({ length: 7 }, () => true));
    await pass(5000);
    expect(busy().at(-1)).toBe(false);
  });

  it('says nothing when reading is off, and stops when it is switched off', async () => {
    const voice = soundingVoice('system');
    const off = speakerOf([voice.outlet], { reading: 'off' });
    off.say([one]);
    await pass(1000);
    expect(facts).toEqual([]);
    const speaker = speakerOf([voice.outlet]);
    speaker.say([one, two]);
    await pass(100);
    speaker.set({ ...settings, reading: 'off' });
    await pass(5000);
    expect(voice.begun).toEqual(['第一句。']);
    expect(speaker.caption()).toBeNull();
  });
});

describe('a voice that hangs', () => {
  const hanging = (by: VoiceOutlet['by']): VoiceOutlet => ({ by, say: () => new Promise<boolean>(() => undefined) });

  it('is given up: the line is silent, and the idle clock goes on', async () => {
    const speaker = speakerOf([hanging('clip')]);
    speaker.say([one]);
    await pass(60_000);
    expect(spoken()).toEqual(['one none silent']);
    expect(busy().at(-1)).toBe(false);
    expect(speaker.caption()).toMatchObject({ state: 'silent' });
  });

  it('leaves the line to the next one, and is told to stop', async () => {
    let stopped = false;
    const synthesiser = soundingVoice('synthesiser');
    const clip: VoiceOutlet = {
      by: 'clip',
      say: (_, __, signal) => new Promise<boolean>(() => signal.addEventListener('abort', () => (stopped = true))),
    };
    speakerOf([clip, synthesiser.outlet]).say([one]);
    await pass(60_000);
    expect(stopped).toBe(true);
    expect(spoken()).toEqual(['one synthesiser whole']);
  });
});

describe('the voices', () => {
  it('are tried in their order', async () => {
    const clips = soundingVoice('clip', (id) => id === 'two');
    const system = soundingVoice('system', () => false);
    const synthesiser = soundingVoice('synthesiser');
    speakerOf([clips.outlet, system.outlet, synthesiser.outlet]).say([one, two]);
    await pass(3000);
    expect(spoken()).toEqual(['one synthesiser whole', 'two clip whole']);
  });

  it('go on when one of them fails', async () => {
    const broken: VoiceOutlet = { by: 'system', say: () => Promise.reject(new Error('no')) };
    const synthesiser = soundingVoice('synthesiser');
    speakerOf([broken, synthesiser.outlet]).say([one]);
    await pass(2000);
    expect(spoken()).toEqual(['one synthesiser whole']);
  });

  it('when none can be had, each line is shown long enough to be read, with a cue', async () => {
    const speaker = speakerOf([]);
    speaker.say([one, two]);
    await pass(100);
    expect(speaker.caption()).toMatchObject({ text: '第一句。', state: 'silent' });
    await pass(5000);
    expect(speaker.caption()).toMatchObject({ text: '第二句。', state: 'silent' });
    expect(spoken()).toEqual(['one none silent', 'two none silent']);
  });

  it('the caption shows a number as it is written, the voice gets it figure by figure', async () => {
    const voice = soundingVoice('system');
    const speaker = speakerOf([voice.outlet]);
    speaker.say([one, { id: 'hotline', text: '请打12393。' }]);
    await pass(10);
    expect(voice.prepared).toEqual(['请打幺二三九三。']);
    await pass(1500);
    expect(voice.begun.at(-1)).toBe('请打幺二三九三。');
    expect(speaker.caption()).toMatchObject({ text: '请打12393。' });
  });

  it('the caption shows what is being said, and the last line afterwards', async () => {
    const voice = soundingVoice('system');
    const speaker = speakerOf([voice.outlet]);
    speaker.say([one, two]);
    await pass(100);
    expect(speaker.caption()).toMatchObject({ text: '第一句。', state: 'saying' });
    await pass(2500);
    expect(speaker.caption()).toMatchObject({ text: '第二句。', state: 'said' });
  });

  it('the caption of a line that is said once more is another one', async () => {
    const speaker = speakerOf([soundingVoice('system').outlet]);
    const shown = async (utterance: Utterance): Promise<number | undefined> => {
      speaker.say([utterance]);
      await pass(100);
      const { nth } = speaker.caption() ?? {};
      await pass(2000);
      expect(speaker.caption()).toMatchObject({ state: 'said', nth });
      return nth;
    };
    const each = [await shown(one), await shown(two), await shown(one), await shown(one)];
    expect(new Set(each).size).toBe(4);
  });
});

describe('what belongs to the person', () => {
  it('is not heard in the room: the screen is named once instead', async () => {
    const voice = soundingVoice('system');
    speakerOf([voice.outlet]).say([one, own, alsoOwn, two]);
    await pass(5000);
    expect(voice.begun).toEqual(['第一句。', '这一项请看屏幕。', '第二句。']);
    expect(voice.prepared.join()).not.toMatch(/余额|姓/);
    expect(spoken()).toEqual([
      'one system whole',
      'own none refused',
      'private.standIn system whole',
      'alsoOwn none refused',
      'two system whole',
    ]);
  });

  it.each<[string, (speaker: Speaker) => void]>([
    ['the headphones are pulled out', (speaker) => speaker.set(settings)],
    ['a touch cuts the voice short', (speaker) => speaker.hush()],
    ['another screen comes', (speaker) => speaker.clear()],
    ['the voice is switched off', (speaker) => speaker.set({ ...settings, outlet: 'headphones', reading: 'off' })],
    ['the page goes', (speaker) => speaker.close()],
  ])('is not fetched any more before its turn when %s', async (_, end) => {
    const voice = soundingVoice('system');
    const speaker = speakerOf([voice.outlet], { outlet: 'headphones' });
    speaker.say([one, own]);
    await pass(100);
    expect(voice.prepared).toEqual(['余额三元。']);
    expect(voice.signals.map(({ aborted }) => aborted)).toEqual([false]);
    end(speaker);
    expect(voice.signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('may have words that stand for it in the room', async () => {
    const voice = soundingVoice('system');
    const veiled: Utterance = { id: 'veiled', text: { private: '上海，已经选了', inTheRoom: '已经选了' } };
    speakerOf([voice.outlet]).say([veiled]);
    await pass(2000);
    speakerOf([voice.outlet], { outlet: 'headphones' }).say([veiled]);
    await pass(2000);
    expect(voice.begun).toEqual(['已经选了', '上海，已经选了']);
  });

  it('is heard in headphones', async () => {
    const voice = soundingVoice('system');
    speakerOf([voice.outlet], { outlet: 'headphones' }).say([own]);
    await pass(2000);
    expect(voice.begun).toEqual(['余额三元。']);
    expect(spoken()).toEqual(['own system whole']);
  });

  it('stops in the middle of a word when the headphones are pulled out, and does not go on', async () => {
    const voice = soundingVoice('system');
    const speaker = speakerOf([voice.outlet], { outlet: 'headphones' });
    speaker.say([own, alsoOwn]);
    await pass(300);
    speaker.set(settings);
    await pass(5000);
    expect(voice.begun).toEqual(['余额三元。']);
    expect(spoken()).toEqual(['own system cut']);
    expect(facts).toContainEqual({ kind: 'spoken', line: 'own', by: 'system', outlet: 'headphones', end: 'cut' });
  });

  it('that still waits when the headphones are pulled out is refused', async () => {
    const voice = soundingVoice('system');
    const speaker = speakerOf([voice.outlet], { outlet: 'headphones' });
    speaker.say([one, own]);
    await pass(300);
    speaker.set(settings);
    await pass(5000);
    expect(voice.begun).toEqual(['第一句。', '这一项请看屏幕。']);
  });
});
