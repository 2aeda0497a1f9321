// An invented citizen from a seed and a place in the list. The number tells the place again, so that nobody has to be kept.

import type { InventedInsurance, InventedPerson } from '../../people.ts';
import { type Chance, chanceOf } from '../random.ts';

const surnames = [
  '赵',
  '钱',
  '孙',
  '李',
  '周',
  '吴',
  '郑',
  '王',
  '冯',
  '陈',
  '褚',
  '卫',
  '蒋',
  '沈',
  '韩',
  '杨',
  '欧阳',
  '上官',
  '诸葛',
  '司马',
] as const;
/** No parent gives such names: whoever sees one knows that nobody is meant. */
const givenNames = ['测', '试', '样', '例', '虚', '构', '演', '示', '仿', '真', '模', '拟', '假', '设', '想', '编', '造', '㐂'] as const;
const employers = [
  '测试机械厂',
  '演示纺织有限公司',
  '样例软件公司',
  '虚构运输公司',
  '仿真食品厂',
  '假想物业公司',
  '模拟中学',
  '拟设医院',
] as const;

const places = ['660100', '660200', '660300', '660400', '660500'] as const;
const areasAPlace = 12;
const areas = places.length * areasAPlace;
/** The sequences before these belong to the people made by hand. */
const firstRank = 10;
const ranks = 490;
export const mostGenerated = areas * ranks;

export function generatedPerson(seed: string, index: number): InventedPerson {
  const chance = chanceOf(seed, 'person', index);
  const sex = chance.oneOf(['male', 'female'] as const);
  const year = chance.happens(0.12) ? chance.whole(2009, 2023) : chance.happens(0.25) ? chance.whole(1938, 1964) : chance.whole(1965, 2008);
  const birth = `${year}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`;
  const area = index % areas;
  const place = places[Math.floor(area / areasAPlace)] ?? places[0];
  const prefix = `66${place.slice(2, 4)}${two((area % areasAPlace) + 1)}`;
  const sequence = (firstRank + Math.floor(index / areas)) * 2 + (sex === 'male' ? 1 : 0);
  const valid = chance.whole(2008, 2023);
  return {
    id: `person-${String(index).padStart(5, '0')}`,
    name: chance.oneOf(surnames) + chance.oneOf(givenNames) + (chance.happens(0.9) ? chance.oneOf(givenNames) : ''),
    sex,
    nation: chance.happens(0.92) ? '01' : two(chance.whole(2, 56)),
    birth,
    address: `测试省演示市样例区虚构路${chance.whole(1, 400)}号`,
    number: withCheckDigit(`${prefix}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`),
    authority: '测试市公安局演示分局',
    validFrom: `${valid}-06-01`,
    validTo: year < 1975 ? null : `${valid + 20}-06-01`,
    insurances: insurancesOf(year, place, chance),
  };
}

/** The only place in the list whose person can have this number; -1: none. */
export function generatedIndexOf(number: string): number {
  const [, city, district, sequence] = /^66(\d\d)(\d\d)\d{8}(\d{3})[\dX]$/.exec(number) ?? [];
  const placeIndex = places.findIndex((place) => place.slice(2, 4) === city);
  const rank = Math.floor(Number(sequence) / 2) - firstRank;
  const part = Number(district) - 1;
  return placeIndex >= 0 && rank >= 0 && part >= 0 && part < areasAPlace ? rank * areas + placeIndex * areasAPlace + part : -1;
}

function insurancesOf(birthYear: number, place: string, chance: Chance): readonly InventedInsurance[] {
  const begin = (earliest: number): string => `${Math.max(2001, earliest)}-${two(chance.whole(1, 12))}-01`;
  const balanceFen = chance.whole(0, 1_200_000);
  const employer = chance.oneOf(employers);
  const employee = { insutype: '310', place, employer, balanceFen };
  const resident = { insutype: '390', psn_insu_stas: '1', place, balanceFen: 0, employer: null };
  if (birthYear >= 2004) return [{ ...resident, psn_type: '14', since: begin(birthYear + 1) }];
  const kind = chance.share();
  if (kind < 0.02) return [];
  if (kind < 0.3) return [{ ...resident, psn_type: '15', since: begin(2010) }];
  if (birthYear < 1966) return [{ ...employee, psn_insu_stas: '1', psn_type: '12', since: begin(1998) }];
  if (kind < 0.35) return [{ ...employee, psn_insu_stas: '2', psn_type: '11', since: begin(birthYear + 22) }];
  const current = { ...employee, psn_insu_stas: '1', psn_type: '11', since: begin(birthYear + 22) };
  return kind < 0.4 ? [current, { ...resident, psn_insu_stas: '4', psn_type: '15', since: begin(2010) }] : [current];
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const withCheckDigit = (digits: string): string =>
  digits + '10X98765432'.charAt(weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11);

const two = (value: number): string => String(value).padStart(2, '0');
