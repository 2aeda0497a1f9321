// Proof of the process: its channel, its log, and the ways it ends.

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { driversToSupervisor, type DriversToSupervisor } from '../contract/link.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Started {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  readonly next: (matches: (message: DriversToSupervisor) => boolean) => Promise<DriversToSupervisor>;
  /** A line of the log with this event. */
  readonly logged: (event: string) => Promise<Record<string, unknown>>;
}

function started(devices: object | string): Started {
  const text = typeof devices === 'string' ? devices : JSON.stringify(devices);
  const child = fork(join(import.meta.dirname, 'index.ts'), { silent: true, env: { ...process.env, KIOSK_DEVICES: text } });
  children.push(child);
  const messages: DriversToSupervisor[] = [];
  const lines: Record<string, unknown>[] = [];
  const looks = new Set<() => void>();
  const look = (): void => {
    for (const each of looks) each();
  };
  let rest = '';
  child.on('message', (message) => {
    messages.push(driversToSupervisor.parse(message));
    look();
  });
  child.stdout?.on('data', (data: Buffer) => {
    const parts = (rest + data.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((line): Record<string, unknown> => JSON.parse(line)));
    look();
  });
  const among = <T>(list: readonly T[], matches: (item: T) => boolean): Promise<T> =>
    new Promise((resolve) => {
      const search = (): void => {
        const found = list.find(matches);
        if (found === undefined) return;
        looks.delete(search);
        resolve(found);
      };
      looks.add(search);
      search();
    });
  return {
    child,
    exited: new Promise((resolve) => child.once('exit', resolve)),
    next: (matches) => among(messages, matches),
    logged: (event) => among(lines, (line) => line.event === event),
  };
}

const none = { scanner: null, idCardReader: null, receiptPrinter: null };
const tcp = { kind: 'tcp', host: '127.0.0.1', port: 1 };

describe('The drivers process', () => {
  it('answers ping with pong and commands with reports', async () => {
    const { child, next, logged } = started({ ...none, scanner: { profile: 'scanner-line-newland', wire: tcp } });
    child.send({ kind: 'ping' });
    expect(await next((message) => message.kind === 'pong')).toEqual({ kind: 'pong' });
    const header = { name: 'Common.Status', requestId: 7, version: '1.0', type: 'command', timeout: 0 };
    child.send({ kind: 'device', command: { device: 'receiptPrinter', header, payload: {} } });
    const completion = await next((message) => message.kind === 'device' && message.report.header.type === 'completion');
    expect(completion).toMatchObject({ report: { device: 'receiptPrinter', payload: { common: { device: 'noDevice' } } } });
    expect(await logged('device.completed')).toMatchObject({ process: 'drivers', device: 'receiptPrinter', code: 'success' });
  });

  it('drops a message of another shape and says so', async () => {
    const { child, logged } = started(none);
    child.send({ kind: 'device', command: { device: 'coffeeMachine' } });
    expect(await logged('device.reportRefused')).toMatchObject({ why: 'shape' });
  });

  it('ends within a second of its channel closing', async () => {
    const { child, next, exited } = started(none);
    await next((message) => message.kind === 'device');
    const began = performance.now();
    child.disconnect();
    expect(await exited).toBe(0);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('ends at once on a profile that is not there, and names the ones that are', async () => {
    const { exited, logged } = started({ ...none, scanner: { profile: 'scanner-of-tomorrow', wire: tcp } });
    expect((await logged('configuration.invalid')).problem).toContain(
      'There is no profile "scanner-of-tomorrow" for this device; there are: scanner-line-newland, scanner-line-plain',
    );
    expect(await exited).toBe(1);
  });

  it('ends at once on a configuration of another shape, and names the place', async () => {
    const { exited, logged } = started({ ...none, scanner: { profile: 'scanner-line-newland', wire: { ...tcp, port: 'COM1' } } });
    expect((await logged('configuration.invalid')).problem).toContain('KIOSK_DEVICES scanner.wire.port');
    expect(await exited).toBe(1);
  });

  it('ends on a broken invariant and says where, without quoting', async () => {
    const { exited, logged } = started('{ broken');
    const line = await logged('process.failed');
    expect(line).toMatchObject({ process: 'drivers', error: 'SyntaxError' });
    expect(JSON.stringify(line)).not.toContain('broken');
    expect(await exited).toBe(1);
  });
});
