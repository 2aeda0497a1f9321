// A shipped profile with a tenth of its deadlines.

import type { Catalogue } from '../../kiosk-config/profiles/catalogue.ts';
import { tenth } from './tenth.ts';

export function profileNamed<Profile extends object>(catalogue: Catalogue<Profile>, name: string): Profile {
  const profile = catalogue.named(name, true);
  if (!profile.ok) throw new Error(profile.fault.problem);
  return tenth(profile.value);
}
