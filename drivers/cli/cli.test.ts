// The command line as a person uses it: the genuine program against scripted devices.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TcpPeer, tcpPeer } from '../testing/peer.ts';
import { PrinterPeer } from '../testing/printer-peer.ts';
import { SamPeer } from '../testing/sam-peer.ts';
import { citizenBlock } from '../testing/specimen-cards.ts';

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly complaint: () => string;
  readonly ended: Promise<number | null>;
}

let folder = '';
const servers: TcpPeer[] = [];
const runs: Run[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'driver-cli-'));
});
afterEach(async () => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL');
  await Promise.all(servers.splice(0).map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});

function driver(...words: string[]): Run {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../cli.ts'), ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaint = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  const run = { child, output: () => output, complaint: () => complaint, ended };
  runs.push(run);
  return run;
}

async function at(peer: Parameters<typeof tcpPeer>[0]): Promise<string> {
  const server = await tcpPeer(peer);
  servers.push(server);
  return `tcp:127.0.0.1:${server.port}`;
}

const file = (name: string, text: string): string => {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
};

/** The reader is looked at before, too: only what lies there after `read` has begun is a new card. */
async function looksForCard(run: Run, sam: SamPeer): Promise<void> {
  await expect.poll(run.complaint, within).toContain('Lay a card');
  const before = sam.asked.length;
  await expect.poll(() => sam.asked.slice(before).includes('2001'), within).toBe(true);
}

const within = { timeout: 8000 };
/** Several runs of the program, one after the other. */
const severalRunsMs = 30_000;

