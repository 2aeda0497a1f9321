// The simulated outside world as a program: four devices, the regional platform, and the control page.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { startPanel } from './panel/server.ts';
import { hidEnvironment } from './hidsim/shim.ts';
import { devicesOf, dispenserModels, openWorld, usualWorld } from './world.ts';
import { scannerLanguages } from './devices/scanner.ts';

const help = `Usage: npm run simulators -- [options]

  --panel-port N      control page and HTTP API      (9190)
  --scanner-port N    QR scanner                     (9101)
  --reader-port N     ID-card reader                 (9102)
  --printer-port N    receipt printer                (9100)
  --dispenser-port N  queue-ticket dispenser         (9103)
  --platform-port N   regional platform              (9180)     0: any free port
  --ledger FILE       where the platform keeps its cases (forgotten at the end)
  --pty DIR           also offer pseudo-terminals DIR/scanner, DIR/id-card-reader, DIR/receipt-printer, DIR/ticket-dispenser (needs socat)
  --hid DIR           scanner and reader are HID devices instead, for programs that run with the shim (DIR: new, at most 80 characters)
  --scanner LANGUAGE  SCANNERS   (newland)
  --dispenser MODEL   DISPENSERS   (vkp80iii)
  --auxiliaries       an input and output board (--board-port 9104) and a UPS (--ups-port 9105) as well; with --hid also a tactile keypad
  --baud-pacing       bytes take the time of 9600 baud (scanner) and 115200 baud (the others)
  --paper-speed N     mm/s                           (150)
  --until-stdin-closes  end when standard input ends
  --help

Prints one line of JSON when everything is up. docs/simulators.md has the API.
`
  .replace('SCANNERS', scannerLanguages.filter((language) => !language.startsWith('hid')).join(', '))
  .replace('DISPENSERS', dispenserModels.join(', '));

try {
  await run();
} catch (error) {
  process.stderr.write(`simulators: ${sentenceOf(error)}\n`);
  process.exit(2);
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'panel-port': { type: 'string', default: '9190' },
      'scanner-port': { type: 'string', default: '9101' },
      'reader-port': { type: 'string', default: '9102' },
      'printer-port': { type: 'string', default: '9100' },
      'dispenser-port': { type: 'string', default: '9103' },
      'platform-port': { type: 'string', default: '9180' },
      scanner: { type: 'string', default: 'newland' },
      dispenser: { type: 'string', default: 'vkp80iii' },
      hid: { type: 'string' },
      auxiliaries: { type: 'boolean', default: false },
      'board-port': { type: 'string', default: '9104' },
      'ups-port': { type: 'string', default: '9105' },
      'paper-speed': { type: 'string', default: '150' },
      ledger: { type: 'string' },
      pty: { type: 'string' },
      'baud-pacing': { type: 'boolean', default: false },
      'until-stdin-closes': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const host = '127.0.0.1';
  const port = (text: string): number => number(text, 0, 65_535);
  const world = await openWorld({
    ...usualWorld,
    host,
    ports: {
      scanner: port(values['scanner-port']),
      idCardReader: port(values['reader-port']),
      receiptPrinter: port(values['printer-port']),
      ticketDispenser: port(values['dispenser-port']),
      platform: port(values['platform-port']),
      ioBoard: port(values['board-port']),
      ups: port(values['ups-port']),
    },
    auxiliaries: values.auxiliaries,
    ledger: values.ledger ?? null,
    ptyFolder: values.pty ?? null,
    hidFolder: values.hid === undefined ? null : path.resolve(values.hid),
    scannerLanguage: oneOf(scannerLanguages, values.scanner),
    dispenserModel: oneOf(dispenserModels, values.dispenser),
    baudPacing: values['baud-pacing'],
    paperSpeed: number(values['paper-speed'], 1, 10_000),
  });
  const panel = await startPanel(world, { host, port: port(values['panel-port']) });

  const addresses = Object.entries(devicesOf(world)).map(([device, { wire }]) => [device, { tcp: wire.tcp, serial: wire.serial }]);
  process.stdout.write(
    `${JSON.stringify({
      ready: true,
      panel: panel.url,
      ...Object.fromEntries(addresses),
      platform: world.platform.url,
      ...(world.hid ? { hid: hidEnvironment(world.hid.folder, {}) } : {}),
    })}\n`,
  );

  const end = (): never => process.exit(0);
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (values['until-stdin-closes']) {
    process.stdin.on('end', end);
    process.stdin.on('error', end);
    process.stdin.resume();
  }
}

function number(text: string, least: number, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new Error(`"${text}" is not a whole number from ${least} to ${most}`);
  return value;
}

function oneOf<Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new Error(`"${text}" is none of ${words.join(', ')}`);
  return word;
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) return `port ${error.port} is in use, choose another one`;
  // Node adds advice on further lines.
  return error.message.replace(/\n.*/s, '');
}
