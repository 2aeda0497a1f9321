// What a benchmark hands back, and the statistics over it: a value beside its floor, both taken in the same run.

export type Unit = 'ms' | 'bytes' | 'bytes per second';

export interface Measurement {
  readonly name: string;
  /** What the numbers count; of `bytes per second` more is better, and the floor is what the wire can carry. */
  readonly unit?: Unit;
  readonly measured: readonly number[];
  /** The least that this machine, the wire or the text allows, in the same unit. */
  readonly floor: readonly number[];
  /** Where the time goes, in milliseconds: for whoever wants it shorter, without a budget. */
  readonly parts?: Readonly<Record<string, readonly number[]>>;
}

export interface Benchmark {
  readonly name: string;
  readonly about: string;
  readonly run: (options: BenchmarkOptions) => Promise<Measurement>;
}

export interface BenchmarkOptions {
  readonly rounds: number;
  /** A line for whoever waits. */
  readonly tell: (line: string) => void;
}

/** The smallest value that at least `share` (0 to 1) of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export function median(values: readonly number[]): number {
  const middle = values.length / 2;
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return (low + high) / 2;
}

export const p95 = (values: readonly number[]): number => percentile(values, 0.95);

/** A and B in turn, so that whatever else the machine does hits both; the first round of each only warms up. */
export async function interleave(
  { rounds, tell }: BenchmarkOptions,
  takeValue: () => Promise<readonly number[]>,
  takeFloor: () => Promise<readonly number[]>,
): Promise<Pick<Measurement, 'measured' | 'floor'>> {
  const measured: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const values = await takeValue();
    const floors = await takeFloor();
    if (round > 0) {
      measured.push(...values);
      floor.push(...floors);
    }
    tell(
      `${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`}: ${median(values).toFixed(1)} ms, floor ${median(floors).toFixed(1)} ms`,
    );
  }
  return { measured, floor };
}
