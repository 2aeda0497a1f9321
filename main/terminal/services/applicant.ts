// Who files: the signed-in person, with the insurance that the filing rests on. Pure.

import type { Private } from '../../../contract/private.ts';
import type { Insurance } from '../../../contract/insurance.ts';
import type { Applicant } from './case.ts';
import { insuranceToFileBy } from './rules/insured-now.ts';

export interface PersonOnRecord {
  readonly name: Private;
  readonly number: Private;
  readonly personNumber: Private | null;
  readonly insurances: readonly Insurance[];
}

/**
 * @param placeTold where the person is insured by what was shown at the sign-in; empty: it told none
 * @param chosen id of the insurance that was chosen; left out: the first in force
 */
export function applicantOf({ name, number, personNumber, insurances }: PersonOnRecord, placeTold: string, chosen?: string): Applicant {
  const insurance = insuranceToFileBy(insurances, chosen);
  return { name, number, personNumber, insuredPlace: insurance?.placeCode ?? placeTold, insuranceType: insurance?.type ?? null };
}
