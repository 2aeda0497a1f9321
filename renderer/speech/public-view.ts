// A View without what is private: what is spoken on the loudspeaker is composed from this type, so that it cannot hold the person's data.

import type { Private } from '../../contract/private.ts';

declare const hidden: unique symbol;
/** Stands where something private was; nothing can be read from it. */
export interface Hidden {
  readonly [hidden]: true;
}

export type WithoutPrivate<T> =
  T extends Private<infer _>
    ? Hidden
    : T extends readonly (infer Item)[]
      ? readonly WithoutPrivate<Item>[]
      : T extends object
        ? { readonly [K in keyof T]: WithoutPrivate<T[K]> }
        : T;
