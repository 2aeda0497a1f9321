// The region packs this kiosk ships, each checked once, when it is first asked for: a terminal has one region, and a start has no time.

import { type RegionName, writtenPack } from './packs.ts';
import { type RegionPack, regionPack } from './schema.ts';

const checked = new Map<RegionName, RegionPack>();

/** A pack that breaks its schema is a broken build, so it throws. Checked once in a life: to compile the checks would cost more than they do. */
function packOf(name: RegionName): RegionPack {
  const pack = checked.get(name) ?? regionPack.parse(writtenPack(name), { jitless: true });
  checked.set(name, pack);
  return pack;
}

export const regions: Readonly<Record<RegionName, RegionPack>> = {
  get sandbox() {
    return packOf('sandbox');
  },
  get 'sandbox-unkeyed'() {
    return packOf('sandbox-unkeyed');
  },
  get 'sandbox-sm'() {
    return packOf('sandbox-sm');
  },
  get 'sandbox-hold'() {
    return packOf('sandbox-hold');
  },
};
