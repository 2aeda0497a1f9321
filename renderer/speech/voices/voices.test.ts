// The ways to be heard, each at the edge of its own world: what it asks of it, when it gives way, and that no line stands in an address.

import { describe, expect, it, vi } from 'vitest';
import type { PageFact } from '../../../contract/page-fact.ts';
import { createSpeaker } from '../speaker.ts';
import { clipVoice } from './clip.ts';
import { synthesiserVoice } from './synthesiser.ts';
import { localVoice } from './system.ts';
import type { Line, Manner } from './voice.ts';

const line: Line = { id: 'idleQuestion.there', text: '您还在吗？', fixed: true };
const manner: Manner = { language: 'zh-Hans', speed: 'normal', gain: 0.4 };
const never = new AbortController().signal;
const nothing = (): void => undefined;

/** A loudspeaker that plays at once. */
function sounding() {
  const played: number[] = [];
  const sound = { duration: 1 } as AudioBuffer;
  return {
    played,
    loudspeaker: {
      decode: () => Promise.resolve(sound),
      play: (_: AudioBuffer, gain: number, __: AbortSignal, started: () => void) => {
        played.push(gain);
        started();
        return Promise.resolve(true);
      },
    },
  };
}

describe('the synthesiser', () => {
  function world(answer: () => Response | Promise<Response>) {
    const asked: { address: string; request: RequestInit }[] = [];
    const { played, loudspeaker } = sounding();
    let now = 0;
    const voice = synthesiserVoice({
      fetch: (address, request) => {
        asked.push({ address, request });
        return Promise.resolve(answer());
      },
      loudspeaker,
      now: () => now,
    });
    const wait = (milliseconds: number): void => {
      now += milliseconds;
    };
    return { voice, asked, played, wait };
  }
  const wav = (): Response => new Response(new Uint8Array(44));

  it('gets the line in the body, and nothing of it in the address', async () => {
    const { voice, asked, played } = world(wav);
    expect(await voice.say(line, manner, never, nothing)).toBe(true);
    expect(asked.map(({ address }) => address)).toEqual(['/speech']);
    expect(asked[0]?.request).toMatchObject({
      method: 'POST',
      body: JSON.stringify({ text: line.text, language: 'zh-Hans', speed: 'normal' }),
    });
    expect(played).toEqual([0.4]);
  });

  it('uses once what was fetched ahead', async () => {
    const { voice, asked } = world(wav);
    voice.prepare?.(line, manner, never);
    await voice.say(line, manner, never, nothing);
    expect(asked).toHaveLength(1);
    await voice.say(line, manner, never, nothing);
    expect(asked).toHaveLength(2);
  });

  it('drops what was fetched ahead for another line', async () => {
    const { voice, asked } = world(wav);
    voice.prepare?.({ ...line, text: '别的' }, manner, never);
    await voice.say(line, manner, never, nothing);
    expect(asked.map(({ request }) => request.signal?.aborted)).toEqual([true, false]);
  });

  it('drops what was fetched ahead for somebody who is not to hear it any more', async () => {
    const { voice, asked } = world(wav);
    const over = new AbortController();
    voice.prepare?.(line, manner, over.signal);
    over.abort();
    expect(asked.map(({ request }) => request.signal?.aborted)).toEqual([true]);
    await voice.say(line, manner, never, nothing);
    expect(asked).toHaveLength(2);
  });

  it('is not asked again for a while when there is none, and then is', async () => {
    const { voice, asked, wait } = world(() => new Response(null, { status: 503 }));
    expect(await voice.say(line, manner, never, nothing)).toBe(false);
    expect(await voice.say(line, manner, never, nothing)).toBe(false);
    expect(asked).toHaveLength(1);
    wait(20_001);
    await voice.say(line, manner, never, nothing);
    expect(asked).toHaveLength(2);
  });

  it('that never answers is given up, and not asked again for a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { voice, asked } = world(() => new Promise<Response>(() => undefined));
    const heard = voice.say(line, manner, never, nothing);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await heard).toBe(false);
    expect(asked[0]?.request.signal?.aborted).toBe(true);
    expect(await voice.say(line, manner, never, nothing)).toBe(false);
    expect(asked).toHaveLength(1);
    vi.useRealTimers();
  });

  it('makes no sound when it was cut short while the line was fetched', async () => {
    const stop = new AbortController();
    const { voice, played } = world(() => {
      stop.abort();
      return wav();
    });
    expect(await voice.say(line, manner, stop.signal, nothing)).toBe(true);
    expect(played).toEqual([]);
  });
});

