// A View without what is private: what is spoken on the loudspeaker is composed from this type, so that it cannot hold the person's data.

import type { Private } from '../../contract/private.ts';

const hidden: unique symbol = Symbol('hidden');
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

const nothing: Hidden = { [hidden]: true };

/** A copy in which everything private is really gone, not only by type. */
export function withoutPrivate<T>(value: T): WithoutPrivate<T>;
export function withoutPrivate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutPrivate(item));
  if (typeof value !== 'object' || value === null) return value;
  if ('private' in value) return nothing;
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, withoutPrivate(inner)]));
}
