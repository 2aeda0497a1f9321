import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectTo, type Host } from '../../testing/host.ts';
import { openIoBoard, type SimulatedIoBoard } from './io-board.ts';

let board: SimulatedIoBoard;
let host: Host;

beforeEach(async () => {
  board = await openIoBoard({ host: '127.0.0.1', port: 0, serialPath: null, baudRate: null });
  host = await connectTo(board.wire.tcp);
  await expect.poll(() => board.wire.state().connected).toBe(true);
});
afterEach(async () => {
  host.close();
  await board.close();
});

const answers = async (request: string, answer: string): Promise<void> => {
  host.forget();
  host.send(request);
  await expect.poll(() => host.heard()).toBe(answer.replaceAll(' ', '').toLowerCase());
};

it('switches one coil and repeats the request', async () => {
  await answers('01 05 00 00 FF 00 8C 3A', '01 05 00 00 FF 00 8C 3A');
  expect(board.state().coils.slice(0, 2)).toEqual([true, false]);
});

it('switches several coils at once', async () => {
  await answers('01 0F 00 00 00 06 01 2A 1E 89', '01 0F 00 00 00 06 D5 C9');
  expect(board.state().coils).toEqual([false, true, false, true, false, true, false, false]);
});

it('tells its inputs: the contact of the closed door, and a plug', async () => {
  await answers('01 02 00 00 00 02 F9 CB', '01 02 01 01 60 48');
  board.door('open');
  board.headphones(true);
  await answers('01 02 00 00 00 02 F9 CB', '01 02 01 02 20 49');
});

it('refuses what it has not', async () => {
  await answers('01 05 00 08 FF 00 0D F8', '01 85 02 C3 51');
  await answers('01 03 00 00 00 01 84 0A', '01 83 01 80 F0');
});

it('says that it is out of order, or nothing at all, when it shall', async () => {
  board.fault('deviceFailure');
  await answers('01 02 00 00 00 02 F9 CB', '01 82 04 41 63');
  board.fault('silent');
  host.forget();
  host.send('01 05 00 01 FF 00 DD FA');
  await expect.poll(() => board.state().coils[1]).toBe(true);
  expect(host.heard()).toBe('');
});

it('does not hear a damaged request, and hears the next one', async () => {
  host.send('01 05 00 00 FF 00 8C 3B');
  await answers('01 05 00 01 FF 00 DD FA', '01 05 00 01 FF 00 DD FA');
  expect(board.state().coils.slice(0, 2)).toEqual([false, true]);
});

it('is back at its defaults after a reset', async () => {
  board.door('open');
  board.fault('busy');
  board.reset();
  expect(board.state()).toMatchObject({ door: 'closed', headphones: false, fault: 'none' });
  await answers('01 02 00 00 00 02 F9 CB', '01 02 01 01 60 48');
});
