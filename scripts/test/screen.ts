// A virtual screen as large as the kiosk's, so that no test depends on, or disturbs, the screen of whoever runs it.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface VirtualScreen {
  readonly display: string;
  readonly close: () => void;
}

/** Access control is off: Electron runs as another user, who has no cookie. Only local sockets are served. */
const options = ['-displayfd', '1', '-screen', '0', '1080x1920x24', '-ac', '-nolisten', 'tcp', '-noreset'];
const readyWithinMs = 10_000;

export async function startVirtualScreen(): Promise<VirtualScreen> {
  const server = spawn('Xvfb', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ready = Promise.withResolvers<string>();
  createInterface(server.stdout).once('line', ready.resolve);
  server.once('error', (error) => ready.reject(new Error(`there is no virtual screen (${error.message}): sudo apt-get install xvfb`)));
  server.once('exit', (code) => ready.reject(new Error(`Xvfb ended with code ${code} before it was ready`)));
  const deadline = setTimeout(() => ready.reject(new Error(`Xvfb was not ready after ${readyWithinMs / 1000} s`)), readyWithinMs);
  const close = (): void => {
    server.kill();
  };
  process.once('exit', close);
  try {
    return { display: `:${await ready.promise}`, close };
  } finally {
    clearTimeout(deadline);
  }
}
