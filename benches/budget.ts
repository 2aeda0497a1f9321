// The promises about speed: ratios to a floor, which hold on any machine, and one absolute that a finger can feel.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Measurement, median, p95 } from './measure.ts';

const budgets = z.record(
  z.string(),
  z.strictObject({
    /** Most that the median may be, as a multiple of the floor's median. */
    ratio: z.number().positive(),
    /** Most that 95 of 100 may take, in milliseconds. */
    p95Ms: z.number().positive().optional(),
  }),
);
export type Budgets = z.infer<typeof budgets>;

export interface Verdict {
  readonly name: string;
  readonly statistic: 'median' | 'p95';
  /** Milliseconds. */
  readonly measured: number;
  readonly floor: number;
  readonly ratio: number;
  /** Of the ratio, or of the measured milliseconds; null: told, not judged. */
  readonly budget: { readonly unit: 'ratio' | 'ms'; readonly most: number } | null;
  readonly ok: boolean;
}

export const readBudgets = (): Budgets => budgets.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'budget.json'), 'utf8')));

/** Two lines a benchmark: its median against the ratio, its p95 against the absolute where there is one. */
export function judge({ name, measured, floor }: Measurement, all: Budgets): readonly Verdict[] {
  const budget = all[name];
  if (budget === undefined) throw new Error(`budget.json promises nothing about ${name}`);
  const line = (statistic: Verdict['statistic'], of: (values: readonly number[]) => number) => {
    const [value, least] = [of(measured), of(floor)];
    return { name, statistic, measured: value, floor: least, ratio: value / least };
  };
  const middle = line('median', median);
  const high = line('p95', p95);
  return [
    { ...middle, budget: { unit: 'ratio', most: budget.ratio }, ok: middle.ratio <= budget.ratio },
    budget.p95Ms === undefined
      ? { ...high, budget: null, ok: true }
      : { ...high, budget: { unit: 'ms', most: budget.p95Ms }, ok: high.measured <= budget.p95Ms },
  ];
}
