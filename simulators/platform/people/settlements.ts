// What was settled for a person (结算) month by month, fee by fee; every amount follows from its fees, so that all sums agree.

import { daysAfter } from '../china-time.ts';
import { institution, type SimulatedInstitution } from '../catalogue/institutions.ts';
import type { InventedInsurance } from '../../people.ts';
import { type Chance, chanceOf } from '../random.ts';
import { dayIn, monthAfter, monthOf, monthsBetween } from './calendar.ts';
import { chronicDiseases, type Item, outpatientDiagnoses, pharmacyItems, visitItems, wardDiagnoses, wardItems } from './medicine.ts';
import { pausedSince, payday } from './contributions.ts';
import type { Resident } from './population.ts';

/** Amounts in fen. */
export interface Fee {
  readonly item: Item;
  readonly count: number;
  readonly sumFen: number;
  /** 全自费 */
  readonly ownFen: number;
  /** 超限价自费 */
  readonly overLimitFen: number;
  /** 先行自付 */
  readonly firstFen: number;
  /** 符合政策范围 */
  readonly inScopeFen: number;
}

export interface Settlement {
  /** Serial of the visit: setl_id and mdtrt_id come from it. */
  readonly serial: string;
  readonly insurance: InventedInsurance;
  readonly institution: SimulatedInstitution;
  /** 支付地点: 2 here, 3 another city of the province, 4 another province. */
  readonly payPlace: '2' | '3' | '4';
  readonly medType: '11' | '14' | '2101' | '41';
  readonly begin: string;
  readonly end: string;
  /** yyyy-MM-dd HH:mm:ss */
  readonly settledAt: string;
  readonly diagnosis: readonly [code: string, name: string];
  readonly fees: readonly Fee[];
  readonly deductibleFen: number;
  readonly ratio: number;
  /** 统筹 */
  readonly poolFen: number;
  /** 大病 (residents) or 大额 (employees). */
  readonly extraFen: number;
  /** Paid out of the own account. */
  readonly accountFen: number;
  /** Paid out of a relative's account (共济). */
  readonly mutualFen: number;
}

const monthsKept = 36;
/** The most that somebody pays out of his account at once. */
const accountLimitFen = 80_000;
const extraFromFen = 1_000_000;

/** The chronic diseases that a person is registered with, from the seed. */
export function chronicOf(seed: string, person: Resident): readonly (typeof chronicDiseases)[number][] {
  const chance = chanceOf(seed, 'chronic', person.personNumber);
  const age = 2026 - Number(person.birth.slice(0, 4));
  return chronicDiseases.filter(() => chance.happens(age > 60 ? 0.35 : age > 40 ? 0.12 : 0.01));
}

/** Oldest first; those of a stay that has not ended are not among them. @param today yyyy-MM-dd */
export const settlementsOf = (seed: string, person: Resident, today: string): readonly Settlement[] =>
  visitsOf(seed, person, today).filter((visit) => visit.end < today);

/** The stay in hospital that has begun and not ended. */
export const openStayOf = (seed: string, person: Resident, today: string): Settlement | null =>
  visitsOf(seed, person, today).find((visit) => visit.begin <= today && visit.end >= today) ?? null;

function visitsOf(seed: string, person: Resident, today: string): readonly Settlement[] {
  const insurance = person.insurances.find((row) => row.psn_insu_stas !== '4');
  if (!insurance) return [];
  const first = [monthOf(insurance.since), monthAfter(monthOf(today), -monthsKept)].toSorted()[1] ?? '';
  const last = insurance.psn_insu_stas === '2' ? monthOf(pausedSince) : monthOf(today);
  const age = 2026 - Number(person.birth.slice(0, 4));
  return monthsBetween(first, last)
    .flatMap((month) => {
      const chance = chanceOf(seed, 'visits', person.personNumber, month);
      const count = (chance.happens(age > 55 ? 0.7 : 0.3) ? 1 : 0) + (chance.happens(age > 55 ? 0.35 : 0.1) ? 1 : 0);
      return Array.from({ length: count }, (_, index) => visit(seed, person, insurance, month, index));
    })
    .toSorted((one, other) => one.settledAt.localeCompare(other.settledAt));
}

