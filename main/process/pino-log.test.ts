// A log line: one JSON object with time, level, writer and event, and the fields of the catalogue.

import { expect, it } from 'vitest';
import { ownIdText } from '../../contract/log/log.ts';
import { createLog } from './pino-log.ts';

function linesOf(write: (log: ReturnType<typeof createLog>) => void): readonly Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLog('shell', { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('has the level that the catalogue gives the event', () => {
  const [refused, screen] = linesOf((log) => {
    log('shell.switchRefused', { count: 2 });
    log('session.screen', { screen: ownIdText('menu'), turn: 3 });
  });
  expect(refused).toMatchObject({ level: 'error', process: 'shell', event: 'shell.switchRefused', count: 2, pid: process.pid });
  expect(new Date(String(refused?.time)).getTime()).toBeGreaterThan(0);
  expect(screen).toMatchObject({ level: 'debug', event: 'session.screen', turn: 3 });
});

it('names a process and a pid once, also when the event is about one', () => {
  const lines: string[] = [];
  const log = createLog('shell', { write: (line) => void lines.push(line) });
  log('child.exited', { process: 'supervisor', code: 1, signal: ownIdText('none'), restartInMs: 200, failures: 1 });
  log('process.started', { process: 'web', node: ownIdText('v24'), pid: 7 });
  for (const line of lines) for (const name of [/"process":/g, /"pid":/g]) expect(line.match(name)).toHaveLength(1);
  expect(lines[0]).toContain('"process":"supervisor"');
});
