// A child that is slow to start is waited for; one that has fallen silent is ended and started again.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { startChild } from './child.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'child-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Answers pings only between these two moments of its life, in ms. */
function program(from: number, until: number): string {
  const file = path.join(folder, `${from}-${until}.mjs`);
  writeFileSync(
    file,
    `process.on('disconnect', () => process.exit(0));
     process.on('message', () => {
       const age = process.uptime() * 1000;
       if (age > ${from} && age < ${until}) process.send({ kind: 'pong' });
     });`,
  );
  return file;
}

function start(file: string, patience: { firstWordMs: number; silentMs: number }) {
  const log = vi.fn();
  const onMessage = vi.fn();
  const shape = z.strictObject({ kind: z.literal('pong') });
  const nothing = (): void => undefined;
  const child = startChild({
    name: 'drivers',
    program: file,
    environment: {},
    shape,
    onMessage,
    onUp: nothing,
    onDown: nothing,
    log,
    patience,
  });
  const silences = (): number => log.mock.calls.filter(([event]) => event === 'child.silent').length;
  return { child, onMessage, silences };
}

it('waits for the first word longer than for any other', async () => {
  const { child, onMessage, silences } = start(program(2500, 4500), { firstWordMs: 60_000, silentMs: 1500 });
  await vi.waitFor(() => expect(onMessage).toHaveBeenCalled(), 15_000);
  expect(silences()).toBe(0);
  await vi.waitFor(() => expect(silences()).toBe(1), 15_000);
  child.close();
}, 40_000);

it('does not wait for the first word for ever', async () => {
  const { child, silences } = start(program(60_000, 60_000), { firstWordMs: 1000, silentMs: 60_000 });
  await vi.waitFor(() => expect(silences()).toBeGreaterThan(0), 15_000);
  child.close();
}, 20_000);
