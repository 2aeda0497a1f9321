// Rule insuredNow: only whom an insurance covers now can file; and by which insurance.

import type { Insurance, InsuranceType } from '../../../../contract/view.ts';

/** Basic insurances, in the order in which one is filed by; the others only supplement them. */
const basic: readonly InsuranceType[] = [
  'employeeBasic',
  'retiredCadre',
  'disabledVeteran',
  'redArmyVeteran',
  'residentBasic',
  'urbanResident',
  'newRural',
];

/** The insurance that a filing rests on; null: none is in force. */
export function insuranceInForce(insurances: readonly Insurance[]): Insurance | null {
  const inForce = insurances.filter(({ status }) => status === 'insured');
  return basic.map((type) => inForce.find((insurance) => insurance.type === type)).find((found) => found !== undefined) ?? null;
}

export const insuredNow = (insurances: readonly Insurance[]): boolean => insuranceInForce(insurances) !== null;
