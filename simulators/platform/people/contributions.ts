// What was paid for a person (缴费): by month for employees, by year for residents; a retired person pays nothing.

import type { InventedInsurance } from '../../people.ts';
import { chanceOf } from '../random.ts';
import { dayIn, monthAfter, monthOf, monthsBetween } from './calendar.ts';
import type { Resident } from './population.ts';

/** Amounts in fen. */
export interface Contribution {
  readonly insutype: string;
  /** yyyyMM, both included. */
  readonly from: string;
  readonly to: string;
  readonly ownFen: number;
  readonly employerFen: number;
  readonly subsidyFen: number;
  /** The day it arrived, null: not yet. */
  readonly paidOn: string | null;
}

/** How far the platform looks back. */
const monthsKept = 60;
/** The day of the month on which employers pay. */
export const payday = 5;
const ownShare = 0.02;
const employerShare = 0.07;
/** Own part and subsidy of residents, in yuan a year. */
const residentRates: Readonly<Record<string, readonly [number, number]>> = {
  2020: [280, 550],
  2021: [320, 580],
  2022: [350, 610],
  2023: [380, 640],
  2024: [400, 670],
};
const laterRate = [400, 700] as const;

/** Somebody whose employment ended paid until here. */
export const pausedSince = '2025-06-30';

/** Oldest first. @param today yyyy-MM-dd */
export const contributionsOf = (seed: string, person: Resident, today: string): readonly Contribution[] =>
  person.insurances
    .flatMap((insurance) => (insurance.insutype === '310' ? monthly(seed, person, insurance, today) : yearly(insurance, today)))
    .filter(({ paidOn }) => paidOn === null || paidOn <= today)
    .toSorted((one, other) => one.from.localeCompare(other.from));

function monthly(seed: string, person: Resident, insurance: InventedInsurance, today: string): readonly Contribution[] {
  if (insurance.psn_type !== '11' || insurance.psn_insu_stas === '4') return [];
  const baseFen = chanceOf(seed, 'wage', person.personNumber).whole(40, 150) * 10_000;
  const last = insurance.psn_insu_stas === '2' ? monthOf(pausedSince) : monthOf(today);
  return monthsBetween(laterOf(monthOf(insurance.since), monthAfter(monthOf(today), -monthsKept)), last).map((month) => {
    const fen = Math.round(baseFen * 1.04 ** (Number(month.slice(0, 4)) - 2020));
    const due = dayIn(month, payday);
    return {
      ...{ insutype: insurance.insutype, from: month, to: month, subsidyFen: 0 },
      ...{ ownFen: Math.round(fen * ownShare), employerFen: Math.round(fen * employerShare), paidOn: due <= today ? due : null },
    };
  });
}

function yearly({ insutype, psn_insu_stas, since }: InventedInsurance, today: string): readonly Contribution[] {
  const last = Number(today.slice(0, 4)) - (psn_insu_stas === '4' ? 2 : 0);
  const first = Math.max(Number(since.slice(0, 4)), Number(today.slice(0, 4)) - monthsKept / 12);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const year = first + index;
    const [own, subsidy] = residentRates[year] ?? laterRate;
    const begin = laterOf(`${year}01`, monthOf(since));
    return {
      ...{ insutype, from: begin, to: `${year}12`, employerFen: 0, ownFen: own * 100, subsidyFen: subsidy * 100 },
      // Residents pay before the year begins; who joined in its middle pays then.
      paidOn: begin === `${year}01` ? `${year - 1}-11-20` : since,
    };
  });
}

const laterOf = (one: string, other: string): string => (one > other ? one : other);
