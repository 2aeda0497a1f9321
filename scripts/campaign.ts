// `npm run campaign`: trouble and kill tests again and again, and a hundred unpluggings of each wire, for what goes wrong once in a hundred times.

import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { root } from './places.ts';

const help = `Repeats the trouble and kill tests, each round with a hundred unpluggings of each wire; stops at the first round that fails.

  npm run campaign -- [--rounds 20]
`;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, help: { type: 'boolean', default: false } } });
const rounds = Number(values.rounds);

if (values.help) process.stdout.write(help);
else if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(`--rounds takes a whole number from 1\n\n${help}`);
  process.exitCode = 2;
} else {
  build();
  process.exitCode = repeat();
}

function repeat(): number {
  for (let round = 1; round <= rounds; round += 1) {
    const startedAt = performance.now();
    const { status } = spawnSync('vitest', ['run', 'tests/faults', 'tests/wires'], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, KIOSK_CAMPAIGN: '1' },
      shell: process.platform === 'win32',
    });
    process.stdout.write(
      `round ${round} of ${rounds}: ${status === 0 ? 'good' : 'failed'}, ${Math.round((performance.now() - startedAt) / 1000)} s\n`,
    );
    if (status !== 0) return 1;
  }
  return 0;
}
