// Tells a scanner that types like a keyboard from a person: by its speed. Pure: keys with their times in, codes and orders out.

import { quickMs } from '../../contract/machine-typing.ts';

/** Milliseconds a character on average; these three numbers have proved themselves in onscan.js (devices.md §2.3). */
const averageMs = 30;
const fewestCharacters = 6;
export const silenceMs = 100;
/** The longest that the link takes. */
const mostCharacters = 4096;

const endings: ReadonlySet<string> = new Set(['Enter', 'Tab']);

export interface WedgeKey {
  /** As in KeyboardEvent.key. */
  readonly key: string;
  /** Monotonic milliseconds. */
  readonly at: number;
}

export interface WedgeCollector {
  /**
   * `swallow`: the page must not see this key. The first of a run nobody can tell from a person's: that one the page sees, and the one
   * that follows it so soon, by which the page knows that neither was meant for it.
   * `code`: what the key has completed.
   */
  readonly press: (key: WedgeKey) => { readonly swallow: boolean; readonly code: string | null };
  /** To be called when no key has come for 100 ms: so ends a code without a terminator. */
  readonly silence: (at: number) => string | null;
  /** Forgets what was typed: no code is awaited any more. */
  readonly clear: () => void;
}

export function createWedgeCollector(): WedgeCollector {
  let typed: string[] = [];
  let firstAt = 0;
  let lastAt = 0;
  let inRun = false;

  function clear(): void {
    typed = [];
  }

  function take(): string | null {
    const characters = typed;
    clear();
    const isLongEnough = characters.length >= fewestCharacters && characters.length <= mostCharacters;
    const isQuick = lastAt - firstAt <= averageMs * (characters.length - 1);
    return isLongEnough && isQuick ? characters.join('') : null;
  }

  return {
    press({ key, at }) {
      const gap = at - lastAt;
      const quick = typed.length > 0 && gap <= quickMs;
      if (endings.has(key)) {
        const code = gap < silenceMs ? take() : null;
        clear();
        return { swallow: code !== null || (quick && inRun), code };
      }
      if ([...key].length !== 1) return { swallow: false, code: null };
      if (typed.length === 0 || gap >= silenceMs) {
        clear();
        firstAt = at;
      }
      const swallow = quick && inRun;
      inRun = quick;
      lastAt = at;
      // One too many is enough to know that this is no code, however long it goes on.
      if (typed.length <= mostCharacters) typed.push(key);
      return { swallow, code: null };
    },
    silence: (at) => (at - lastAt >= silenceMs ? take() : null),
    clear,
  };
}
