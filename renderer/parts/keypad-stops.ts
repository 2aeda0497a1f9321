// What the keypad can rest on: each part says here what is spoken of it; which comes next is decided in use-keypad.ts alone.

import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Said } from '../speech/types.ts';

/** A field that digits are typed into; it takes them from the first press on, until it is finished with #. */
export interface Entry {
  readonly type: (character: string) => void;
  readonly erase: () => void;
  /** How much is typed, never what: the room may hear it. */
  readonly says: () => Said;
}

const saidOf = new WeakMap<Element, Said | null>();
const saidAfter = new WeakMap<Element, Said | null>();
const entryOf = new WeakMap<Element, Entry>();

export const saidBy = (element: Element): Said | null => saidOf.get(element) ?? entryOf.get(element)?.says() ?? null;
/** Said once the keypad has pressed the key. */
export const afterwardsBy = (element: Element): Said | null => saidAfter.get(element) ?? null;
export const entryIn = (element: Element): Entry | null => entryOf.get(element) ?? null;

/** Null: nothing is spoken of it. */
export function useStop<E extends HTMLElement>(says: Said | null, afterwards: Said | null = null): RefObject<E | null> {
  const ref = useRef<E | null>(null);
  useLayoutEffect(() => {
    if (!ref.current) return;
    saidOf.set(ref.current, says);
    saidAfter.set(ref.current, afterwards);
  });
  return ref;
}

/** Goes with `{...entryStop}` onto the element that shows what is typed. */
export function useEntry<E extends HTMLElement>(entry: Entry): RefObject<E | null> {
  const ref = useRef<E | null>(null);
  useLayoutEffect(() => {
    if (ref.current) entryOf.set(ref.current, entry);
  });
  return ref;
}

export const entryStop = { tabIndex: -1, 'data-entry': '' } as const;