function visit(seed: string, person: Resident, insurance: InventedInsurance, month: string, index: number): Settlement {
  const chance = chanceOf(seed, 'visit', person.personNumber, month, index);
  const chronic = chronicOf(seed, person);
  const medType = medTypeOf(chance, insurance, chronic.length > 0);
  const nights = medType === '2101' ? chance.whole(3, 12) : 0;
  // After the payday and within the month, so that an account is never asked before it is filled.
  const begin = dayIn(month, chance.whole(payday + 1, 27 - nights));
  const end = daysAfter(begin, nights);
  const disease = chance.oneOf(chronicDiseases);
  const treated = chronic[chance.whole(0, Math.max(0, chronic.length - 1))] ?? disease;
  const fees = feesOf(chance, medType, treated.drug, nights);
  const payPlace = medType === '2101' && chance.happens(0.15) ? '4' : chance.happens(0.05) ? '3' : '2';
  const isEmployee = insurance.insutype === '310';

  const total = sum(fees, ({ sumFen }) => sumFen);
  const inScopeFen = sum(fees, (fee) => fee.inScopeFen);
  const deductibleFen = Math.min(inScopeFen, medType === '2101' ? 60_000 : 0);
  const ratio = ratioOf(medType, isEmployee, insurance.psn_type === '12', payPlace);
  const poolFen = Math.floor((inScopeFen - deductibleFen) * ratio);
  const extraFen = Math.floor(Math.max(0, inScopeFen - poolFen - extraFromFen) * 0.6);
  const own = total - poolFen - extraFen;
  const accountFen = isEmployee && chance.happens(medType === '41' ? 1 : 0.7) ? Math.min(own, accountLimitFen) : 0;
  const mutualFen = !isEmployee && chance.happens(0.15) ? Math.min(own, 10_000) : 0;
  return {
    serial: `66${month}${person.personNumber.slice(-8)}${index}`,
    ...{ insurance, payPlace, medType, begin, end, fees, deductibleFen, ratio, poolFen, extraFen, accountFen, mutualFen },
    institution: institutionOf(chance, medType === '41', payPlace),
    settledAt: `${end} ${String(chance.whole(8, 16)).padStart(2, '0')}:${String(chance.whole(10, 59))}:${String(chance.whole(10, 59))}`,
    diagnosis:
      medType === '14'
        ? [treated.code, treated.name]
        : medType === '2101'
          ? chance.oneOf(wardDiagnoses)
          : chance.oneOf(outpatientDiagnoses),
  };
}

function medTypeOf(chance: Chance, { insutype }: InventedInsurance, isChronic: boolean): Settlement['medType'] {
  const kind = chance.share();
  if (isChronic && kind < 0.4) return '14';
  if (kind > 0.94) return '2101';
  return insutype === '310' && kind > 0.65 ? '41' : '11';
}

function ratioOf(medType: Settlement['medType'], isEmployee: boolean, isRetired: boolean, payPlace: Settlement['payPlace']): number {
  if (medType === '41') return 0;
  const base = medType === '2101' ? 75 : 50;
  return (base + (isEmployee ? (isRetired ? 15 : 10) : 0) - (payPlace === '4' ? 10 : 0)) / 100;
}

function feesOf(chance: Chance, medType: Settlement['medType'], chronicDrug: Item, nights: number): readonly Fee[] {
  switch (medType) {
    case '41':
      return [feeOf(chance.oneOf(pharmacyItems), chance.whole(1, 3), chance)];
    case '14':
      return [feeOf(visitItems[0], 1, chance), feeOf(chronicDrug, chance.whole(2, 6), chance)];
    case '2101':
      return wardItems
        .filter((_, index) => index < 2 || chance.happens(0.7))
        .map((item, index) => feeOf(item, index < 2 ? nights : item.priceFen > 50_000 ? 1 : nights, chance));
    case '11':
      return [feeOf(visitItems[0], 1, chance), feeOf(chance.oneOf(visitItems), chance.whole(1, 3), chance)];
  }
}

function feeOf(item: Item, count: number, chance: Chance): Fee {
  const sumFen = item.priceFen * count;
  if (item.level === '03') return { item, count, sumFen, ownFen: sumFen, overLimitFen: 0, firstFen: 0, inScopeFen: 0 };
  const overLimitFen = item.list === '301' && chance.happens(0.5) ? Math.floor(sumFen * 0.05) : 0;
  const firstFen = item.level === '02' ? Math.floor((sumFen - overLimitFen) * 0.1) : 0;
  return { item, count, sumFen, ownFen: 0, overLimitFen, firstFen, inScopeFen: sumFen - overLimitFen - firstFen };
}

const elsewhere: SimulatedInstitution = {
  ...{ fixmedins_code: 'H31000000001', fixmedins_name: '外省演示中心医院', uscc: '', fixmedins_type: '1', hosp_lv: '2', exp_content: '' },
};

function institutionOf(chance: Chance, isPharmacy: boolean, payPlace: Settlement['payPlace']): SimulatedInstitution {
  if (payPlace === '4') return elsewhere;
  const first = chance.whole(0, 1900);
  const near = Array.from({ length: 40 }, (_, step) => institution(first + step));
  return near.find(({ fixmedins_type }) => (fixmedins_type === '2') === isPharmacy) ?? institution(0);
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);

export interface Amounts {
  readonly totalFen: number;
  readonly ownFen: number;
  readonly overLimitFen: number;
  readonly firstFen: number;
  readonly inScopeFen: number;
  readonly fundFen: number;
  /** 个人负担: what no fund pays. */
  readonly personFen: number;
  /** 个人账户支出, a relative's included. */
  readonly accountFen: number;
  readonly cashFen: number;
}

export function amountsOf({ fees, poolFen, extraFen, accountFen, mutualFen }: Settlement): Amounts {
  const totalFen = sum(fees, (fee) => fee.sumFen);
  const fundFen = poolFen + extraFen;
  const personFen = totalFen - fundFen;
  return {
    ...{ totalFen, fundFen, personFen, accountFen: accountFen + mutualFen, cashFen: personFen - accountFen - mutualFen },
    ownFen: sum(fees, (fee) => fee.ownFen),
    overLimitFen: sum(fees, (fee) => fee.overLimitFen),
    firstFen: sum(fees, (fee) => fee.firstFen),
    inScopeFen: sum(fees, (fee) => fee.inScopeFen),
  };
}
