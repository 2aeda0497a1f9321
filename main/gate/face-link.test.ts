// The link of a face: its own supervisor started, lost and started again, or somebody else's found and found again.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Log } from '../../contract/log/log.ts';
import type { View } from '../../contract/view.ts';
import { createFaceLink, type FaceLink, type SupervisorPlace } from './face-link.ts';
import { faceView } from './face-view.ts';

const deadline = { timeout: 5000, interval: 10 };
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function open(supervisor: SupervisorPlace) {
  const views: View[] = [];
  const logged: [string, object][] = [];
  const log: Log = (event, fields) => void logged.push([event, fields]);
  const link: FaceLink = createFaceLink({ face: 'web', supervisor, onView: (view) => views.push(view), log });
  ends.push(link.close);
  return { link, views, logged, named: () => views.at(-1)?.terminal.name, shown: () => views.at(-1)?.screen };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('standalone', () => {
  const program = path.join(import.meta.dirname, 'testing/fake-supervisor.ts');
  const place: SupervisorPlace = { kind: 'standalone', node: process.execPath, program, environment: {} };
  const pidOf = (view: View | undefined): number => Number(view?.epoch.split(' ')[1]);

  it('has something to show at once, and then what its supervisor says', async () => {
    const { views, named } = open(place);
    expect(views.map((view) => view.screen)).toEqual([{ kind: 'starting', reason: 'starting' }]);
    await vi.waitFor(() => expect(named()).toBe('web'), deadline);
    expect(views).toHaveLength(2);
  });

  it('passes on what the page says', async () => {
    const { link, named } = open(place);
    await vi.waitFor(() => expect(named()).toBe('web'), deadline);
    link.send({ kind: 'intent', intent: 'hello' });
    await vi.waitFor(() => expect(named()).toBe('hello'), deadline);
  });

  it('starts the supervisor again, shows that meanwhile, and says so in the log', async () => {
    const { link, views, logged, named } = open(place);
    await vi.waitFor(() => expect(named()).toBe('web'), deadline);
    const first = pidOf(views.at(-1));
    link.send({ kind: 'intent', intent: 'retry' });
    await vi.waitFor(() => expect(views).toHaveLength(4), deadline);
    expect(views[2]?.screen).toEqual({ kind: 'starting', reason: 'restarting' });
    expect(pidOf(views[3])).not.toBe(first);
    expect(logged).toContainEqual(['child.exited', { process: 'supervisor', code: 7, signal: 'none', restartInMs: 200, failures: 1 }]);
  });

  it('leaves no supervisor behind when it closes', async () => {
    const { link, views, named } = open(place);
    await vi.waitFor(() => expect(named()).toBe('web'), deadline);
    const pid = pidOf(views.at(-1));
    expect(isRunning(pid)).toBe(true);
    link.close();
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), deadline);
  });

  it('waits longer each time a supervisor cannot be started', async () => {
    const { logged } = open({ ...place, node: '/no/such/node' });
    const waits = () =>
      logged.flatMap(([event, fields]) => (event === 'child.exited' && 'restartInMs' in fields ? [fields.restartInMs] : []));
    await vi.waitFor(() => expect(waits()).toEqual([200, 400]), deadline);
  });
});

describe('service', () => {
  const token = 'a token of the test';
  const own = faceView({ reason: 'starting', sequence: 1, wallTime: 0, last: null });
  const view: View = { ...own, epoch: 'e1', terminal: { ...own.terminal, name: 'service' } };

  function place() {
    const folder = mkdtempSync(path.join(tmpdir(), 'face-link-'));
    ends.push(() => rmSync(folder, { recursive: true }));
    return { kind: 'service', socketPath: path.join(folder, 'supervisor.sock'), token } as const;
  }

  /** Answers the first bytes of every connection with a line; `heard` is all that came in. */
  function serve(socketPath: string, answer: unknown) {
    const sockets: Socket[] = [];
    let heard = '';
    const server: Server = createServer((socket) => {
      sockets.push(socket);
      socket.once('data', () => socket.write(`${JSON.stringify(answer)}\n`));
      socket.on('data', (bytes) => (heard += String(bytes)));
      socket.on('error', () => socket.destroy());
    }).listen(socketPath);
    const close = (): void => {
      server.close();
      for (const socket of sockets) socket.destroy();
    };
    ends.push(close);
    return { heard: () => heard, connections: () => sockets.length, close };
  }

  it('waits for a supervisor that is not there yet, and says hello with the token', async () => {
    const given = place();
    const { named } = open(given);
    const { heard } = serve(given.socketPath, { kind: 'view', view });
    await vi.waitFor(() => expect(named()).toBe('service'), deadline);
    expect(heard()).toBe(`{"kind":"hello","token":"${token}","face":"web"}\n`);
  });

  it('comes back to a supervisor that was away', async () => {
    const given = place();
    const { named, shown } = open(given);
    const first = serve(given.socketPath, { kind: 'view', view });
    await vi.waitFor(() => expect(named()).toBe('service'), deadline);
    first.close();
    await vi.waitFor(() => expect(shown()).toEqual({ kind: 'starting', reason: 'restarting' }), deadline);
    serve(given.socketPath, { kind: 'view', view: { ...view, terminal: { ...view.terminal, name: 'again' } } });
    await vi.waitFor(() => expect(named()).toBe('again'), deadline);
  });

  it('shows nothing of a supervisor that does not keep to the contract, and tries again', async () => {
    const given = place();
    const { views } = open(given);
    const { connections } = serve(given.socketPath, { kind: 'view', view: { ...view, screen: { kind: 'nonsense' } } });
    await vi.waitFor(() => expect(connections()).toBeGreaterThan(1), deadline);
    expect(views).toHaveLength(1);
  });

  it('sends nothing larger than the gate takes', async () => {
    const given = place();
    const { link, logged, named } = open(given);
    const { heard } = serve(given.socketPath, { kind: 'view', view });
    await vi.waitFor(() => expect(named()).toBe('service'), deadline);
    link.send({ kind: 'intent', intent: 'x'.repeat(100_000) });
    link.send({ kind: 'fact', fact: 'small' });
    await vi.waitFor(() => expect(heard()).toContain('small'), deadline);
    expect(heard().length).toBeLessThan(1000);
    expect(logged).toEqual([['gate.refused', { why: 'size', unlogged: 0 }]]);
  });
});
