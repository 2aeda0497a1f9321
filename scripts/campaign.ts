// `npm run campaign`: what goes wrong once in a hundred times. Trouble, kills and unpluggings again and again, then power cuts and chaos.

import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { root } from './places.ts';

const help = `Repeats the trouble and kill tests, each round with a hundred unpluggings of each wire; then cuts the power fifty times, and files
two thousand times under faults at a platform that knows repetitions and five hundred times at one that does not. Stops at the first failure.

  npm run campaign -- [--rounds 20]
`;

const powercut = 'tests/powercut/run.ts';
/** What a power-cut run ends with where it could not run. */
const skipped = 3;
const filings: readonly (readonly [string, ...string[]])[] = [
  ['node', powercut, '--cuts', '50'],
  ['node', 'tests/chaos/run.ts', '--filings', '2000'],
  ['node', 'tests/chaos/run.ts', '--filings', '500', '--platform', 'unkeyed'],
];

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, help: { type: 'boolean', default: false } } });
const rounds = Number(values.rounds);

if (values.help) process.stdout.write(help);
else if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(`--rounds takes a whole number from 1\n\n${help}`);
  process.exitCode = 2;
} else {
  build();
  process.exitCode = repeat() && filings.every(run) ? 0 : 1;
}

function repeat(): boolean {
  for (let round = 1; round <= rounds; round += 1) {
    const startedAt = performance.now();
    const good = run(['vitest', 'run', 'tests/faults', 'tests/wires']);
    process.stdout.write(
      `round ${round} of ${rounds}: ${good ? 'good' : 'failed'}, ${Math.round((performance.now() - startedAt) / 1000)} s\n`,
    );
    if (!good) return false;
  }
  return true;
}

function run([tool, ...options]: readonly [string, ...string[]]): boolean {
  const { status } = spawnSync(tool, options, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, KIOSK_CAMPAIGN: '1' },
    shell: process.platform === 'win32',
  });
  // Where power cannot be cut the campaign says so and goes on.
  return status === 0 || (status === skipped && options[0] === powercut);
}
