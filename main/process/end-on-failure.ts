// A broken invariant ends the process: what is wrong goes into the log, and whoever started it starts it again.

import { errorText, stackText, type Log } from '../../contract/log/log.ts';
import type { LogEvents } from '../../contract/log/events.ts';

/** `end` defaults to leaving with 1; the shell brings Electron's own way out. */
export function endOnFailure(name: LogEvents['process.failed']['process'], log: Log, end: () => void = () => process.exit(1)): void {
  const fail = (error: unknown): void => {
    log('process.failed', { process: name, error: errorText(error), at: stackText(error) });
    end();
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}
