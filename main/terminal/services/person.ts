// How a person's insurances appear on the public screen: the names of their places, and the sum of the personal accounts.

import { privately } from '../../../contract/private.ts';
import type { Language } from '../../../contract/display.ts';
import type { Insurance } from '../../../contract/insurance.ts';
import { divisionName } from '../../../resources/divisions.ts';
import type { Answer } from '../session/types.ts';
import { cityOf } from './rules/division.ts';

/** Each place by the name that everybody has for it, else by the region's own, else by that of the city in which it lies. */
export const withPlaceNames = (insurances: readonly Insurance[], language: Language): Insurance[] =>
  insurances.map((row) => ({
    ...row,
    placeName: divisionName(row.placeCode, language) ?? row.placeName ?? divisionName(cityOf(row.placeCode) ?? '', language),
  }));

/** Insurance types that come with a personal account (个人账户). */
const withAccount: ReadonlySet<Insurance['type']> = new Set(['employeeBasic', 'retiredCadre', 'disabledVeteran', 'redArmyVeteran']);

/** @param divisions names of insured places by their code */
export function answerOf(rows: readonly Insurance[], asOf: string, divisions: Readonly<Record<string, string>>): Answer {
  const insurances = rows.map((row) => ({ ...row, placeName: row.placeName ?? divisions[row.placeCode] ?? null }));
  const accounts = insurances.filter((insurance) => withAccount.has(insurance.type) || insurance.balance.private !== 0);
  const sum = accounts.reduce((total, insurance) => total + insurance.balance.private, 0);
  return { insurances, balance: accounts.length > 0 ? privately(sum) : null, asOf };
}
