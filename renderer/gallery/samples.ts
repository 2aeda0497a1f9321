// One sample View for every state of every screen, with invented people: for the gallery, the screen tests and the pictures.

import { type Display, plainDisplay, plainVoice } from '../../contract/display.ts';
import { reachMm, screenProfiles, type ScreenProfileName, textScale, volumeGains } from '../../contract/terminal-profile.ts';
import type { View } from '../../contract/view.ts';
import { actingForSamples } from './samples/acting-for.ts';
import { assistanceSamples } from './samples/assistance.ts';
import { attractSamples } from './samples/attract.ts';
import { filingSamples } from './samples/filing.ts';
import { papersSamples } from './samples/papers.ts';
import { questionsSamples } from './samples/questions.ts';
import type { Samples } from './samples/sample.ts';
import { servicesSamples } from './samples/services.ts';
import { signingInSamples } from './samples/signing-in.ts';
import { standingSamples } from './samples/standing.ts';
import { ticketsSamples } from './samples/tickets.ts';
import { troubleSamples } from './samples/trouble.ts';
import { waitingSamples } from './samples/waiting.ts';

const samples: Samples = {
  ...attractSamples,
  ...ticketsSamples,
  ...signingInSamples,
  ...waitingSamples,
  ...servicesSamples,
  ...actingForSamples,
  ...papersSamples,
  ...troubleSamples,
  ...filingSamples,
  ...questionsSamples,
  ...assistanceSamples,
  ...standingSamples,
};

export const sampleNames: readonly string[] = Object.keys(samples);

/** What the gallery touches once the sample is drawn, as selectors, one after the other. */
export const sampleTouches = (name: string): readonly string[] => samples[name]?.touches ?? [];

export interface SampleOptions extends Partial<Display> {
  readonly profile?: ScreenProfileName;
}

/** The View of a sample, in the plain display on the commonest screen unless something else is asked for; null when there is none of that name. */
export function sampleView(name: string, { profile = 'portrait-21.5', ...display }: SampleOptions = {}): View | null {
  const sample = samples[name];
  if (!sample) return null;
  const screenProfile = screenProfiles[profile];
  return {
    epoch: 'gallery',
    sequence: 0,
    turn: 0,
    visit: 0,
    display: { ...plainDisplay('zh-Hans'), ...display },
    voice: { ...plainVoice('prompts'), ...sample.voice },
    senses: { headphones: 'none', keypad: false, ...sample.senses },
    keypad: { presses: 0, key: null },
    terminal: {
      name: '青桥镇医保服务站1号机',
      counter: '3号窗口',
      telephone: '0660-1234567',
      address: '青桥镇和平路18号一楼大厅',
      screenWidthMm: screenProfile.widthMm,
      screenHeightMm: screenProfile.heightMm,
      reachMm: reachMm(screenProfile),
      textScale: textScale(screenProfile),
      gains: volumeGains({ noiseDba: 60, loudestDba: 80 }),
      ...sample.terminal,
    },
    wallTime: Date.parse('2026-09-23T13:26:00+08:00'),
    timeZone: 'Asia/Shanghai',
    timeLeft: sample.timeLeft ?? null,
    bar: { back: false, home: false, textSize: true, sound: true, help: true, ...sample.bar },
    devices: { scanner: 'online', idCardReader: 'online', receiptPrinter: 'online', ticketDispenser: 'online' },
    screen: sample.screen,
  };
}
