// Rule insuredNow: only whom an insurance covers now can file; and by which insurance.

import type { Insurance, InsuranceType } from '../../../../contract/insurance.ts';

/** Basic insurances, in the order in which they are offered; the others only supplement them. */
const basic: readonly InsuranceType[] = [
  'employeeBasic',
  'retiredCadre',
  'disabledVeteran',
  'redArmyVeteran',
  'residentBasic',
  'urbanResident',
  'newRural',
];

/** Of two rows of one type at one place nobody can choose one. */
export const insuranceId = ({ type, placeCode }: Insurance): string => `${type}-${placeCode}`;

/** The basic insurances in force that a filing can rest on. */
export function insurancesInForce(insurances: readonly Insurance[]): readonly Insurance[] {
  const inForce = basic.flatMap((type) => insurances.filter((row) => row.type === type && row.status === 'insured'));
  return [...new Map(inForce.map((row) => [insuranceId(row), row])).values()];
}

/** The one that was chosen, or without a choice the first; null: none is in force. */
export function insuranceToFileBy(insurances: readonly Insurance[], chosen?: string): Insurance | null {
  const inForce = insurancesInForce(insurances);
  return (chosen === undefined ? inForce[0] : inForce.find((row) => insuranceId(row) === chosen)) ?? null;
}

export const insuredNow = (insurances: readonly Insurance[]): boolean => insurancesInForce(insurances).length > 0;
