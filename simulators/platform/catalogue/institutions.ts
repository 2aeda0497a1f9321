// The invented designated institutions of province 66: number N is always the same one.

import { hospitalName, pharmacyName } from './names.ts';
import { digits, pick } from './numbers.ts';

export interface SimulatedInstitution {
  readonly fixmedins_code: string;
  readonly fixmedins_name: string;
  readonly uscc: string;
  /** 1 hospital, 2 pharmacy. */
  readonly fixmedins_type: string;
  readonly hosp_lv: string;
  readonly exp_content: string;
}

/** Counties of the invented province: division and what their institutions are called after. */
export const towns: readonly (readonly [string, string])[] = [
  ['660101', '演示市城东区'],
  ['660102', '演示市样例区'],
  ['660103', '演示市河西区'],
  ['660121', '演示市虚构县'],
  ['660201', '示范市中心区'],
  ['660202', '示范市北湖区'],
  ['660221', '示范市南岭县'],
  ['660301', '样例市新城区'],
  ['660321', '样例市白石县'],
  ['660401', '试验市东港区'],
  ['660421', '试验市清泉县'],
  ['660501', '虚构市老城区'],
  ['660521', '虚构市长乐县'],
  ['660522', '虚构市重山县'],
];

const place: readonly [string, string] = ['660000', '测试省'];
const bigLevels = ['2', '2', '3', '5', '5', '6', '12'];
const smallLevels = ['8', '9', '11', '14'];

export function institution(index: number): SimulatedInstitution {
  const [division, town] = towns[pick(index, 1, towns.length)] ?? place;
  const kind = pick(index, 2, 10);
  const isPharmacy = kind >= 6;
  const isSmall = kind >= 2;
  const levels = isSmall ? smallLevels : bigLevels;
  return {
    fixmedins_code: `${isPharmacy ? 'P' : 'H'}${division}${digits(index, 5)}`,
    fixmedins_name: isPharmacy ? pharmacyName(index, town) : hospitalName(index, town, isSmall),
    uscc: `52${division}${digits(index, 9)}X`,
    fixmedins_type: isPharmacy ? '2' : '1',
    hosp_lv: isPharmacy ? '' : (levels[pick(index, 3, levels.length)] ?? '11'),
    exp_content: JSON.stringify({ admdvs: division, outmed_flag: pick(index, 4, 5) === 0 ? '0' : '1' }),
  };
}
