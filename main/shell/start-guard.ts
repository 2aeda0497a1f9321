// Keeps the guard running, and tells it that we live.

import { utilityProcess, type UtilityProcess } from 'electron';
import { ownIdText, type Log } from '../../contract/log/log.ts';
import { beatMs } from '../../contract/silence-watch.ts';
import { backOffMs } from '../process/back-off.ts';

const restart = { firstMs: 1000, mostMs: 60_000 };

/** @param program the guard's built file */
export function startGuard(program: string, log: Log): void {
  let failures = 0;
  let guard = fork();
  setInterval(() => guard.postMessage('beat'), beatMs);

  function fork(): UtilityProcess {
    const started = utilityProcess.fork(program, [String(process.pid)]);
    started.once('exit', (code) => {
      failures += 1;
      const restartInMs = backOffMs(failures, restart);
      log('child.exited', { process: 'guard', code, signal: ownIdText('none'), restartInMs, failures });
      setTimeout(() => {
        guard = fork();
      }, restartInMs);
    });
    return started;
  }
}
