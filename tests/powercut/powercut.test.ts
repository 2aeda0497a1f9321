// Five power cuts in every test run; fifty and more by `npm run powercut`.

import { expect, it } from 'vitest';
import { randomFrom } from '../support/random.ts';
import { whyNoPowerCut } from './disk.ts';
import { cutPower } from './powercut.ts';

const reason = whyNoPowerCut();

const promise = 'power cuts lose no filing that a citizen was told is done and double none; a careless writer loses rows';

it.skipIf(reason !== null)(
  reason === null ? promise : `${promise} (not run: ${reason})`,
  async () => {
    const result = await cutPower({ cuts: 5, random: randomFrom(20261122), say: () => undefined });
    expect(result.broken).toEqual([]);
    expect(result.told.done).toBeGreaterThan(0);
    expect(result.met).toBeGreaterThan(0);
    expect(result.control.lost).toBeGreaterThan(0);
  },
  180_000,
);
