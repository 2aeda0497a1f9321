// The sink of the log catalogue: one JSON line an event, on standard output, where the journal of the system picks it up.

import pino from 'pino';
import { logEvents, type LogEvents } from '../../contract/log/events.ts';
import type { Log } from '../../contract/log/log.ts';

/**
 * `process` names the writer, but an event about another process (child.exited) carries that one's name there: the pid tells
 * who wrote the line. Writing is synchronous, so that the last line before a crash is not lost.
 */
export function createLog(process: LogEvents['process.started']['process'], stream?: pino.DestinationStream): Log {
  const sink = pino(
    {
      level: 'debug',
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream ?? pino.destination({ dest: 1, sync: true }),
  );
  return (event, fields) => {
    // In one object, so that an event which names a process or a pid names it once.
    const line: object = { pid: globalThis.process.pid, process, ...fields };
    sink[logEvents[event].level](line, event);
  };
}
