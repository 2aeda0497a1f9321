// A scanner that types its codes like a keyboard: the shell collects the keys while a code is awaited, here they come as bytes.

import { ownIdText } from '../../contract/log/log.ts';
import { fail, succeed } from '../../contract/result.ts';
import type { ByteWire, Connection, WireListener } from './wire.ts';

/** The one keyboard of the terminal, between the link to the supervisor and the wire. */
export interface Keyboard {
  /** A code that the shell has collected; nobody hears it unless one is awaited. */
  readonly type: (text: string) => void;
  readonly attention: (on: boolean) => void;
  /** Takes the place of whoever heard before; null: nobody. */
  readonly hearing: (hear: ((text: string) => void) | null) => void;
}

/** @param tell says up the link that codes are awaited, or no longer; never the same twice. */
export function createKeyboard(tell: (on: boolean) => void): Keyboard {
  let awaited = false;
  let listener: ((text: string) => void) | null = null;
  return {
    type: (text) => {
      if (awaited) listener?.(text);
    },
    attention: (on) => {
      if (awaited === on) return;
      awaited = on;
      tell(on);
    },
    hearing: (hear) => {
      listener = hear;
    },
  };
}

/** @param keyboard null: this process has none, and the wire is absent. */
export function wedgeWire(keyboard: Keyboard | null): ByteWire {
  let taken = false;
  const open = (heard: Keyboard, listener: WireListener): Connection => {
    let live = true;
    taken = true;
    heard.hearing((text) => listener.data(new TextEncoder().encode(`${text}\r`)));
    return {
      write: () => Promise.resolve(fail('notSent')),
      close: (why) => {
        if (!live) return;
        live = false;
        taken = false;
        heard.attention(false);
        heard.hearing(null);
        listener.closed(why);
      },
      attention: (on) => {
        if (live) heard.attention(on);
      },
    };
  };
  return {
    name: ownIdText('wedge'),
    open: (listener) => {
      if (!keyboard) return Promise.resolve(fail('absent'));
      return Promise.resolve(taken ? fail('busy') : succeed(open(keyboard, listener)));
    },
  };
}
