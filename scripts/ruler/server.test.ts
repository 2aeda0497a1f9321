// The ruler's server: the page and its files, and nothing else of the disk or for anybody else.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { serveRuler } from './server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ruler-'));
mkdirSync(path.join(folder, 'renderer'));
writeFileSync(path.join(folder, 'renderer/ruler.html'), 'ruler');
writeFileSync(path.join(folder, 'secret.json'), 'secret');
const server = await serveRuler(path.join(folder, 'renderer'));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Unlike fetch, this sends path and headers as they are given. */
const statusOf = (target: string, host = new URL(server.address).host): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.address);
    request({ hostname, port, path: target, headers: { host } }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });

it('serves the page at the address that it tells', async () => {
  expect(await (await fetch(server.address)).text()).toBe('ruler');
});

it('serves nothing beside it, and nothing under another name', async () => {
  for (const target of ['/../secret.json', '/%2e%2e/secret.json', '/ruler.html/', '/nothing.js']) expect(await statusOf(target)).toBe(404);
  expect(await statusOf('/ruler.html', 'evil.example')).toBe(404);
  expect(await statusOf('/ruler.html')).toBe(200);
});
