// A whole service with twelve keys: what each key of the tactile keypad, or of a keyboard, does to the page. Decided here alone.

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { KeypadKey } from '../contract/device/keypad.ts';
import { volumes } from '../contract/display.ts';
import { quickMs } from '../contract/machine-typing.ts';
import { privately } from '../contract/private.ts';
import { keypadWalk, type KeypadWalk } from './keypad-walk.ts';
import type { Kiosk } from './kiosk.ts';

/** A little more than quickMs: the key that follows may be told late. */
const holdMs = 60;

export function useKeypad(kiosk: Kiosk): void {
  const { view } = kiosk;
  const { epoch, turn, keypad } = view;
  const now = useRef(kiosk);
  const walk = useRef<KeypadWalk | null>(null);
  walk.current ??= keypadWalk();
  const known = useRef({ epoch, presses: keypad.presses });
  useLayoutEffect(() => {
    now.current = kiosk;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is a new screen, on which nothing has the focus
  useEffect(() => {
    walk.current?.forget();
    // 您还在吗 comes by itself: whoever is there says so with a single press.
    if (view.screen.kind === 'idleQuestion' && document.documentElement.dataset.hand === 'keypad') walk.current?.wait();
  }, [epoch, turn]);

  // What was pressed before this page came, or before the terminal started again, was meant for another screen.
  useEffect(() => {
    const pressed = known.current.epoch === epoch ? keypad.presses - known.current.presses : 0;
    known.current = { epoch, presses: keypad.presses };
    if (pressed === 1 && keypad.key !== null && walk.current) press(keypad.key, now.current, walk.current);
    // A press that never came is not made up for: half a number would be a wrong one.
    if (pressed > 1) now.current.speech.tell({ id: 'keypad.again', text: now.current.words('parts.keypad.again') });
  }, [epoch, keypad.presses, keypad.key]);

  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    let held: Held | null = null;
    const typed = (event: KeyboardEvent): void => {
      // It is no key of its own, and a hand presses it just before another.
      if (modifiers.has(event.key)) return;
      const on = walk.current;
      const combined = event.ctrlKey || event.altKey || event.metaKey;
      const key = combined ? null : keyOf(event);
      const letter = !combined && /^[xX]$/.test(event.key) && on?.entry() ? 'X' : null;
      const ours = key !== null || letter !== null;
      // A key that is kept down says nothing of the hand that presses the next one.
      const quick = !event.repeat && event.timeStamp - last <= quickMs;
      if (ours || quick) {
        event.preventDefault();
        event.stopPropagation();
      }
      if (event.repeat) return;
      last = event.timeStamp;
      if (quick) held?.drop();
      else held?.act();
      held = null;
      if (quick || !ours || !on) return;
      if (letter !== null) type(letter, now.current, on);
      else if (key !== null && waits(key, on)) held = hold(() => press(key, now.current, on), now);
      else if (key !== null) press(key, now.current, on);
    };
    const touched = (): void => walk.current?.leave();
    window.addEventListener('keydown', typed, { capture: true });
    window.addEventListener('pointerdown', touched, { capture: true });
    return () => {
      held?.drop();
      window.removeEventListener('keydown', typed, { capture: true });
      window.removeEventListener('pointerdown', touched, { capture: true });
    };
  }, []);
}

const named: Readonly<Record<string, KeypadKey>> = {
  ArrowRight: 'right',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowUp: 'up',
  Enter: 'select',
  ' ': 'select',
  '#': 'select',
  Escape: 'back',
  Backspace: 'back',
  '*': 'back',
};
const digits: Readonly<Record<string, KeypadKey>> = { 0: '0', 1: '1', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', 7: '7', 8: '8', 9: '9' };

const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);
/** What does something. To walk or to type does no harm, and is answered at once. */
const acting: ReadonlySet<KeypadKey> = new Set(['select', '5', 'back', 'help', '3', '7', '9']);

const keyOf = ({ key, shiftKey }: KeyboardEvent): KeypadKey | null =>
  key === 'Tab' ? (shiftKey ? 'left' : 'right') : (named[key] ?? digits[key] ?? null);

