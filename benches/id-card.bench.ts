// The ID card reader: what the driver adds to the time that a card needs on its wire, and how fast its decoder is beside that wire.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DeviceReport } from '../contract/device/message.ts';
import { systemClock } from '../drivers/clock.ts';
import { createDevices } from '../drivers/devices.ts';
import { SamDecoder } from '../drivers/id-card-reader/protocol.ts';
import { bytes } from '../drivers/testing/hex.ts';
import { SamPeer } from '../drivers/testing/sam-peer.ts';
import { baseFrame, citizenBlock } from '../drivers/testing/specimen-cards.ts';
import { devicesSchema } from '../kiosk-config/profiles/wiring.ts';
import { openTerminal } from '../simulators/devices/pseudo-terminal.ts';
import type { Benchmark, BenchmarkOptions, Measurement } from './measure.ts';

const baudRate = 115_200;
const bytesPerSecond = baudRate / 10;
const cardLength = 1295;
const readsARound = 20;
const withinMs = 10_000;

/** Another invented citizen. */
const otherBlock = citizenBlock.slice();
otherBlock.set(Buffer.from('测试乙', 'utf16le'));

export const idCard: Benchmark = {
  name: 'id-card',
  about: 'last byte of a card → completion in the drivers process, beside the time of its 1295 bytes at 115200',
  run,
};

export const idCardDecoder: Benchmark = {
  name: 'id-card-decoder',
  about: 'bytes a second of SAM answers through the decoder, beside the 11520 of the wire',
  run: decode,
};

/** The product's driver on the genuine serialport, two cards in turn; the address that comes after the card counts, too. */
async function run({ rounds, tell }: BenchmarkOptions): Promise<Measurement> {
  const reader = await startReader();
  let heard: (report: DeviceReport) => void = () => undefined;
  const devices = createDevices(configurationOf(reader.path), {
    clock: systemClock,
    random: Math.random,
    log: () => undefined,
    report: (report) => heard(report),
  });
  if (!devices.ok) throw new Error(devices.fault.problem);
  const device = devices.value.idCardReader;
  const life = new AbortController();
  const next = (type: 'unsolicited' | 'completion', of: string): Promise<DeviceReport> =>
    new Promise((resolve) => {
      heard = (report) => {
        if (report.header.type === type && JSON.stringify(report).includes(of)) resolve(report);
      };
    });
  const online = next('unsolicited', '"online"');
  const running = device.run(life.signal);
  try {
    await online;
    const measured: number[] = [];
    for (let read = 0; read < (rounds + 1) * readsARound; read += 1) {
      reader.lay(read % 2 === 0 ? citizenBlock : otherBlock);
      const completed = next('completion', '"success"').then(() => performance.now());
      const header = { name: 'Kiosk.ReadIdCard', requestId: read + 1, version: '1.0', type: 'command', timeout: withinMs } as const;
      await device.handle({ device: 'idCardReader', header, payload: {} });
      const took = (await completed) - reader.sentAt();
      if (read >= readsARound) measured.push(took);
    }
    tell(`${measured.length} cards`);
    return { name: 'id-card', measured, floor: [(cardLength * 1000) / bytesPerSecond] };
  } finally {
    life.abort();
    await running;
    reader.close();
  }
}

interface Reader {
  readonly path: string;
  readonly lay: (card: Uint8Array) => void;
  /** When the last byte of the last card was with the system. */
  readonly sentAt: () => number;
  readonly close: () => void;
}

async function startReader(): Promise<Reader> {
  const sam = new SamPeer();
  let sentAt = 0;
  let kiosk: Socket | null = null;
  const server = createServer({ noDelay: true }, (socket) => {
    kiosk = socket;
    socket.on('error', () => socket.destroy());
    socket.on('data', (question) =>
      sam.receive(question, (answer) => {
        socket.write(answer);
        if (answer.length === cardLength) sentAt = performance.now();
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the reader has no port');
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosk-bench-reader-'));
  const port = path.join(folder, 'reader');
  const terminal = openTerminal(port, address.port, () => kiosk === null || kiosk.destroyed);
  await terminal.appeared();
  return {
    path: port,
    lay: (card) => {
      sam.card = card;
    },
    sentAt: () => sentAt,
    close() {
      terminal.close();
      kiosk?.destroy();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const configurationOf = (port: string) =>
  devicesSchema.parse({
    scanner: null,
    idCardReader: { profile: 'id-card-reader-sam-v', wire: { kind: 'serial', path: port, baudRate } },
    receiptPrinter: null,
  });

/** Cards, short answers and noise between them, in the pieces that a serial port gives. */
function decode({ rounds, tell }: BenchmarkOptions): Promise<Measurement> {
  const short = bytes('AA AA AA 96 69 00 04 00 00 80 84');
  const noise = Uint8Array.from({ length: 100 }, (_, index) => (index * 73) & 0xff);
  const stream = Buffer.concat(Array.from({ length: 100 }, () => [short, baseFrame(citizenBlock), noise, short]).flat());
  const measured: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const decoder = new SamDecoder();
    const began = performance.now();
    let answers = 0;
    for (let at = 0; at < stream.length; at += 64) answers += decoder.push(stream.subarray(at, at + 64)).length;
    if (answers !== 300) throw new Error(`${answers} answers of 300 were found`);
    if (round > 0) measured.push((stream.length * 1000) / (performance.now() - began));
  }
  tell(`${measured.length} streams of ${stream.length} bytes`);
  return Promise.resolve({ name: 'id-card-decoder', unit: 'bytes per second', measured, floor: [bytesPerSecond] });
}
