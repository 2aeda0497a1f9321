// The promises about speed: ratios to a floor, which hold on any machine, and one absolute that a finger can feel.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Measurement, median, p95, type Unit } from './measure.ts';

const budgets = z.record(
  z.string(),
  z
    .strictObject({
      /** Most that the median may be, as a multiple of the floor's median. */
      ratio: z.number().positive().optional(),
      /** Least that it must be, for what should be much more than its floor. */
      least: z.number().positive().optional(),
      /** Most that 95 of 100 may take, in milliseconds. */
      p95Ms: z.number().positive().optional(),
    })
    .refine(({ ratio, least }) => (ratio === undefined) !== (least === undefined), 'a promise is either a ratio or a least'),
);
export type Budgets = z.infer<typeof budgets>;

export interface Verdict {
  readonly name: string;
  readonly statistic: 'median' | 'p95';
  readonly unit: Unit;
  readonly measured: number;
  readonly floor: number;
  readonly ratio: number;
  /** Of the ratio, or of the measured milliseconds; null: told, not judged. */
  readonly budget: { readonly unit: 'ratio' | 'ms'; readonly most: number } | { readonly unit: 'ratio'; readonly least: number } | null;
  readonly ok: boolean;
}

export const readBudgets = (): Budgets => budgets.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'budget.json'), 'utf8')));

/** Two lines a benchmark: its median against the ratio, its p95 (of milliseconds) against the absolute where there is one. */
export function judge({ name, unit = 'ms', measured, floor }: Measurement, all: Budgets): readonly Verdict[] {
  const budget = all[name];
  if (budget === undefined) throw new Error(`budget.json promises nothing about ${name}`);
  const line = (statistic: Verdict['statistic'], of: (values: readonly number[]) => number) => {
    const [value, least] = [of(measured), of(floor)];
    return { name, statistic, unit, measured: value, floor: least, ratio: value / least };
  };
  const middle = line('median', median);
  const high = line('p95', p95);
  const { ratio, least = 0 } = budget;
  const judged: Verdict =
    ratio === undefined
      ? { ...middle, budget: { unit: 'ratio', least }, ok: middle.ratio >= least }
      : { ...middle, budget: { unit: 'ratio', most: ratio }, ok: middle.ratio <= ratio };
  if (unit !== 'ms') return [judged];
  return [
    judged,
    budget.p95Ms === undefined
      ? { ...high, budget: null, ok: true }
      : { ...high, budget: { unit: 'ms', most: budget.p95Ms }, ok: high.measured <= budget.p95Ms },
  ];
}