describe('clips', () => {
  function world(clips: Readonly<Record<string, readonly string[]>>) {
    const addresses: string[] = [];
    const voice = clipVoice({
      fetch: (address) => {
        addresses.push(address);
        return Promise.resolve(Response.json({ mark: null, clips }));
      },
      newAudio: (address) => {
        addresses.push(address);
        const audio = new EventTarget();
        return Object.assign(audio, {
          play: () => Promise.resolve().then(() => void setTimeout(() => audio.dispatchEvent(new Event('ended')))),
          pause: nothing,
          removeAttribute: nothing,
        }) as unknown as HTMLAudioElement;
      },
    });
    return { voice, addresses };
  }

  it('stand for a line that is always the same and that the owner has recorded', async () => {
    const { voice, addresses } = world({ 'zh-Hans': [line.id] });
    expect(await voice.say(line, manner, never, nothing)).toBe(true);
    expect(addresses).toEqual(['/owner/index.json', '/owner/clips/zh-Hans/idleQuestion.there.ogg']);
  });

  it('never stand for a line with something filled in, nor in another language', async () => {
    const { voice } = world({ 'zh-Hans': [line.id] });
    expect(await voice.say({ ...line, fixed: false }, manner, never, nothing)).toBe(false);
    expect(await voice.say(line, { ...manner, language: 'en' }, never, nothing)).toBe(false);
  });

  it('without an end are given up by the speaker: busy is off, the line was silent', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const silent = Object.assign(new EventTarget(), { play: () => Promise.resolve(), pause: vi.fn(), removeAttribute: nothing });
    const facts: PageFact[] = [];
    const voice = clipVoice({
      fetch: () => Promise.resolve(Response.json({ clips: { 'zh-Hans': [line.id] } })),
      newAudio: () => silent as unknown as HTMLAudioElement,
    });
    const standIn = { id: 'standIn', text: '' };
    const settings = { ...manner, reading: 'everything', outlet: 'loudspeaker', standIn } as const;
    createSpeaker({ outlets: [voice], settings, report: (fact) => facts.push(fact) }).say([line]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(silent.pause).toHaveBeenCalled();
    expect(facts.at(-1)).toMatchObject({ kind: 'busy', on: false });
    expect(facts).toContainEqual({ kind: 'spoken', line: line.id, by: 'none', outlet: 'loudspeaker', end: 'silent' });
    vi.useRealTimers();
  });

  it('are none where the list of them never comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const voice = clipVoice({ fetch: () => new Promise<Response>(() => undefined), newAudio: () => ({}) as HTMLAudioElement });
    const heard = voice.say(line, manner, never, nothing);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await heard).toBe(false);
    vi.useRealTimers();
  });

  it('are none where nobody answers, asked for once', async () => {
    const fetch = vi.fn(() => Promise.reject(new Error('no')));
    const voice = clipVoice({ fetch, newAudio: () => ({}) as HTMLAudioElement });
    expect(await voice.say(line, manner, never, nothing)).toBe(false);
    expect(await voice.say(line, manner, never, nothing)).toBe(false);
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe('the system’s voice', () => {
  const voice = (lang: string, localService = true): SpeechSynthesisVoice => ({
    lang,
    localService,
    default: false,
    name: lang,
    voiceURI: lang,
  });

  it('is one that lives on this machine: a line goes nowhere else', () => {
    expect(localVoice([voice('zh-CN', false)], 'zh-Hans')).toBeNull();
    expect(localVoice([voice('zh-CN', false), voice('zh-CN')], 'zh-Hans')?.localService).toBe(true);
  });

  it('speaks the language that is asked for', () => {
    const all = [voice('en-US'), voice('zh-HK'), voice('zh-TW'), voice('zh-CN'), voice('en-GB')];
    expect(localVoice(all, 'zh-Hans')?.lang).toBe('zh-CN');
    expect(localVoice(all, 'zh-Hant')?.lang).toBe('zh-TW');
    expect(localVoice(all, 'en')?.lang).toBe('en-GB');
    expect(localVoice([voice('fr-FR'), voice('zh-HK')], 'zh-Hans')).toBeNull();
  });
});
