// Whatever happens to a process, its folder does not stay.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const source = path.join(import.meta.dirname, 'fresh-folder.ts');
let cache = '';
beforeAll(() => {
  cache = mkdtempSync(path.join(tmpdir(), 'kiosk-fresh-'));
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

describe('a fresh folder', () => {
  it('is gone when its process ends', async () => {
    const folder = await folderOf('');
    expect(folder.existed).toBe(true);
    expect(existsSync(folder.path)).toBe(false);
  });

  it('is removed by the next when its process was killed', async () => {
    const abandoned = await folderOf(`process.kill(process.pid, 'SIGKILL');`);
    expect(existsSync(abandoned.path)).toBe(true);
    await folderOf('');
    expect(existsSync(abandoned.path)).toBe(false);
  });
});

/** The folder of a process of its own, which has ended by now. */
async function folderOf(last: string): Promise<{ path: string; existed: boolean }> {
  const program = `import { freshFolder } from ${JSON.stringify(source)}; import { existsSync, writeSync } from 'node:fs';
    const path = freshFolder(); writeSync(1, JSON.stringify({ path, existed: existsSync(path) }) + '\\n'); ${last}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, YIBAO_KIOSK_CACHE: cache },
  });
  const ended = once(child, 'exit');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  await ended;
  return JSON.parse(line) as { path: string; existed: boolean };
}
