// `npm run powercut`: cuts the power of a kiosk under filing citizens, and says whether anything was lost or doubled.

import { build } from '../../scripts/build.ts';
import { optionsOf } from '../support/command-line.ts';
import { randomFrom } from '../support/random.ts';
import { whyNoPowerCut } from './disk.ts';
import { cutPower } from './powercut.ts';

const help = `Cuts the power of a kiosk (loop-mounted ext4, shutdown ioctl) while citizens file, again and again; needs root.

  npm run powercut -- [--cuts 50] [--seed N]

Ends with 0 when nothing was lost or doubled and the careless control lost something, with 1 when not, with 2 for a wrong option,
with 3 where power cannot be cut: then nothing was shown.
`;

const values = optionsOf(
  { cuts: { type: 'string', default: '50' }, seed: { type: 'string' }, help: { type: 'boolean', default: false } },
  help,
);
const cuts = Number(values?.cuts);
const seed = Number(values?.seed ?? Date.now() % 2 ** 32);

if (values?.help) process.stdout.write(help);
else if (values && Number.isInteger(cuts) && cuts >= 1 && Number.isInteger(seed) && seed >= 0) process.exitCode = await run();
else if (values) {
  process.stderr.write(`--cuts takes a whole number from 1, --seed one from 0\n\n${help}`);
  process.exitCode = 2;
}

async function run(): Promise<number> {
  const reason = whyNoPowerCut();
  if (reason !== null) {
    console.log(`skipped: ${reason}`);
    return 3;
  }
  build();
  console.log(`seed ${seed}`);
  const startedAt = performance.now();
  const result = await cutPower({ cuts, random: randomFrom(seed), say: (line) => console.log(line) });
  const { told, met, broken, control } = result;
  console.log(
    `${result.cuts} cuts in ${Math.round((performance.now() - startedAt) / 1000)} s; ${met} of them in the middle of a filing or a visit`,
  );
  console.log(
    `told: ${Object.entries(told)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')}`,
  );
  for (const sentence of broken) console.log(`BROKEN: ${sentence}`);
  if (control.lost === 0) console.log(`The control lost nothing in ${control.cuts} cuts: this machine's cuts prove nothing.`);
  const good = broken.length === 0 && control.lost > 0;
  console.log(good ? 'nothing was lost, nothing was doubled' : 'FAILED');
  return good ? 0 : 1;
}
