// Runs cells in several processes at once: one a device and wire, started again where a rig could not go on.

import { fork } from 'node:child_process';
import path from 'node:path';
import type { LaneReport, LaneTask } from './lane.ts';
import { preloaded } from '../../simulators/hidsim/shim.ts';
import { type Cell, type CellResult, cellName } from './words.ts';

export interface LanesOptions {
  readonly atOnce: number;
  readonly broken?: LaneTask['broken'];
  readonly told?: (result: CellResult) => void;
}

/** A rig alone on its processor would need half of it. */
const cellWithinMs = 60_000;

/** @returns a result for every cell, in the order of the cells */
export async function runCells(
  cells: readonly Cell[],
  { atOnce, broken = null, told = () => undefined }: LanesOptions,
): Promise<readonly CellResult[]> {
  const results = new Map<string, CellResult>();
  const waiting = lanesOf(cells, atOnce);
  const take = (result: CellResult): void => {
    results.set(cellName(result.cell), result);
    told(result);
  };
  const work = async (): Promise<void> => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
      let left: readonly Cell[] = lane;
      while (left.length > 0) left = await runLane(left, broken, take);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return cells.flatMap((cell) => results.get(cellName(cell)) ?? []);
}

/** Cells of one rig stay together; a long row is halved until there is work for all. */
function lanesOf(cells: readonly Cell[], atOnce: number): Cell[][] {
  const rigs = [...Map.groupBy(cells, ({ subject, wire }) => `${subject} ${wire}`).values()];
  const longest = Math.max(6, Math.ceil(cells.length / (atOnce * 3)));
  return rigs
    .flatMap((rig) =>
      Array.from({ length: Math.ceil(rig.length / longest) }, (_, index) => rig.slice(index * longest, (index + 1) * longest)),
    )
    .toSorted((a, b) => b.length - a.length);
}

/** @returns the cells that are still to be run */
function runLane(cells: readonly Cell[], broken: LaneTask['broken'], take: (result: CellResult) => void): Promise<readonly Cell[]> {
  return new Promise((resolve) => {
    const env = cells[0]?.wire === 'hid' ? { ...process.env, LD_PRELOAD: preloaded(process.env.LD_PRELOAD) } : process.env;
    const child = fork(path.join(import.meta.dirname, 'lane.ts'), { execArgv: [], env });
    let ended = 0;
    let current: Cell | null = null;
    let watchdog = setTimeout(() => child.kill('SIGKILL'), cellWithinMs);
    child.on('message', (report: LaneReport) => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => child.kill('SIGKILL'), cellWithinMs);
      if (report.kind === 'began') current = report.cell;
      if (report.kind !== 'ended') return;
      current = null;
      ended += 1;
      take(report.result);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(watchdog);
      const victim = current ?? (ended === 0 ? cells[0] : null);
      if (victim) {
        take(crashed(victim, `crashes: the process ended with ${signal ?? code}`));
        ended += 1;
      }
      resolve(cells.slice(ended));
    });
    const task: LaneTask = { cells: [...cells], broken };
    child.send(task);
  });
}

const crashed = (cell: Cell, violation: string): CellResult => ({
  cell,
  state: '–',
  code: 'none',
  outcome: null,
  recovery: 'technician',
  settle: 'never',
  commandMs: 0,
  settleMs: 0,
  asked: [],
  stalledMs: 0,
  excuse: null,
  violations: [violation],
});
