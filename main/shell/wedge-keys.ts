// Puts the collector of typed codes between the keyboard and the page, for as long as a code is awaited.

import { isAllowedKey, type KeyStroke } from './keys.ts';
import { createWedgeCollector, silenceMs } from './wedge.ts';

/** The part of Electron's WebContents that matters here. */
export interface KeySource {
  readonly on: (
    name: 'before-input-event',
    listener: (event: { preventDefault: () => void }, input: KeyStroke & { type: string }) => void,
  ) => unknown;
}

export interface WedgeKeys {
  readonly listen: (on: boolean) => void;
  readonly attach: (contents: KeySource) => void;
}

/** @param onCode a whole code; nothing of it may be logged */
export function createWedgeKeys(onCode: (text: string) => void): WedgeKeys {
  const collector = createWedgeCollector();
  let listening = false;
  let timer: NodeJS.Timeout | null = null;

  function pass(code: string | null): void {
    if (code !== null) onCode(code);
  }

  return {
    listen(on) {
      listening = on;
      collector.clear();
      if (timer !== null) clearTimeout(timer);
    },
    attach(contents) {
      contents.on('before-input-event', (event, input) => {
        if (!listening || input.type !== 'keyDown' || !isAllowedKey(input)) return;
        const { swallow, code } = collector.press({ key: input.key, at: performance.now() });
        if (swallow) event.preventDefault();
        if (timer !== null) clearTimeout(timer);
        timer = setTimeout(() => pass(collector.silence(performance.now())), silenceMs + 1);
        pass(code);
      });
    },
  };
}