describe('The driver command', () => {
  it('explains itself, and lists the devices with their profiles', async () => {
    const help = driver('--help');
    const list = driver('list', '--json');
    expect(await help.ended).toBe(0);
    expect(help.output()).toContain('<device> status');
    expect(await list.ended).toBe(0);
    expect(JSON.parse(list.output().split('\n')[0] ?? '')).toMatchObject({
      device: 'scanner',
      configured: { profile: 'scanner-line-newland' },
    });
  });

  it.each([
    [['scannner', 'status'], /There is no device "scannner"; there are: scanner/],
    [['scanner', 'dance'], /What should it do\?/],
    [['scanner', 'status', '--wire', 'string:3'], /"string:3" is no wire/],
    [['scanner', 'status', '--profile', 'nope'], /There is no profile "nope"/],
    [['keypad', 'status'], /--profile and --wire say which one is meant/],
    [['receipt-printer', 'print', '/no/such/file', '--preview', '/tmp/never.png'], /no such file/],
    [['trace', 'replay', '/no/such/file'], /no such file/],
    [['list', '--bogus'], /--bogus/],
  ])('refuses %j with one sentence', async (words, sentence) => {
    const run = driver(...words);
    expect(await run.ended).toBe(2);
    expect(run.complaint()).toMatch(/^driver: .+\n$/);
    expect(run.complaint()).toMatch(sentence);
  });

  it('takes a configuration, whole or only its devices, and says what is wrong in one', async () => {
    const wire = { kind: 'tcp', host: '127.0.0.1', port: 1 };
    const devices = { scanner: { profile: 'scanner-em3095', wire }, idCardReader: null, receiptPrinter: null };
    const good = driver('list', '--json', '--configuration', file('whole.json', JSON.stringify({ version: 1, devices })));
    const bad = driver('list', '--configuration', file('bad.json', JSON.stringify({ ...devices, scanner: { profile: 'x' } })));
    expect(await good.ended).toBe(0);
    expect(good.output()).toContain('scanner-em3095');
    expect(await bad.ended).toBe(2);
    expect(bad.complaint()).toContain('devices.scanner.wire');
  });

  it('says that nobody is at the other end', async () => {
    const wire = await at(new SamPeer());
    await servers[0]?.close();
    const run = driver('id-card-reader', 'status', '--wire', wire, '--wait', '1', '--json');
    expect(await run.ended).toBe(3);
    expect(JSON.parse(run.output())).toMatchObject({ common: { device: 'powerOff' } });
  });

  it(
    'masks the card it read unless it is told otherwise, and says so',
    async () => {
      const sam = new SamPeer();
      const wire = await at(sam);
      const read = async (...more: string[]): Promise<Run> => {
        sam.card = null;
        const run = driver('id-card-reader', 'read', '--wire', wire, '--json', ...more);
        await looksForCard(run, sam);
        sam.card = citizenBlock;
        expect(await run.ended).toBe(0);
        sam.asked.length = 0;
        return run;
      };
      const masked = await read();
      expect(JSON.parse(masked.output())).toMatchObject({ kind: 'citizen', name: '***', number: '11**************2X' });
      expect(masked.output()).not.toContain('测试甲');
      const revealed = await read('--reveal');
      expect(revealed.output()).toContain('测试甲');
      expect(revealed.complaint()).toContain('--reveal shows what a person carries');
    },
    severalRunsMs,
  );

  it(
    'prints a text and tells the outcome, and draws a picture without printing',
    async () => {
      const printer = new PrinterPeer();
      const wire = await at(printer);
      const text = file('text.txt', 'hello\nworld\n');
      const printed = driver('receipt-printer', 'print', text, '--wire', wire, '--json');
      expect(await printed.ended).toBe(0);
      expect(JSON.parse(printed.output())).toEqual({ kind: 'done', proof: 'processed' });
      expect(printer.printedText).toContain('hello');
      const cuts = printer.cuts.count;
      const picture = path.join(folder, 'ticket.png');
      expect(await driver('ticket-dispenser', 'ticket', 'A012', '--preview', picture).ended).toBe(0);
      expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
      expect(printer.cuts.count).toBe(cuts);
    },
    severalRunsMs,
  );

  it('ends with code 1 and the reason when nothing was printed', async () => {
    const printer = new PrinterPeer();
    printer.paperOut = true;
    const run = driver('receipt-printer', 'ticket', 'A012', '--wire', await at(printer), '--json');
    expect(await run.ended).toBe(1);
    expect(JSON.parse(run.output())).toEqual({ kind: 'notDone', fault: 'paperOut' });
  });

  it('watches until Ctrl-C, ends cleanly and frees the port', async () => {
    const sam = new SamPeer();
    const run = driver('id-card-reader', 'watch', '--wire', await at(sam), '--json');
    await expect.poll(run.output, within).toContain('"device":"online"');
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(run.complaint()).toBe('');
  });

  it('that is interrupted while it waits for a card says so by its exit code', async () => {
    const sam = new SamPeer();
    const run = driver('id-card-reader', 'read', '--wire', await at(sam));
    await looksForCard(run, sam);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(130);
  });

  it(
    'records a trace without the person, and the trace answers like the device',
    async () => {
      const sam = new SamPeer();
      const wire = await at(sam);
      const trace = path.join(folder, 'reader.trace');
      const recorded = driver('id-card-reader', 'read', '--wire', wire, '--trace', trace, '--json');
      await looksForCard(recorded, sam);
      sam.card = citizenBlock;
      expect(await recorded.ended).toBe(0);
      expect(JSON.parse(readFileSync(trace, 'utf8').split('\n')[0] ?? '')).toEqual({
        trace: 1,
        device: 'idCardReader',
        profile: 'id-card-reader-sam-v',
        masked: true,
      });
      expect(await driver('id-card-reader', 'status', '--wire', wire, '--trace', trace).ended).toBe(2);

      const replay = driver('trace', 'replay', trace, '--json');
      await expect.poll(replay.output, within).toContain('"port"');
      const { port } = JSON.parse(replay.output());
      const again = driver('id-card-reader', 'read', '--wire', `tcp:127.0.0.1:${port}`, '--reveal', '--json');
      expect(await again.ended).toBe(0);
      expect(JSON.parse(again.output())).toMatchObject({ kind: 'citizen', name: '测试甲', number: '11010519491231002X' });
      replay.child.kill('SIGINT');
      expect(await replay.ended).toBe(0);
    },
    severalRunsMs,
  );

  it(
    'records a printed paper without its words, and the trace prints another one',
    async () => {
      const wire = await at(new PrinterPeer());
      const trace = path.join(folder, 'printer.trace');
      const processId = ['--profile', 'receipt-printer-escpos-80mm-process-id'];
      const text = file('secret.txt', 'ZhangSan 0123\n');
      expect(await driver('receipt-printer', 'print', text, '--wire', wire, '--trace', trace, ...processId).ended).toBe(0);
      expect(readFileSync(trace, 'utf8')).not.toContain(Buffer.from('ZhangSan').toString('hex'));
      const replay = driver('trace', 'replay', trace, '--json');
      await expect.poll(replay.output, within).toContain('"port"');
      const { port } = JSON.parse(replay.output());
      const other = file('other.txt', 'WangWu8 9876\n');
      const again = driver('receipt-printer', 'print', other, '--wire', `tcp:127.0.0.1:${port}`, '--json', ...processId);
      expect(await again.ended).toBe(0);
      expect(JSON.parse(again.output())).toEqual({ kind: 'done', proof: 'printed' });
    },
    severalRunsMs,
  );
});
