// `npm run devices:matrix`: every fault × every command × every wire, judged; writes docs/devices/matrix.md.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCells } from './lanes.ts';
import { allCells } from './subjects.ts';
import { matrixPage, resultLine, sayings } from './table.ts';
import { type CellResult, cellName, type SettleClass } from './words.ts';

const help = `Usage: npm run devices:matrix -- [options]

  --only TEXT     only the cells whose name holds TEXT: device/wire/command/fault
  --at-once N     rigs side by side                                   (12)
  --check         write nothing; exit code 1 when docs/devices/matrix.md says otherwise
  --list          name the cells and run none
  --help

Exit codes: 0 every cell holds, 1 one does not, 2 wrong use.
`;

const page = path.join(import.meta.dirname, '../../docs/devices/matrix.md');

const checkRounds = 3;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    'at-once': { type: 'string', default: '12' },
    check: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const cells = allCells.filter((cell) => cellName(cell).includes(values.only));
const atOnce = Number(values['at-once']);

if (values.help) process.stdout.write(help);
else if (values.list) process.stdout.write(cells.map((cell) => `${cellName(cell)}\n`).join(''));
else if (cells.length === 0 || !(atOnce >= 1 && atOnce <= 32)) {
  process.stderr.write(cells.length === 0 ? `No cell's name holds "${values.only}"\n` : '--at-once wants a number from 1 to 32\n');
  process.exitCode = 2;
} else await run();

async function run(): Promise<void> {
  const began = performance.now();
  let ended = 0;
  const results = await runCells(cells, {
    atOnce,
    told: (result) => {
      ended += 1;
      console.log(`${String(ended).padStart(4)}/${cells.length}  ${resultLine(result)}`);
    },
  });
  const failing = results.filter(({ violations }) => violations.length > 0);
  const missing = cells.length - results.length;
  console.log(
    `\n${results.length} cells in ${Math.round((performance.now() - began) / 1000)} s, ${failing.length} fail, ${missing} not run`,
  );
  for (const settle of ['≤ 1', '≤ 5', '≤ 30', 'never'] satisfies SettleClass[]) {
    console.log(
      `  settled ${settle.padEnd(5)} ${settle === 'never' ? '' : 's'}: ${results.filter((result) => result.settle === settle).length}`,
    );
  }
  for (const result of failing) console.log(resultLine(result));
  process.exitCode = failing.length + missing === 0 ? 0 : 1;
  // A page of a part would be no page.
  if (process.exitCode !== 0 || (values.only !== '' && !values.check)) return;
  if (values.check) return check(results);
  mkdirSync(path.dirname(page), { recursive: true });
  writeFileSync(page, matrixPage(results));
}

/** A fault may come just before or just after a byte: what differs is run again before it is called a drift. */
async function check(results: readonly CellResult[]): Promise<void> {
  const manual = sayings(readFileSync(page, 'utf8'));
  const strange = ({ cell }: CellResult, all: readonly CellResult[]): boolean =>
    [...sayings(matrixPage(all.filter((result) => result.cell === cell)))].some((saying) => !manual.has(saying));
  let drifting = results.filter((result) => strange(result, results));
  for (let round = 1; round <= checkRounds && drifting.length > 0; round += 1) {
    console.log(`${drifting.length} cells differ from the page, once more`);
    const again = await runCells(
      drifting.map(({ cell }) => cell),
      { atOnce },
    );
    drifting = again.filter((result) => strange(result, again));
  }
  if (drifting.length === 0) return;
  console.error(`${drifting.map(resultLine).join('\n')}\ndocs/devices/matrix.md says otherwise: npm run devices:matrix`);
  process.exitCode = 1;
}
