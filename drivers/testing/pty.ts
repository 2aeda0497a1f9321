// A pseudo-terminal in front of a TCP port, so that the genuine serialport opens something (design/devices-testing.md).

import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Pty {
  readonly path: string;
  /** Pulls the cable. */
  readonly unplug: () => Promise<void>;
  readonly plugIn: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function ptyTo(port: number): Promise<Pty> {
  const folder = await mkdtemp(join(tmpdir(), 'drivers-pty-'));
  const path = join(folder, 'port');
  let socat: ChildProcess | null = null;

  const plugIn = async (): Promise<void> => {
    const appeared = new Promise<void>((resolve) => {
      const watcher = watch(folder, () => {
        access(path).then(
          () => {
            watcher.close();
            resolve();
          },
          () => undefined,
        );
      });
    });
    socat = spawn('socat', [`PTY,link=${path},raw,echo=0`, `TCP:127.0.0.1:${port}`], { stdio: 'ignore' });
    await appeared;
  };
  const unplug = async (): Promise<void> => {
    const child = socat;
    socat = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await gone;
  };
  await plugIn();
  return {
    path,
    unplug,
    plugIn,
    remove: async () => {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
