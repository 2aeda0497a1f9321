// A process that runs some cells one after the other on one rig, and tells each result; what nobody caught is a violation.

import { z } from 'zod';
import { brokenDrivers } from './broken-drivers.ts';
import { openRig } from './rig.ts';
import { runCell, settled } from './run-cell.ts';
import { subjectNamed } from './subjects.ts';
import type { Cell, CellResult } from './words.ts';

const cell = z.object({ subject: z.string(), wire: z.enum(['tcp', 'serial', 'hid']), command: z.string(), fault: z.string() });
const task = z.object({
  cells: z.array(cell).min(1),
  broken: z.enum(Object.keys(brokenDrivers) as (keyof typeof brokenDrivers)[]).nullable(),
});
export type LaneTask = z.input<typeof task>;

export type LaneReport =
  | { readonly kind: 'began'; readonly cell: Cell }
  | { readonly kind: 'ended'; readonly result: CellResult }
  /** The rig could not go on: the rest of the cells needs a new process. */
  | { readonly kind: 'gaveUp' };

const uncaught: string[] = [];
const note = (error: unknown): void => {
  uncaught.push(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
};
process.on('unhandledRejection', note);
process.on('uncaughtException', note);
process.on('disconnect', () => process.exit(0));

const tell = (report: LaneReport): Promise<void> => new Promise((resolve) => process.send?.(report, () => resolve()));

process.once('message', (received) => {
  work(task.parse(received)).catch((error: unknown) => {
    process.stderr.write(`matrix: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});

async function work({ cells, broken }: z.output<typeof task>): Promise<void> {
  const [first] = cells;
  if (!first) return;
  const subject = subjectNamed(first.subject);
  const rig = await openRig(subject, first.wire, broken === null ? subject.open : brokenDrivers[broken]);
  if (!(await settled(rig))) throw new Error('The device never came up');
  for (const one of cells) {
    await tell({ kind: 'began', cell: one });
    const result = await runCell(rig, one);
    const crashes = uncaught.splice(0).map((error) => `crashes: ${error}`);
    await tell({ kind: 'ended', result: { ...result, violations: [...result.violations, ...crashes] } });
    // A device that hangs or did not come back would spoil the cells after it.
    if (result.violations.length > 0) {
      await tell({ kind: 'gaveUp' });
      break;
    }
  }
  await rig.close();
  process.exit(0);
}
