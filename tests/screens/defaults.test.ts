// How everybody finds the machine, written out once: the other tests hold "as at first" against the same function that makes it.

import { describe, expect, it } from 'vitest';
import { kioskConfiguration } from '../../kiosk-config/schema.ts';
import { startSession } from '../../main/terminal/session/session.ts';
import { input } from '../../main/terminal/session/testing.ts';

describe('a new session', () => {
  it('is in Simplified Chinese, standard in all, read aloud line by line at the usual pace and the third volume', () => {
    const { language, sound } = kioskConfiguration.parse({ version: 1 }).terminal;
    const { context } = startSession({ ...input, language, reading: sound.reading }).state;
    expect(context.display).toEqual({ language: 'zh-Hans', textSize: 'standard', theme: 'standard', layout: 'standard' });
    expect(context.voice).toEqual({ reading: 'prompts', speed: 'normal', volume: 3, outlet: 'loudspeaker', blank: false });
  });
});
