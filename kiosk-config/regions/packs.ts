// The region packs as they are written. Unchecked, so that a process which only wants to know one word of a pack does not check them all.

import sandboxHold from './sandbox-hold.json' with { type: 'json' };
import sandboxSm from './sandbox-sm.json' with { type: 'json' };
import sandboxUnkeyed from './sandbox-unkeyed.json' with { type: 'json' };
import sandbox from './sandbox.json' with { type: 'json' };

export const regionNames = ['sandbox', 'sandbox-unkeyed', 'sandbox-sm', 'sandbox-hold'] as const;
export type RegionName = (typeof regionNames)[number];

interface WrittenPack {
  /** Another pack: whatever this one does not say itself is as there, in the adapter section field by field. */
  readonly extends?: string;
  readonly adapter?: { readonly security?: string; readonly repetition?: string };
}

const packs: Readonly<Record<string, WrittenPack>> = {
  sandbox,
  'sandbox-unkeyed': sandboxUnkeyed,
  'sandbox-sm': sandboxSm,
  'sandbox-hold': sandboxHold,
};

export function writtenPack(name: string): WrittenPack {
  const pack = packs[name];
  if (!pack) throw new Error(`There is no region pack ${name}`);
  const { extends: base, ...own } = pack;
  if (base === undefined) return pack;
  const whole = writtenPack(base);
  return { ...whole, ...own, adapter: { ...whole.adapter, ...own.adapter } };
}

/** Whether the region's platform speaks the SM2/SM3/SM4 envelope, for which a terminal needs keys. */
export const speaksSm = (name: RegionName): boolean => writtenPack(name).adapter?.security === 'sm';
