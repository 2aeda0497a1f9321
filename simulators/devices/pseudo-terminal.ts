// A serial port that the genuine serialport can open: socat joins a pseudo-terminal to the device's TCP port.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Terminal {
  /** Resolves when the port can be opened; throws when it cannot be made. */
  readonly appeared: () => Promise<void>;
  /** Pulls the cable: the port is gone. */
  readonly close: () => void;
}

const restartMs = 200;
const appearMs = 5000;

/** @param isFree Nobody is connected to the device: a restarted socat must not throw out a host that came by TCP meanwhile. */
export function openTerminal(link: string, port: number, isFree: () => boolean): Terminal {
  let closed = false;
  let failure: string | null = null;
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;

  function start(): void {
    if (!isFree()) {
      timer = setTimeout(start, restartMs);
      return;
    }
    rmSync(link, { force: true });
    child = spawn('socat', [`PTY,link=${link},raw,echo=0,mode=666`, `TCP:127.0.0.1:${port}`], { stdio: 'ignore' });
    child.once('error', () => {
      failure = 'socat cannot be started: the pseudo-terminals need it';
    });
    // socat ends when either side closes; the next opening of the port needs a new one.
    child.once('exit', () => {
      if (!closed) timer = setTimeout(start, restartMs);
    });
  }

  function pullOut(): void {
    child?.kill('SIGKILL');
    rmSync(link, { force: true });
  }

  mkdirSync(path.dirname(link), { recursive: true });
  process.once('exit', pullOut);
  start();

  return {
    async appeared() {
      for (const deadline = performance.now() + appearMs; !existsSync(link); await pause(10)) {
        if (failure === null && performance.now() > deadline) failure = `${link} did not appear`;
        if (failure !== null) throw new Error(failure);
      }
    },
    close() {
      closed = true;
      clearTimeout(timer);
      process.off('exit', pullOut);
      pullOut();
    },
  };
}
