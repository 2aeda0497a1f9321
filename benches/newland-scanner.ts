// A scanner inside the benchmark's own process, on a pseudo-terminal: what it sends and when is known to the microsecond.

import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTerminal } from '../simulators/devices/pseudo-terminal.ts';

export interface Scanner {
  /** The serial port that the kiosk opens. */
  readonly path: string;
  /** Waits until the kiosk has switched the scanner on. */
  readonly switchedOn: (deadlineMs: number) => Promise<unknown>;
  /** Sends a code and answers when its last byte was with the system. */
  readonly scan: (code: string) => number;
  readonly close: () => void;
}

/** As little of a Newland engine as the driver asks for: a sign of life, the acknowledged trigger, the code. */
export async function startScanner(): Promise<Scanner> {
  const trigger = new EventEmitter();
  let on = false;
  let kiosk: Socket | null = null;
  const server = createServer({ noDelay: true }, (socket) => {
    kiosk = socket;
    // A kiosk that goes takes its line with it; the next one brings its own.
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes: Buffer) => {
      if (bytes.includes('?')) socket.write('!');
      for (const [command] of bytes.toString('latin1').matchAll(/#SCNTRG[01]/g)) {
        socket.write(`\x02\x010000${command}\x06;\x03`);
        on = command === '#SCNTRG1';
        if (on) trigger.emit('on');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the scanner has no port');
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosk-bench-scanner-'));
  const port = path.join(folder, 'scanner');
  const terminal = openTerminal(port, address.port, () => kiosk === null || kiosk.destroyed);
  await terminal.appeared();
  return {
    path: port,
    switchedOn: async (deadlineMs) => on || once(trigger, 'on', { signal: AbortSignal.timeout(deadlineMs) }),
    scan(code) {
      if (kiosk === null) throw new Error('no kiosk is connected to the scanner');
      // The engine turns itself off after a read.
      on = false;
      // So few bytes are with the system when write returns; socat then carries them to the pseudo-terminal on our time.
      kiosk.write(`${code}\r`);
      return performance.now();
    },
    close() {
      terminal.close();
      kiosk?.destroy();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
