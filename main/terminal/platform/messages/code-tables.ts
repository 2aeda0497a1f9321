// The national codes of insurance types and states, in domain words (platform.md appendix B).

import type { InsuranceType, InsuredStatus } from '../../../../contract/view.ts';

const insuranceTypes: ReadonlyMap<string, InsuranceType> = new Map([
  ['310', 'employeeBasic'],
  ['320', 'civilServant'],
  ['330', 'largeAmount'],
  ['340', 'retiredCadre'],
  ['350', 'disabledVeteran'],
  ['360', 'redArmyVeteran'],
  ['370', 'enterpriseSupplement'],
  ['380', 'newRural'],
  ['390', 'residentBasic'],
  ['391', 'urbanResident'],
  ['392', 'residentSeriousIllness'],
  ['410', 'longTermCare'],
  ['510', 'maternity'],
]);

/** 3 is 无效 in one region and 终止 in another (platform.md §4), so it stays unknown until a region says. */
const insuredStatuses: ReadonlyMap<string, InsuredStatus> = new Map([
  ['0', 'notInsured'],
  ['1', 'insured'],
  ['2', 'suspended'],
  ['4', 'ended'],
]);

export const insuranceTypeOf = (insutype: string): InsuranceType => insuranceTypes.get(insutype) ?? 'other';

export const insuredStatusOf = (status: string): InsuredStatus => insuredStatuses.get(status) ?? 'unknown';

/** 人员证件类型 by the number itself: residence permits begin 81–83, a foreigner's card with 9 or (until 2023) three letters, all others are citizens'. */
export function certificateTypeOf(number: string): string {
  if (/^8[123]0000\d{11}[\dX]$/.test(number)) return '17';
  return /^(?:9\d{16}[\dX]|[A-Z]{3}\d{12})$/.test(number) ? '07' : '01';
}
