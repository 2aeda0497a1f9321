import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LogEvents } from '../../contract/log/events.ts';
import { faceView } from '../gate/face-view.ts';
import { type FaceServer, startFaceServer } from './face-server.ts';

const token = 'a token of sixteen characters and more';
const beat = '{"kind":"beat"}';
const view = { ...faceView({ reason: 'starting', sequence: 1, wallTime: 0, last: null }), epoch: 'life' };
let folder = '';
let server: FaceServer;
let heard: unknown[] = [];
let logged: (keyof LogEvents)[] = [];
let open: Socket[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'faces-'));
  heard = [];
  logged = [];
  open = [];
  server = startFaceServer({
    socketPath: path.join(folder, 's.sock'),
    token,
    onMessage: (message) => void heard.push(message),
    latestView: () => view,
    log: (event) => void logged.push(event),
  });
  await expect.poll(() => server.listening()).toBe(true);
});
afterEach(() => {
  for (const socket of open) socket.destroy();
  server.close();
  rmSync(folder, { recursive: true });
});

function face(): {
  say: (message: unknown) => void;
  raw: (text: string) => void;
  lines: () => string[];
  beats: () => number;
  ended: () => boolean;
} {
  const socket = connect(path.join(folder, 's.sock'));
  open.push(socket);
  let text = '';
  let ended = false;
  socket.on('data', (bytes) => {
    text += bytes.toString('utf8');
  });
  socket.on('close', () => {
    ended = true;
  });
  socket.on('error', () => undefined);
  return {
    say: (message) => void socket.write(`${JSON.stringify(message)}\n`),
    raw: (raw) => void socket.write(raw),
    lines: () => text.split('\n').filter((line) => line !== '' && line !== beat),
    beats: () => text.split('\n').filter((line) => line === beat).length,
    ended: () => ended,
  };
}

it('gives the latest View to a face that knows the token, and every later one', async () => {
  const shell = face();
  shell.say({ kind: 'hello', token, face: 'shell' });
  await expect.poll(() => shell.lines()).toHaveLength(1);
  server.show({ ...view, sequence: 2 });
  await expect.poll(() => shell.lines()).toHaveLength(2);
  shell.say({ kind: 'intent', intent: { anything: true } });
  await expect.poll(() => heard).toEqual([{ kind: 'intent', intent: { anything: true } }]);
});

it('beats for every face that joined, and for nobody else', async () => {
  const [shell, stranger] = [face(), face()];
  shell.say({ kind: 'hello', token, face: 'shell' });
  await expect.poll(() => shell.beats(), { timeout: 4000 }).toBe(1);
  expect(stranger.beats()).toBe(0);
});

it.each([
  ['a wrong token', { kind: 'hello', token: 'a wrong token of sixteen', face: 'shell' }],
  ['no hello', { kind: 'intent', intent: {} }],
  ['an unknown message', { kind: 'format' }],
])('hangs up on %s and tells nothing', async (_, message) => {
  const stranger = face();
  stranger.say(message);
  await expect.poll(() => stranger.ended()).toBe(true);
  expect([stranger.lines(), heard]).toEqual([[], []]);
  expect(logged).toContain('face.refused');
});

it('hangs up on garbage', async () => {
  const stranger = face();
  stranger.raw('\u0000\u0001 not JSON\n');
  await expect.poll(() => stranger.ended()).toBe(true);
  expect(heard).toEqual([]);
});

it('shows the same to two faces', async () => {
  const [one, two] = [face(), face()];
  for (const each of [one, two]) each.say({ kind: 'hello', token, face: 'web' });
  await expect.poll(() => [one.lines().length, two.lines().length]).toEqual([1, 1]);
  server.show({ ...view, sequence: 2 });
  await expect.poll(() => [one.lines().length, two.lines().length]).toEqual([2, 2]);
});

it('says that typed codes are awaited, also to a face that joins meanwhile', async () => {
  const early = face();
  early.say({ kind: 'hello', token, face: 'shell' });
  await expect.poll(() => early.lines()).toHaveLength(1);
  server.wedge(true);
  await expect.poll(() => early.lines().at(-1)).toBe('{"kind":"wedge","on":true}');
  const late = face();
  late.say({ kind: 'hello', token, face: 'shell' });
  await expect.poll(() => late.lines().at(-1)).toBe('{"kind":"wedge","on":true}');
  server.wedge(false);
  await expect.poll(() => late.lines().at(-1)).toBe('{"kind":"wedge","on":false}');
  late.say({ kind: 'typed', text: '4241234567890123456799110000' });
  await expect.poll(() => heard).toEqual([{ kind: 'typed', text: '4241234567890123456799110000' }]);
});

it.each([
  ['nothing', ''],
  ['more than any code has', 'x'.repeat(4097)],
])('hangs up on a face that typed %s', async (_, text) => {
  const shell = face();
  shell.say({ kind: 'hello', token, face: 'shell' });
  shell.say({ kind: 'typed', text });
  await expect.poll(() => shell.ended()).toBe(true);
  expect(heard).toEqual([]);
});
