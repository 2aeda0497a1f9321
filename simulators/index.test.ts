import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { whyNoHid } from './hidsim/shim.ts';

const anyPorts = ['--panel-port', '--scanner-port', '--reader-port', '--printer-port', '--dispenser-port', '--platform-port'].flatMap(
  (option) => [option, '0'],
);

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly complaint: () => string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}
const runs: Run[] = [];
afterEach(() => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL');
});

function run(...options: string[]): Run {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'index.ts'), ...options], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let complaint = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  const started = { child, output: () => output, complaint: () => complaint, ended };
  runs.push(started);
  return started;
}

const ready = (started: Run): Promise<void> => expect.poll(started.output, { timeout: 8000 }).toMatch(/\n$/);

describe('the program', () => {
  it('says in one line where everything is, and ends with standard input', async () => {
    const started = run(...anyPorts, '--until-stdin-closes');
    await ready(started);
    const loopback = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/?$/);
    const device = { tcp: { host: '127.0.0.1', port: expect.any(Number) }, serial: null };
    expect(JSON.parse(started.output())).toEqual({
      ready: true,
      panel: loopback,
      scanner: device,
      idCardReader: device,
      receiptPrinter: device,
      ticketDispenser: device,
      platform: loopback,
    });
    started.child.stdin?.end();
    expect(await started.ended).toBe(0);
  });

  it('has its serial ports ready when it says so, and leaves none behind', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'simulators-'));
    const ports = path.join(folder, 'ports');
    const started = run(...anyPorts, '--pty', ports, '--baud-pacing');
    await ready(started);
    expect(readdirSync(ports).toSorted()).toEqual(['id-card-reader', 'receipt-printer', 'scanner', 'ticket-dispenser']);
    expect(JSON.parse(started.output())).toMatchObject({ scanner: { serial: path.join(ports, 'scanner') } });
    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    expect(readdirSync(ports)).toEqual([]);
    rmSync(folder, { recursive: true });
    expect(existsSync(folder)).toBe(false);
  });

  it('keeps the ledger of its platform in the file it is given', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'simulators-'));
    const started = run(...anyPorts, '--ledger', path.join(folder, 'new', 'ledger.db'));
    await ready(started);
    expect(readdirSync(path.join(folder, 'new'))).toContain('ledger.db');
    started.child.kill('SIGKILL');
    await started.ended;
    rmSync(folder, { recursive: true });
  });

  it('explains itself', async () => {
    const started = run('--help');
    expect(await started.ended).toBe(0);
    expect(started.output()).toContain('--paper-speed');
  });

  it('says in a sentence which port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await expect.poll(() => taken.listening).toBe(true);
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const started = run(...anyPorts, '--printer-port', String(port));
    expect(await started.ended).toBe(2);
    expect(started.complaint()).toBe(`simulators: port ${port} is in use, choose another one\n`);
    taken.close();
  });

  it.each([
    [['--bogus']],
    [['--paper-speed', '0']],
    [['--panel-port', '70000']],
    [['--panel-port', '-1']],
    [['--scanner-port', '0x10']],
    [['--scanner', 'morse']],
    [['--dispenser', 'toString']],
  ])('refuses %j with one line', async (options) => {
    const started = run(...options);
    expect(await started.ended).toBe(2);
    expect(started.complaint()).toMatch(/^simulators: .+\n$/);
  });
});

const noHid = whyNoHid();
describe('the keypad', () => {
  if (noHid !== null) {
    it.todo(`not run here, because ${noHid}`);
    return;
  }
  it('is one of the auxiliaries where there is HID, and hands press its keys', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'keypad-'));
    const started = run(...anyPorts, '--board-port', '0', '--ups-port', '0', '--auxiliaries', '--hid', path.join(folder, 'hid'));
    await ready(started);
    const { panel, hid } = z.object({ panel: z.string(), hid: z.record(z.string(), z.string()) }).parse(JSON.parse(started.output()));
    expect(hid.HIDSIM_DIR).toBe(path.join(folder, 'hid'));
    const post = async (route: string, body: object): Promise<number> =>
      (await fetch(`${panel}api/${route}`, { method: 'POST', body: JSON.stringify(body) })).status;
    const held = async (): Promise<unknown> =>
      z.object({ keypad: z.unknown() }).parse(await (await fetch(`${panel}api/state`)).json()).keypad;
    expect(await post('keypad/press', { key: '5' })).toBe(200);
    expect(await held()).toMatchObject({ held: ['5'], wire: { cable: 'whole' } });
    expect(await post('keypad/release', { key: '5' })).toBe(200);
    expect(await held()).toMatchObject({ held: [] });
    expect(await post('keypad/press', { key: 'F13' })).toBe(400);
    expect(await post('keypad/cable', { state: 'cut' })).toBe(200);
    expect(await held()).toMatchObject({ wire: { cable: 'cut' } });
    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    rmSync(folder, { recursive: true });
  });
});