const waits = (key: KeypadKey, walk: KeypadWalk): boolean => acting.has(key) && !(walk.entry() && digits[key]);

interface Held {
  /** At once, and never twice. */
  readonly act: () => void;
  readonly drop: () => void;
}

/** The first key of a scanner looks like a person's until the second follows. What was meant for this screen does nothing on the next. */
function hold(act: () => void, now: RefObject<Kiosk>): Held {
  const { epoch, turn } = now.current.view;
  let over = false;
  const actOnce = (): void => {
    const { view } = now.current;
    if (!over && view.epoch === epoch && view.turn === turn) act();
    over = true;
  };
  const timer = setTimeout(actOnce, holdMs);
  const drop = (): void => {
    clearTimeout(timer);
    over = true;
  };
  return { act: actOnce, drop };
}

function type(character: string, { speech, view }: Kiosk, walk: KeypadWalk): void {
  const entry = walk.entry();
  if (!entry) return;
  speech.hush();
  walk.rest('entry');
  entry.type(character);
  // In the room only how much is typed can be heard.
  if (view.voice.outlet === 'headphones') speech.focus(privately(character));
  else tellTyped(speech, walk);
}

function press(key: KeypadKey, kiosk: Kiosk, walk: KeypadWalk): void {
  const { speech, view } = kiosk;
  const entry = walk.entry();
  if (entry && /^\d$/.test(key)) {
    type(key, kiosk, walk);
    return;
  }
  speech.hush();
  switch (key) {
    case 'right':
    case '6':
    case 'down':
    case '8':
      return tellOf(walk.next(), kiosk);
    case 'left':
    case '4':
    case 'up':
    case '2':
      return tellOf(walk.previous(), kiosk);
    case 'select':
    case '5':
      return entry ? tellOf(walk.finishEntry(), kiosk) : select(kiosk, walk);
    case 'back':
      if (entry) {
        entry.erase();
        tellTyped(speech, walk);
      } else if (view.bar.back) kiosk.raise({ kind: 'back' });
      return;
    case 'help':
    case '3':
      if (view.bar.help) kiosk.raise({ kind: 'help' });
      return;
    case '0':
      return walk.says() === null ? speech.again() : tellOf(walk.says(), kiosk);
    case '1':
      return speech.again();
    case '7':
    case '9':
      return louder(key === '9', kiosk);
  }
}

const tellOf = (said: ReturnType<KeypadWalk['says']>, { speech }: Kiosk): void => {
  if (said !== null) speech.focus(said);
};

/** The first press on a screen only shows where one is. */
function select(kiosk: Kiosk, walk: KeypadWalk): void {
  const before = walk.says();
  if (!walk.act()) return tellOf(before ?? walk.next(), kiosk);
  // What has changed under the key is told; another screen speaks for itself.
  afterDrawing(() => {
    const afterwards = walk.afterwards();
    if (afterwards !== null) return kiosk.speech.focus(afterwards);
    const after = walk.says();
    if (after === null) return;
    // The room hears that something is chosen, never what, nor whether it was so before.
    if (typeof after !== 'string' && walk.chosen())
      kiosk.speech.focus({ private: after.private, inTheRoom: kiosk.words('parts.keypad.nowChosen') });
    else if (walk.chosen() || JSON.stringify(after) !== JSON.stringify(before)) kiosk.speech.focus(after);
  });
}

function louder(up: boolean, { view, words, raise, speech }: Kiosk): void {
  const volume = volumes[volumes.indexOf(view.voice.volume) + (up ? 1 : -1)];
  if (volume !== undefined) raise({ kind: 'setVolume', volume });
  else speech.tell({ id: up ? 'keypad.loudest' : 'keypad.quietest', text: words(up ? 'parts.keypad.loudest' : 'parts.keypad.quietest') });
}

/** How much is typed once it has been drawn. */
const tellTyped = (speech: Kiosk['speech'], walk: KeypadWalk): void =>
  afterDrawing(() => {
    const entry = walk.entry();
    if (entry) speech.focus(entry.says());
  });

const afterDrawing = (act: () => void): void => {
  setTimeout(act);
};
