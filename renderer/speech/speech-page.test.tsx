// The voice on the page: the caption, the screen of its settings, the dark screen, and that a touch makes it fall silent.

import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '../../contract/display.ts';
import type { Meaning } from '../../contract/intent.ts';
import type { View } from '../../contract/view.ts';
import { App } from '../app.tsx';
import type { Stream } from '../bridge.ts';
import { sampleView } from '../gallery/samples.ts';
import type { Manner, Voices } from './voices/voice.ts';

function view(name: string, voice: Partial<View['voice']> = {}, turn = 0): View {
  const found = sampleView(name);
  if (found === null) throw new Error(`no sample ${name}`);
  return { ...found, turn, voice: { ...found.voice, ...voice } };
}

let root: Root;
let intents: Meaning[];
let show: (next: View) => void;
let heard: string[];
let manners: Manner[];
let cut: number;
let tones: number;

/** The world outside: a voice that speaks until it is cut. */
const voices: Voices = {
  outlets: [
    {
      by: 'system',
      say: ({ text }, manner, signal) => {
        heard.push(text);
        manners.push(manner);
        return new Promise((done) => {
          signal.addEventListener('abort', () => {
            cut += 1;
            done(true);
          });
        });
      },
    },
  ],
  tone: () => {
    tones += 1;
  },
};

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  [intents, heard, manners, cut, tones] = [[], [], [], 0, 0];
  const listeners = new Set<(next: unknown) => void>();
  const stream: Stream = {
    sendIntent: (intent) => intents.push(intent),
    sendFact: () => undefined,
    onView: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLink: () => () => undefined,
  };
  show = (next) =>
    act(() => {
      for (const listener of listeners) listener(next);
    });
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  act(() => root.render(<App stream={stream} voices={voices} />));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
  vi.useRealTimers();
});

const caption = (): string | null => document.querySelector('.caption')?.textContent ?? null;
const touch = (place: Element): void => act(() => void place.dispatchEvent(new Event('pointerdown', { bubbles: true })));
const key = (words: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent === words);
  if (!found) throw new Error(`no key ${words}`);
  return found;
};

describe('the caption', () => {
  it('is what is being said', async () => {
    show(view('menu'));
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(heard).toEqual(['身份证读好了，请先收起来。']);
    expect(caption()).toBe('身份证读好了，请先收起来。');
    expect(document.querySelector('.caption')?.getAttribute('aria-live')).toBe('off');
  });

  it('is not there when reading is off', () => {
    show(view('menu', { reading: 'off' }));
    expect(caption()).toBeNull();
    expect(heard).toEqual([]);
  });

  it('every View leaves its mark on the page that there is something to say', () => {
    show(view('menu'));
    expect(document.documentElement.dataset.spoken).toBe('1');
  });
});

describe('再说一遍', () => {
  it('says the line of the screen again', async () => {
    show(view('help'));
    await act(() => vi.advanceTimersByTimeAsync(0));
    const [line] = heard;
    touch(key('再说一遍'));
    expect([heard.length, cut]).toEqual([1, 1]);
    act(() => key('再说一遍').click());
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(line).toBeTruthy();
    expect(heard).toEqual([line, line]);
  });
});

describe('the pace', () => {
  it.each(['slow', 'normal', 'fast'] as const)('is the one that was chosen: %s', async (speed) => {
    show(view('menu', { speed }));
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(manners.map((manner) => manner.speed)).toEqual([speed]);
  });
});

describe('a touch', () => {
  it('cuts the line short, and only on a key makes its sound', () => {
    show(view('menu'));
    touch(document.body);
    expect([cut, tones]).toEqual([1, 0]);
    touch(key('办完了，退出'.replace('，', '，\u200b')));
    expect(tones).toBe(1);
  });

  it('does not bring the line back with the next View of the same screen', () => {
    show(view('menu'));
    touch(document.body);
    show({ ...view('menu'), sequence: 3 });
    expect(heard).toHaveLength(1);
  });

  it('makes no sound when reading is off', () => {
    show(view('menu', { reading: 'off' }));
    touch(key('办完了，退出'.replace('，', '，\u200b')));
    expect(tones).toBe(0);
  });
});

