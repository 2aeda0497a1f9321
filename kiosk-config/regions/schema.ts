// A region pack: what one region selects and overrides. For now the names of its divisions.

import { z } from 'zod';

export const regionPack = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z][a-z-]*$/),
  /** Names of insured places by their six-digit division (医保区划), as citizens know them. */
  divisions: z.record(z.string().regex(/^\d{6}$/), z.string().min(1).max(40)),
});
export type RegionPack = z.infer<typeof regionPack>;
