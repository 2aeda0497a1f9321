// The command line as a person uses it: the genuine program against scripted devices.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PrinterPeer } from '../testing/printer-peer.ts';
import { SamPeer } from '../testing/sam-peer.ts';
import { citizenBlock } from '../testing/specimen-cards.ts';
import { parseCommandLine } from './arguments.ts';
import { deviceOf, taken } from './configuration.ts';
import { at, driver, file, folder, looksForCard, type Run, servers, severalRunsMs, within } from './testing/program.ts';

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
    [['scanner'], /What should it do\? It has: status, capabilities, watch, read/],
    [['scanner', 'print', 'x'], /scanner cannot "print"\. It has: status, capabilities, watch, read/],
    [['receipt-printer', 'read'], /receipt-printer cannot "read"\. It has: .*print, ticket/],
    [['ticket-dispenser', 'ticket', ''], /ticket wants a TEXT/],
    [['auxiliaries', 'light', 'moon', 'off'], /light wants a NAME \(scanner, .*\) and off, slow or continuous/],
    [['receipt-printer', 'print', '/no/such/file'], /no such file/],
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

  it('fits the simulators where no wire is named, and says so', () => {
    const said = parseCommandLine(['ticket-dispenser', 'status']);
    if (!said.ok) throw new Error(said.fault);
    const device = deviceOf('ticketDispenser', said.value.options);
    if (!device.ok) throw new Error(device.fault);
    expect(device.value.profile).toBe('ticket-dispenser-vkp80iii');
    expect(taken(said.value.options, device.value)).toBe('Using tcp:127.0.0.1:9103, as npm run simulators offers');
    expect(taken({ ...said.value.options, wire: 'tcp:127.0.0.1:9103' }, device.value)).toBeNull();
  });

  it('says what a ticket has no room for', async () => {
    const picture = path.join(folder, 'long.png');
    const long = driver('ticket-dispenser', 'ticket', 'A'.repeat(41), '--preview', picture);
    expect(await long.ended).toBe(0);
    expect(long.complaint()).toContain('room for 40 characters');
  });

  it('says why a wire cannot be opened', async () => {
    const run = driver('scanner', 'read', '--wire', `serial:${file('no-port', '')}`, '--wait', '1');
    expect(await run.ended).toBe(3);
    expect(run.complaint()).toBe(
      'driver: The system refuses to open this device: may you use it (group, udev rule), and does its port have this speed?\n',
    );
  });

  it('watches the paper without hiding what nobody owns', async () => {
    const printer = new PrinterPeer();
    const run = driver('receipt-printer', 'watch', '--wire', await at(printer), '--json');
    await expect.poll(run.output, within).toContain('"device":"online"');
    printer.paperLow = true;
    printer.tellChange();
    await expect.poll(run.output, within).toContain('Printer.PaperThresholdEvent');
    expect(run.output()).toContain('"threshold":"low"');
  });

  it('ends at Ctrl-C while it waits for a device that does not answer', async () => {
    let isAsked = false;
    const wire = await at({
      receive: () => {
        isAsked = true;
      },
    });
    const run = driver('scanner', 'status', '--wire', wire, '--wait', '600');
    await expect.poll(() => isAsked, within).toBe(true);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(130);
  });

  it('watches until Ctrl-C, ends cleanly and frees the port', async () => {
    const sam = new SamPeer();
    const run = driver('id-card-reader', 'watch', '--wire', await at(sam), '--json');
    await expect.poll(run.output, within).toContain('"device":"online"');
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(run.complaint()).toBe('');
    expect(run.output()).not.toContain('Common.Cancel');
  });

  it('that is interrupted while it waits for a card says so by its exit code', async () => {
    const sam = new SamPeer();
    const run = driver('id-card-reader', 'read', '--wire', await at(sam));
    await looksForCard(run, sam);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(130);
  });
});
