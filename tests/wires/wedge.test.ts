// A code from a typing scanner, all the way: the terminal asks for one, the face types it, the drivers process reads it as from any scanner.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { deviceReport } from '../../contract/device/message.ts';
import { devicesSchema } from '../../kiosk-config/profiles/wiring.ts';
import { createSupervisor } from '../../main/supervisor/supervisor.ts';

const token = 'a token of sixteen characters and more';
const voucher = '4241234567890123456799110000';
const devices = devicesSchema.parse({
  scanner: { profile: 'scanner-wedge', allowUnverified: true, wire: { kind: 'wedge' } },
  idCardReader: null,
  receiptPrinter: null,
});

/** Asks for a code as soon as the scanner is there, and notes what comes. */
const terminalProgram = `
import { appendFileSync } from 'node:fs';
let asked = false;
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  if (message.kind === 'ping') process.send({ kind: 'pong' });
  if (message.kind !== 'device' || message.report.device !== 'scanner') return;
  appendFileSync(process.env.NOTES, JSON.stringify(message.report) + '\\n');
  if (asked || !JSON.stringify(message.report).includes('"device":"online"')) return;
  asked = true;
  const header = { name: 'BarcodeReader.Read', requestId: 7, version: '1.0', type: 'command', timeout: 8000 };
  process.send({ kind: 'device', command: { device: 'scanner', header, payload: { symbologies: ['any'] } } });
});
`;

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).reverse()) cleanUp();
});

it('A typed code is read while it is awaited, and nothing of it is logged', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wedge-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  const notes = path.join(folder, 'notes');
  const terminal = path.join(folder, 'terminal.mjs');
  writeFileSync(notes, '');
  writeFileSync(terminal, terminalProgram);
  let logged = '';
  const socketPath = path.join(folder, 's.sock');
  const supervisor = createSupervisor({
    socketPath,
    token,
    programs: { terminal, drivers: path.join(import.meta.dirname, '../../drivers/index.ts') },
    environment: { NOTES: notes, PATH: process.env.PATH ?? '' },
    log: (event, fields) => {
      logged += JSON.stringify({ event, ...fields });
    },
  });
  cleanUps.push(supervisor.close);
  supervisor.run(devices);

  const said = await face(socketPath);
  await expect.poll(said.orders, { timeout: 8_000 }).toEqual([true]);
  said.type(voucher);
  const completion = () =>
    readFileSync(notes, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => deviceReport.parse(JSON.parse(line)))
      .find(({ header }) => header.type === 'completion');
  await expect.poll(completion).toBeDefined();
  expect(completion()).toMatchObject({
    header: { requestId: 7, completionCode: 'success' },
    payload: { readOutput: [{ barcodeData: Buffer.from(voucher).toString('base64') }] },
  });
  await expect.poll(said.orders).toEqual([true, false]);
  expect(logged).not.toContain(voucher);
});

/** Joins as a shell does; the socket is there a moment after the supervisor. */
async function face(socketPath: string): Promise<{ readonly orders: () => boolean[]; readonly type: (text: string) => void }> {
  for (;;) {
    const socket = connect(socketPath);
    const isUp = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    if (!isUp) continue;
    cleanUps.push(() => socket.destroy());
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes.toString('utf8');
    });
    socket.write(`${JSON.stringify({ kind: 'hello', token, face: 'shell' })}\n`);
    return {
      orders: () => [...text.matchAll(/\{"kind":"wedge","on":(true|false)\}/g)].map(([, on]) => on === 'true'),
      type: (code) => void socket.write(`${JSON.stringify({ kind: 'typed', text: code })}\n`),
    };
  }
}
