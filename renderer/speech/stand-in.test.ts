// What the room hears instead of what is private: a way to it that the listener has.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Language, languages } from '../../contract/display.ts';
import type { View } from '../../contract/view.ts';
import { sampleView } from '../gallery/samples.ts';
import { createPageSpeech } from './page-speech.ts';

type Headphones = View['senses']['headphones'];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** What is said of a balance on the loudspeaker. */
async function heard(headphones: Headphones, blank: boolean, language: Language = 'zh-Hans'): Promise<string> {
  const result = sampleView('result', { language });
  if (result === null) throw new Error('no such sample');
  const said: string[] = [];
  const outlet = { by: 'synthesiser', say: async ({ text }: { text: string }) => said.push(text) > 0 } as const;
  const voice = { ...result.voice, reading: 'everything', blank } as const;
  const page = createPageSpeech(
    { outlets: [outlet], tone: () => undefined },
    { sendFact: () => undefined, newestVoice: () => null },
    { ...result, voice, senses: { ...result.senses, headphones } },
  );
  page.see({ ...result, voice, senses: { ...result.senses, headphones } });
  await vi.advanceTimersByTimeAsync(0);
  page.close();
  return said.join('\n');
}

describe('what stands in for private text', () => {
  it('is the screen while it is lit, and the headphones where there is a socket', async () => {
    expect(await heard('none', false)).toContain('这一项请看屏幕。');
    expect(await heard('unplugged', false)).toContain('这一项请看屏幕，或插上耳机听。');
  });

  it('is never a dark screen: it is lit first, or the headphones are plugged in', async () => {
    const [noSocket, unplugged] = [await heard('none', true), await heard('unplugged', true)];
    expect(noSocket).toContain('这一项不能读出来，碰两下屏幕再看。');
    expect(noSocket).not.toContain('耳机');
    expect(unplugged).toContain('这一项不能读出来。插上耳机就能听，或者碰两下屏幕再看。');
    for (const all of [noSocket, unplugged]) expect(all).not.toContain('请看屏幕');
  });

  it.each(languages)('is another line in the dark: %s', async (language) => {
    const lines = await Promise.all(
      [false, true].flatMap((blank) => (['none', 'unplugged'] as const).map((headphones) => heard(headphones, blank, language))),
    );
    expect(new Set(lines).size).toBe(4);
  });
});
