// The region packs this kiosk ships, checked once when they are loaded.

import sandbox from './sandbox.json' with { type: 'json' };
import { type RegionPack, regionPack } from './schema.ts';

/** A pack that breaks its schema is a broken build, so it throws. */
export const regions = { sandbox: regionPack.parse(sandbox) } as const satisfies Record<string, RegionPack>;
