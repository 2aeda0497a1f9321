// A region pack: what one region selects and overrides. Names of its divisions, the numbers of its rules, and how its platform is spoken to.

import { z } from 'zod';
import { offline } from '../services/schema.ts';
import { adapterSection } from './adapter.ts';

export const regionPack = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z][a-z-]*$/),
  /** Names of insured places by their six-digit division (医保区划), as citizens know them. */
  divisions: z.record(z.string().regex(/^\d{6}$/), z.string().min(1).max(40)),
  /** The region's own numbers in the rules of main/terminal/services/rules. */
  rules: z
    .strictObject({
      remoteTreatment: z
        .strictObject({
          temporaryMonths: z.int().min(1).max(24).default(6).describe('How long a temporary filing is valid; at least 6 by national rule'),
          daysAhead: z.int().min(1).max(14).default(7).describe('It may begin today or on one of so many days after'),
          reductionPercent: z
            .strictObject({ filed: z.int().min(0).max(50), notFiled: z.int().min(0).max(50) })
            .nullable()
            .default(null)
            .describe('How much less is reimbursed; null: nothing is said'),
        })
        .prefault({}),
    })
    .prefault({}),
  services: z
    .record(
      z.string(),
      z.strictObject({
        enabled: z.boolean().default(true).describe('false: this region does not offer it'),
        offline: offline.optional().describe('In place of what the service document says'),
      }),
    )
    .default({})
    .describe('By the id of their documents; one that is not named is as its document says'),
  adapter: adapterSection,
});
export type RegionPack = z.infer<typeof regionPack>;
