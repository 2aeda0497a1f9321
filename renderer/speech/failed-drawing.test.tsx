// The voice does not outlive what it speaks of: not a screen that could not be drawn, not headphones that were pulled out, not a visit.

import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { View } from '../../contract/view.ts';
import { drawPage, type DrawnPage } from '../gallery/drawn-page.tsx';
import { sampleView } from '../gallery/samples.ts';
import { createPageSpeech } from './page-speech.ts';
import type { Voices } from './voices/voice.ts';

const lineMs = 1000;
const balance = /三千二百八十六元五角/;

let page: DrawnPage;
let heard: string[];
/** What is being said now. */
let speaking: Set<AbortSignal>;

/** The world outside: a voice that takes a second for every line, unless it is cut. */
const voices: Voices = {
  outlets: [
    {
      by: 'system',
      say: ({ text }, _, signal) => {
        heard.push(text);
        speaking.add(signal);
        return new Promise((done) => {
          const end = (): void => {
            clearTimeout(timer);
            speaking.delete(signal);
            done(true);
          };
          const timer = setTimeout(end, lineMs);
          signal.addEventListener('abort', end, { once: true });
        });
      },
    },
  ],
  tone: () => undefined,
};

function view(name: string, changed: Partial<View> = {}): View {
  const found = sampleView(name);
  if (found === null) throw new Error(`no sample ${name}`);
  return { ...found, ...changed };
}
const result = view('result', { turn: 1, sequence: 1, senses: { headphones: 'plugged', keypad: true } });
const inHeadphones: View = { ...result, voice: { ...result.voice, reading: 'everything', outlet: 'headphones' } };
const unplugged: View = {
  ...result,
  sequence: 3,
  senses: { headphones: 'unplugged', keypad: true },
  voice: { ...result.voice, reading: 'everything', outlet: 'loudspeaker' },
};
const notToBeDrawn = (of: View): View => ({ ...of, sequence: 2, timeZone: 'No/Where' });

const pass = async (milliseconds: number): Promise<void> => {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
};
const caption = (): string | null => document.querySelector('.caption')?.textContent ?? null;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  [heard, speaking] = [[], new Set()];
  page = drawPage(voices);
});
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

describe('a View that cannot be drawn', () => {
  it('ends what was said of the one before, and nothing follows it to the loudspeaker', async () => {
    page.show(inHeadphones);
    await pass(lineMs / 2);
    page.show(notToBeDrawn(inHeadphones));
    expect(page.text()).toContain('正在恢复，请稍等');
    expect(speaking.size).toBe(0);
    const before = heard.length;
    page.show(unplugged);
    await pass(60 * lineMs);
    expect(heard.slice(before)).toEqual([]);
  });

  it('leaves nothing to be said again', async () => {
    page.show(inHeadphones);
    page.show(notToBeDrawn(inHeadphones));
    const before = heard.length;
    page.show({ ...notToBeDrawn(inHeadphones), sequence: 3, keypad: { presses: 1, key: '1' } });
    await pass(60 * lineMs);
    expect(heard.slice(before)).toEqual([]);
  });

  it('is over with the next screen: that one is told, to whom it may be', async () => {
    page.show(inHeadphones);
    page.show(notToBeDrawn(inHeadphones));
    const before = heard.length;
    page.show({ ...unplugged, turn: 2 });
    await pass(60 * lineMs);
    expect(heard.length).toBeGreaterThan(before);
    expect(heard.slice(before).join()).not.toMatch(balance);
  });

  it('the control: what can be drawn is told on, with the balance', async () => {
    page.show(inHeadphones);
    page.show({ ...inHeadphones, sequence: 2 });
    await pass(60 * lineMs);
    expect(heard.join()).toMatch(balance);
    expect(page.facts).toContainEqual(expect.objectContaining({ kind: 'spoken', outlet: 'headphones' }));
  });
});

describe('headphones that are pulled out', () => {
  const sayingTheBalance = async (): Promise<void> => {
    page.show(inHeadphones);
    for (let lines = 0; lines < 20 && !balance.test(heard.at(-1) ?? ''); lines += 1) await pass(lineMs);
    expect(speaking.size).toBe(1);
  };

  it('are out before the View that tells of it has been drawn', async () => {
    await sayingTheBalance();
    act(() => {
      page.show(unplugged);
      expect(speaking.size).toBe(0);
    });
  });

  it('are out for an older View that is drawn only then', async () => {
    const speech = createPageSpeech(voices, { sendFact: () => undefined, newestVoice: () => unplugged.voice }, inHeadphones);
    speech.see(inHeadphones);
    await pass(60 * lineMs);
    speech.close();
    expect(heard.length).toBeGreaterThan(1);
    expect(heard.join()).not.toMatch(balance);
  });
});

describe('the caption', () => {
  it('of one screen is not there on the next, which says nothing', async () => {
    page.show(view('help', { turn: 1 }));
    page.show(view('attract', { turn: 2 }));
    await pass(0);
    expect(caption()).toContain('您好');
    page.show(view('out-of-service-journal', { turn: 3 }));
    await pass(60 * lineMs);
    expect(caption()).toBe('');
  });
});
