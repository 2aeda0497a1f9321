// `npm run chaos`: a seeded campaign of filings under faults, kills and clock steps, and the comparison of all the books afterwards.

import { build } from '../../scripts/build.ts';
import { optionsOf } from '../support/command-line.ts';
import { campaign } from './chaos.ts';
import { scheduleOf } from './schedule.ts';

const help = `Files at several kiosks at once while wires, platform, processes and clocks fail; then compares screens, journals and ledger.

  npm run chaos -- [--filings 2000] [--seed N] [--kiosks 6] [--platform keyed|unkeyed]

--platform unkeyed: one that executes a repetition again, so that whatever gets lost must be asked about and never sent twice. The inputs and the schedule of faults follow from the seed. Ends with 0 when every promise was kept, with 1 when not, 2 for a wrong option.
`;

const values = optionsOf(
  {
    filings: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    kiosks: { type: 'string', default: '6' },
    platform: { type: 'string', default: 'keyed' },
    help: { type: 'boolean', default: false },
  },
  help,
);
const filings = Number(values?.filings);
const seed = Number(values?.seed ?? Date.now() % 2 ** 31);
const kiosks = Number(values?.kiosks);
const platform = values?.platform;
const isWhole = (number: number, least: number, most: number): boolean => Number.isInteger(number) && number >= least && number <= most;

if (values?.help) process.stdout.write(help);
else if (values) {
  const wrong = [
    ...(isWhole(filings, 1, 1_000_000) ? [] : ['--filings takes a whole number from 1']),
    ...(isWhole(seed, 0, 2 ** 31 - 1) ? [] : ['--seed takes a whole number from 0']),
    ...(isWhole(kiosks, 1, 9) ? [] : ['--kiosks takes a number from 1 to 9']),
  ];
  if (wrong.length === 0 && (platform === 'keyed' || platform === 'unkeyed')) process.exitCode = await run(platform);
  else {
    process.stderr.write(`${wrong[0] ?? '--platform takes keyed or unkeyed'}\n\n${help}`);
    process.exitCode = 2;
  }
}

async function run(platform: 'keyed' | 'unkeyed'): Promise<number> {
  build();
  console.log(`${filings} filings at ${kiosks} kiosks, ${platform} platform, seed ${seed}`);
  const startedAt = performance.now();
  const { told, states, deaths, executions, broken } = await campaign({
    schedule: scheduleOf(seed, filings),
    seed,
    kiosks,
    platform,
    say: (line) => console.log(line),
  });
  const list = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
  console.log(`${Math.round((performance.now() - startedAt) / 1000)} s; processes killed at: ${list(deaths)}`);
  console.log(`told: ${list(told)}`);
  console.log(`cases: ${list(states)}; the platform executed ${executions}`);
  for (const sentence of broken) console.log(`BROKEN: ${sentence}`);
  console.log(broken.length === 0 ? 'all books agree' : 'FAILED');
  return broken.length === 0 ? 0 : 1;
}
