// Where the keypad stands on the page, and which key comes next: content, answers in reading order, then the bar.

import { afterwardsBy, type Entry, entryIn, saidBy } from './parts/keypad-stops.ts';
import type { Said } from './speech/types.ts';

export interface KeypadWalk {
  readonly next: () => Said | null;
  readonly previous: () => Said | null;
  /** What is spoken of where one stands; null: nowhere yet. */
  readonly says: () => Said | null;
  /** What is spoken once the key where one stands has been pressed: it says so itself, or the field does that its pad types into. */
  readonly afterwards: () => Said | null;
  /** The key where one stands is the chosen one of several. */
  readonly chosen: () => boolean;
  /** False: one stands nowhere, or on what lies flat. */
  readonly act: () => boolean;
  /** The field that takes digits now: from the first press on, and whenever one stands on it. */
  readonly entry: () => Entry | null;
  readonly rest: (on: 'entry') => void;
  /** # after typing: on to the main key once it does something, else to what follows. */
  readonly finishEntry: () => Said | null;
  /** On the main key before any press: the question can be answered with a single one. */
  readonly wait: () => void;
  /** Another screen: one stands nowhere. */
  readonly forget: () => void;
  /** A finger has taken over. */
  readonly leave: () => void;
}

/** Digits of a pad are pressed on the keypad itself while there is a field that takes them. */
const padDigit = /^\d$/;

export function keypadWalk(): KeypadWalk {
  let at: HTMLElement | null = null;

  const field = (): HTMLElement | null => document.querySelector<HTMLElement>('.kiosk [data-entry]');
  const stops = (): HTMLElement[] => {
    const typed = field() !== null;
    return [...document.querySelectorAll<HTMLElement>('.kiosk .key, .kiosk [data-entry]')].filter(
      (stop) =>
        (!stop.classList.contains('off') || stop.hasAttribute('data-tells-why')) &&
        !stop.closest('[hidden], [inert]') &&
        !(typed && padDigit.test(stop.dataset.typing ?? '')) &&
        // Keys of a page that is turned away are not drawn.
        (stop.checkVisibility?.() ?? true),
    );
  };
  const standing = (): HTMLElement | null => (at?.isConnected ? at : null);
  const stand = (on: HTMLElement | undefined): Said | null => {
    at = on ?? null;
    document.documentElement.dataset.hand = 'keypad';
    at?.focus({ preventScroll: true });
    return at && saidBy(at);
  };
  const first = (all: readonly HTMLElement[]): HTMLElement | undefined =>
    all.find((stop) => stop.hasAttribute('data-entry')) ??
    // While there is more to read.
    all.find((stop) => stop.matches('.turning .lit')) ??
    all.find((stop) => stop.closest('.answers')) ??
    all[0];
  /** From where one stands, even if that key lies flat by now. */
  const follows = (from: HTMLElement, stop: HTMLElement): boolean =>
    (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

  return {
    next: () => {
      const all = stops();
      const from = standing();
      return stand(from ? (all.find((stop) => follows(from, stop)) ?? all[0]) : first(all));
    },
    previous: () => {
      const all = stops();
      const from = standing();
      return stand(from ? (all.findLast((stop) => follows(stop, from)) ?? all.at(-1)) : first(all));
    },
    says: () => {
      const on = standing();
      return on && saidBy(on);
    },
    afterwards: () => {
      const on = standing();
      const open = on?.dataset.typing === undefined ? null : field();
      return on && (afterwardsBy(on) ?? (open && saidBy(open)));
    },
    chosen: () => standing()?.classList.contains('chosen') ?? false,
    act: () => {
      const on = standing();
      if (!on || on.classList.contains('off')) return false;
      on.click();
      return true;
    },
    entry: () => {
      const open = field();
      return open && (standing() === null || at === open) ? entryIn(open) : null;
    },
    rest: () => {
      stand(field() ?? undefined);
    },
    finishEntry: () => {
      const open = field();
      const all = stops();
      return stand(all.find((stop) => stop.hasAttribute('data-main')) ?? all.find((stop) => open && follows(open, stop)) ?? first(all));
    },
    wait: () => {
      stand(stops().find((stop) => stop.hasAttribute('data-main')));
    },
    forget: () => {
      // The bar outlives the screen: no ring may stay on its key.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      at = null;
    },
    leave: () => {
      at = null;
      document.documentElement.dataset.hand = 'finger';
    },
  };
}
