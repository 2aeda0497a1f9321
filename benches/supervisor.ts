// The machine of a kiosk as a service runs it, alone: supervisor, terminal and drivers on data of their own.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ended } from '../tests/support/simulators.ts';
import { programs } from '../tests/support/stack.ts';

export interface Machine {
  readonly meeting: { readonly KIOSK_SUPERVISOR_SOCKET: string; readonly KIOSK_SUPERVISOR_TOKEN: string };
  /** Its standard output has the log of all three processes, unless that is ignored. */
  readonly start: () => ChildProcess;
  readonly close: () => Promise<void>;
}

/** Everything that can be done before the clock runs. */
export function prepareMachine(configuration: Readonly<Record<string, unknown>>, log: 'pipe' | 'ignore' = 'pipe'): Machine {
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosk-bench-'));
  // A window runs as somebody else, who must reach the socket and nothing more.
  chmodSync(folder, 0o711);
  const configurationFile = path.join(folder, 'kiosk.jsonc');
  writeFileSync(configurationFile, JSON.stringify(configuration));
  const meeting = { KIOSK_SUPERVISOR_SOCKET: path.join(folder, 's.sock'), KIOSK_SUPERVISOR_TOKEN: randomBytes(24).toString('base64url') };
  let supervisor: ChildProcess | undefined;
  return {
    meeting,
    start() {
      supervisor = spawn(process.execPath, [path.join(programs, 'supervisor.mjs')], {
        stdio: ['ignore', log, 'inherit', 'ipc'],
        env: { ...process.env, KIOSK_CONFIGURATION: configurationFile, KIOSK_DATA: path.join(folder, 'data'), ...meeting },
      });
      return supervisor;
    },
    async close() {
      const child = supervisor;
      if (child !== undefined) await ended(child, () => child.kill('SIGTERM'));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
