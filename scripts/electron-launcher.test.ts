// Electron must not run as root, must not outlive its starter, and needs nothing from the checkout.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../tests/support/until.ts';
import { electronCommand, stagePanelWindow, unprivileged } from './electron-launcher.ts';
import { isRoot } from './places.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiosk-launcher-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command that starts Electron', () => {
  it('passes its arguments on, whatever is in them', () => {
    const program = script('arguments', 'printf "%s|" "$@"');
    const { executablePath } = electronCommand(program);
    expect(spawnSync(executablePath, ['--flag=1', "it's", 'two words', '$HOME'], { encoding: 'utf8' }).stdout).toBe(
      "--flag=1|it's|two words|$HOME|",
    );
  });

  it('runs as the unprivileged user, in a home of its own, when root starts it', () => {
    const program = script('identity', 'id -u; id -G; echo "$HOME"; echo "$DBUS_SESSION_BUS_ADDRESS"; touch "$HOME/mark" && echo written');
    const { executablePath, describe: words } = electronCommand(program);
    const [user, groups, home, bus, written] = spawnSync(executablePath, [], {
      encoding: 'utf8',
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' },
    }).stdout.split('\n');
    const expected = isRoot
      ? {
          user: String(unprivileged.uid),
          groups: String(unprivileged.gid),
          home: path.dirname(executablePath),
          bus: '',
          words: `${program} as user 65534, sandboxed`,
        }
      : { user: String(process.getuid?.()), groups, home: process.env.HOME, bus: 'unix:path=/x', words: program };
    expect({ user, groups, home, bus, words }).toEqual(expected);
    expect(written).toBe('written');
  });

  it('hands the cookie of the screen to that user', () => {
    const cookie = path.join(folder, 'Xauthority');
    writeFileSync(cookie, 'a cookie', { mode: 0o600 });
    const before = process.env.XAUTHORITY;
    process.env.XAUTHORITY = cookie;
    const { executablePath } = electronCommand(script('cookie', 'cat "$XAUTHORITY"'));
    if (before === undefined) delete process.env.XAUTHORITY;
    else process.env.XAUTHORITY = before;
    expect(spawnSync(executablePath, [], { encoding: 'utf8' }).stdout).toBe('a cookie');
  });

  it('says which folder is closed when the program cannot be reached', () => {
    const closed = path.join(folder, 'closed');
    mkdirSync(closed);
    const program = path.join(closed, 'program');
    writeFileSync(program, '#!/bin/sh\n', { mode: isRoot ? 0o700 : 0o755 });
    chmodSync(closed, 0o700);
    const start = (): unknown => electronCommand(program);
    if (isRoot) expect(start).toThrow(`user 65534 cannot run ${program}`);
    else expect(start).not.toThrow();
  });

  it('ends Electron when the process that started it is killed', async () => {
    const program = script('endless', 'echo $$; exec sleep 60');
    const { executablePath } = electronCommand(program);
    const starter = spawn(
      process.execPath,
      ['-e', `require('node:child_process').spawn(${JSON.stringify(executablePath)}, { stdio: 'inherit' }); setInterval(() => {}, 1000)`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [pid] = (await once(createInterface({ input: starter.stdout }), 'line')) as [string];
    expect(existsSync(`/proc/${pid}`)).toBe(true);
    starter.kill('SIGKILL');
    await until('Electron to end', () => !existsSync(`/proc/${pid}`));
  });
});

describe('a staged application', () => {
  it('is complete, and used again', () => {
    const staged = stagePanelWindow();
    expect(JSON.parse(readFileSync(path.join(staged, 'package.json'), 'utf8'))).toMatchObject({ main: 'panel-window.cjs' });
    expect(stagePanelWindow()).toBe(staged);
  });

  it('is made anew when it was damaged', () => {
    const staged = stagePanelWindow();
    const main = path.join(staged, 'panel-window.cjs');
    const content = readFileSync(main, 'utf8');
    writeFileSync(main, 'damaged');
    expect(stagePanelWindow()).toBe(staged);
    expect(readFileSync(main, 'utf8')).toBe(content);
  });
});

function script(name: string, line: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${line}\n`);
  chmodSync(file, 0o755);
  return file;
}
