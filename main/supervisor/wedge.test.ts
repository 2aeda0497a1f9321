// A typed code on its way from a face to the drivers: relayed while one is awaited, and at no other time; nothing of it in the log.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { devicesSchema } from '../../kiosk-config/profiles/wiring.ts';
import { createSupervisor, type Supervisor } from './supervisor.ts';

const token = 'a token of sixteen characters and more';
const code = '4241234567890123456799110000';
const noDevices = devicesSchema.parse({ scanner: null, idCardReader: null, receiptPrinter: null });

/** Notes what is typed; awaits a code at once, is content with the first, and awaits another a moment later. */
const driversProgram = `
import { appendFileSync } from 'node:fs';
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  if (message.kind === 'ping') process.send({ kind: 'pong' });
  if (message.kind !== 'typed') return;
  appendFileSync(process.env.HEARD, message.text + '\\n');
  process.send({ kind: 'wedge', on: false });
  setTimeout(() => process.send({ kind: 'wedge', on: true }), 200);
});
process.send({ kind: 'wedge', on: true });
`;
const terminalProgram = `
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => message.kind === 'ping' && process.send({ kind: 'pong' }));
`;

let folder = '';
let supervisor: Supervisor;
let socket: Socket;
let lines: string[] = [];
let logged = '';

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wedge-'));
  const programs = { terminal: path.join(folder, 'terminal.mjs'), drivers: path.join(folder, 'drivers.mjs') };
  writeFileSync(programs.terminal, terminalProgram);
  writeFileSync(programs.drivers, driversProgram);
  writeFileSync(path.join(folder, 'heard'), '');
  lines = [];
  logged = '';
  const socketPath = path.join(folder, 's.sock');
  supervisor = createSupervisor({
    socketPath,
    token,
    programs,
    environment: { HEARD: path.join(folder, 'heard') },
    log: (event, fields) => {
      logged += JSON.stringify({ event, ...fields });
    },
  });
  supervisor.run(noDevices);
  socket = await joined(socketPath);
});
afterEach(() => {
  socket.destroy();
  supervisor.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The socket is there a moment after the supervisor. */
async function joined(socketPath: string): Promise<Socket> {
  for (;;) {
    const attempt = connect(socketPath);
    const isUp = await new Promise((resolve) => {
      attempt.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    if (!isUp) continue;
    let text = '';
    attempt.on('data', (bytes) => {
      text += bytes.toString('utf8');
      lines = text.split('\n').filter((line) => line.includes('"wedge"'));
    });
    attempt.write(`${JSON.stringify({ kind: 'hello', token, face: 'shell' })}\n`);
    return attempt;
  }
}

const type = (text: string): void => void socket.write(`${JSON.stringify({ kind: 'typed', text })}\n`);
const heard = (): string => readFileSync(path.join(folder, 'heard'), 'utf8');
const on = '{"kind":"wedge","on":true}';
const off = '{"kind":"wedge","on":false}';

it('A code reaches the drivers while it is awaited, and is dropped when none is', async () => {
  await expect.poll(() => lines).toEqual([on]);
  type(code);
  await expect.poll(() => lines).toEqual([on, off]);
  type('999999');
  await expect.poll(() => lines).toEqual([on, off, on]);
  expect(heard()).toBe(`${code}\n`);
  type('888888');
  await expect.poll(heard).toBe(`${code}\n888888\n`);
  expect(logged).not.toContain(code);
});

it('No code is awaited any more once the drivers are down', async () => {
  await expect.poll(() => lines).toEqual([on]);
  supervisor.outOfService('a test');
  await expect.poll(() => lines).toEqual([on, off]);
  type(code);
  supervisor.run(noDevices);
  await expect.poll(() => lines).toEqual([on, off, on]);
  expect(heard()).toBe('');
});