describe('the screen of the voice', () => {
  it('raises what is chosen', () => {
    show(view('sound'));
    for (const words of ['大一点', '慢慢说', '全部读', '好了，回去']) {
      act(() => key(words).click());
      act(() => void vi.advanceTimersByTime(1000));
    }
    expect(intents.filter(({ kind }) => kind !== 'activity').map(({ kind }) => kind)).toEqual([
      'setVolume',
      'setSpeed',
      'setReading',
      'back',
    ]);
    expect(intents).toContainEqual(expect.objectContaining({ kind: 'setVolume', volume: 4 }));
  });

  it('offers the dark screen only to whoever hears everything, and says nothing of headphones where there is no socket', () => {
    show(view('sound'));
    expect(document.body.textContent).not.toMatch(/黑屏听|耳机/);
    show(view('sound', { reading: 'everything' }));
    expect(document.body.textContent).toContain('黑屏听');
    show(view('sound-unplugged'));
    expect(document.body.textContent).toContain('插上耳机');
  });

  it('says before the dark screen is chosen what will not be heard there', () => {
    show(view('sound-unplugged', { reading: 'everything' }));
    expect(document.querySelector('.note')?.textContent).toContain('您的资料也不读出来');
    show(view('sound-headphones', { reading: 'everything', outlet: 'headphones' }, 1));
    expect(document.querySelector('.note')?.textContent).toBe('黑屏以后，别人看不到。碰两下就亮。');
  });

  it('goes no louder than loud', () => {
    show(view('sound', { volume: 5 }));
    expect(key('大一点').getAttribute('aria-disabled')).toBe('true');
  });
});

describe('the dark screen', () => {
  const raised = (): number => intents.filter(({ kind }) => kind === 'setBlank').length;
  const press = (): void => act(() => void document.querySelector('.blank')?.dispatchEvent(new Event('pointerup', { bubbles: true })));

  it('comes back at the second touch: the first one only tells how', () => {
    show(view('menu', { reading: 'everything', blank: true }));
    press();
    expect(heard.at(-1)).toBe('开屏幕，请马上再碰一下。');
    expect(raised()).toBe(0);
    act(() => void vi.advanceTimersByTime(200));
    press();
    expect(raised()).toBe(0);
    act(() => void vi.advanceTimersByTime(1000));
    press();
    expect(raised()).toBe(1);
  });

  it('stays dark when the second touch comes late', () => {
    show(view('menu', { reading: 'everything', blank: true }));
    press();
    act(() => void vi.advanceTimersByTime(10_000));
    press();
    expect(raised()).toBe(0);
  });

  const written = (): string => document.querySelector('.blank b')?.textContent?.replaceAll('\u200b', '') ?? '';
  const inTheDark = (language: Language): View => {
    const menu = view('menu', { reading: 'everything', blank: true });
    return { ...menu, display: { ...menu.display, language } };
  };

  it.each([
    ['zh-Hans', '碰两下屏幕就亮', '请马上再碰一下'],
    ['zh-Hant', '碰兩下螢幕就亮', '請馬上再碰一下'],
    ['en', 'Touch twice to turn the screen on', 'Now touch once more'],
  ] as const)('has the way out written on it, for whoever does not hear: %s', (language, twice, again) => {
    show(inTheDark(language));
    expect(written()).toBe(twice);
    press();
    expect(written()).toBe(again);
    act(() => void vi.advanceTimersByTime(5900));
    expect(written()).toBe(again);
    act(() => void vi.advanceTimersByTime(200));
    expect(written()).toBe(twice);
  });

  it('begins anew when it was lit in between', () => {
    show(inTheDark('zh-Hans'));
    press();
    show({ ...inTheDark('zh-Hans'), voice: view('menu').voice });
    show(inTheDark('zh-Hans'));
    expect(written()).toBe('碰两下屏幕就亮');
  });

  it('shows nothing of the person: the same words on every screen', () => {
    const dark = (): string => document.querySelector('.blank')?.textContent ?? '';
    show(inTheDark('zh-Hans'));
    const ofTheMenu = dark();
    show(view('result', { reading: 'everything', blank: true }, 1));
    expect([dark(), ofTheMenu !== '']).toEqual([ofTheMenu, true]);
  });
});
