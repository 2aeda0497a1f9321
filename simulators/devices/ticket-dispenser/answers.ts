// What the printer says: the pages of DLE EOT, Custom's full status asked or told by itself, and its model.

import { identity, openStatusAnswers } from '../escpos/status.ts';
import type { Personality } from './commands.ts';
import { type DispenserCondition, fullStatus } from './full-status.ts';

/** What each answers to `1D 49 n`; the generic one answers as the receipt printer does. */
const models: Readonly<Record<Personality, ReadonlyMap<number, readonly number[]> | null>> = {
  cutter: null,
  vkp80ii: new Map([[0x01, [0x5d]]]),
  vkp80iii: new Map([[0xff, [0x02, 0x05]]]),
};

export interface AnswersOptions {
  readonly personality: Personality;
  readonly now: () => { readonly condition: DispenserCondition; readonly atExit: boolean; readonly moving: boolean };
  readonly send: (bytes: Uint8Array) => void;
}

export interface Answers {
  readonly page: (page: 1 | 2 | 3 | 4) => void;
  readonly fullStatus: () => void;
  readonly model: (what: number) => void;
  /** Which bytes of the full status it tells by itself: one bit each. */
  readonly automatic: (mask: number) => void;
  /** Something may have changed. */
  readonly announce: () => void;
  readonly stale: (stale: boolean) => void;
  /** As after power on. */
  readonly restart: () => void;
}

export function openAnswers({ personality, now, send }: AnswersOptions): Answers {
  const pages = openStatusAnswers();
  let last: Uint8Array | null = null;
  let automatic = { mask: 0, told: '' };

  function current(): Uint8Array {
    const { condition, atExit, moving } = now();
    return fullStatus(condition, atExit, moving);
  }

  /** `10 mask` and the bytes that the mask names, whenever one of them is another. */
  function announce(): void {
    const { mask, told } = automatic;
    if (mask === 0 || pages.isStale()) return;
    const named = [...current().subarray(2)].filter((_, index) => (mask & (1 << index)) !== 0);
    if (named.join() === told) return;
    automatic = { mask, told: named.join() };
    send(Uint8Array.of(0x10, mask, ...named));
  }

  return {
    page: (page) => send(Uint8Array.of(pages.answer(offLineToo(now().condition), page))),
    fullStatus() {
      if (personality === 'cutter') return;
      const fresh = current();
      const before = last ?? fresh;
      last = fresh;
      send(pages.isStale() ? before : fresh);
    },
    model(what) {
      const own = models[personality];
      const answer = own ? own.get(what) : identity(what);
      if (answer) send(Uint8Array.from(answer));
    },
    automatic(mask) {
      automatic = { mask, told: '' };
      announce();
    },
    announce,
    stale: pages.stale,
    restart() {
      automatic = { mask: 0, told: '' };
      last = null;
    },
  };
}

/** A ticket that is stuck in the presenter keeps the printer from reading and printing like any jam. */
export const offLineToo = (condition: DispenserCondition): DispenserCondition =>
  condition.presenterJam ? { ...condition, fault: 'jam' } : condition;
