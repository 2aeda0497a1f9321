// The simulated outside world as a program: three devices, the regional platform, and the control page.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { openIdCardReader } from './devices/id-card-reader.ts';
import { openReceiptPrinter } from './devices/receipt-printer.ts';
import { openScanner } from './devices/scanner.ts';
import { startPanel } from './panel/server.ts';
import { startPlatform } from './platform/server.ts';

const help = `Usage: npm run simulators -- [options]

  --panel-port N      control page and HTTP API      (9190)
  --scanner-port N    QR scanner                     (9101)
  --reader-port N     ID-card reader                 (9102)
  --printer-port N    receipt printer                (9100)
  --platform-port N   regional platform              (9180)     0: any free port
  --pty DIR           also offer pseudo-terminals DIR/scanner, DIR/id-card-reader, DIR/receipt-printer (needs socat)
  --baud-pacing       bytes take the time of 9600 baud (scanner) and 115200 baud (reader, printer)
  --paper-speed N     mm/s                           (150)
  --until-stdin-closes  end when standard input ends
  --help

Prints one line of JSON when everything is up. docs/simulators.md has the API.
`;

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
      'platform-port': { type: 'string', default: '9180' },
      'paper-speed': { type: 'string', default: '150' },
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
  const device = (port: string, name: string, baudRate: number) => ({
    host,
    port: number(port, 0, 65_535),
    serialPath: values.pty === undefined ? null : path.resolve(values.pty, name),
    baudRate: values['baud-pacing'] ? baudRate : null,
  });
  const scanner = await openScanner({ ...device(values['scanner-port'], 'scanner', 9600), terminator: '\r', triggerRequired: true });
  const idCardReader = await openIdCardReader(device(values['reader-port'], 'id-card-reader', 115_200));
  const receiptPrinter = await openReceiptPrinter({
    ...device(values['printer-port'], 'receipt-printer', 115_200),
    paperSpeed: number(values['paper-speed'], 1, 10_000),
  });
  const platform = await startPlatform({ host, port: number(values['platform-port'], 0, 65_535) });
  const world = { scanner, idCardReader, receiptPrinter, platform };
  const panel = await startPanel(world, { host, port: number(values['panel-port'], 0, 65_535) });

  const at = (wire: { readonly tcp: object; readonly serial: string | null }) => ({ tcp: wire.tcp, serial: wire.serial });
  process.stdout.write(
    `${JSON.stringify({
      ready: true,
      panel: panel.url,
      scanner: at(scanner.wire),
      idCardReader: at(idCardReader.wire),
      receiptPrinter: at(receiptPrinter.wire),
      platform: platform.url,
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

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) return `port ${error.port} is in use, choose another one`;
  // Node adds advice on further lines.
  return error.message.replace(/\n.*/s, '');
}
