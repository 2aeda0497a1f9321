// A catalogue of the profiles of one kind of device: finds one by name, checks its file, and refuses what nobody has tried.

import { z } from 'zod';
import { fail, type Result, succeed } from '../../contract/result.ts';

/** What is wrong, in English for the technician; it quotes only the configuration. */
export interface ProfileFault {
  readonly problem: string;
}

export interface Catalogue<Profile> {
  readonly names: readonly string[];
  /** The profile of that name; a fault names the ones there are. One marked `verified: false` is refused unless the configuration allows it. */
  readonly named: (name: string, allowUnverified: boolean) => Result<Profile, ProfileFault>;
}

/** Fields of every profile. */
export const profileHead = {
  verified: z
    .boolean()
    .describe(
      'false: written from a manual and never tried, not even on our simulator of that model; refused unless the configuration allows it',
    ),
};

export function catalogue<Profile extends { readonly verified: boolean }>(
  schema: z.ZodType<Profile>,
  files: Readonly<Record<string, unknown>>,
): Catalogue<Profile> {
  const names = Object.keys(files);
  return {
    names,
    named(name, allowUnverified) {
      if (!Object.hasOwn(files, name)) {
        return fail({ problem: `There is no profile "${name}" for this device; there are: ${names.join(', ')}` });
      }
      const parsed = schema.safeParse(files[name], { jitless: true });
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return fail({ problem: `Profile ${name}.json, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
      }
      if (!parsed.data.verified && !allowUnverified) {
        return fail({ problem: `Profile "${name}" has never been tried on such a device; "allowUnverified": true uses it all the same` });
      }
      return succeed(parsed.data);
    },
  };
}
