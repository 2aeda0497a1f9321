// The drivers over real TCP and over a real serial port (a pseudo-terminal), with cables pulled.

import { afterEach, describe, expect, it } from 'vitest';
import { idCardReaderProfiles } from '../kiosk-config/profiles/id-card-reader/profiles.ts';
import { receiptPrinterProfiles } from '../kiosk-config/profiles/receipt-printer/profiles.ts';
import { scannerProfiles } from '../kiosk-config/profiles/scanner/profiles.ts';
import type { Result } from '../contract/result.ts';
import { systemClock } from './clock.ts';
import type { Driver, Receiver } from './driver.ts';
import { idCardReaderDriver } from './id-card-reader/driver.ts';
import { receiptPrinterDriver } from './receipt-printer/driver.ts';
import { scannerDriver } from './scanner/driver.ts';
import { type Bench, bench } from './testing/bench.ts';
import { type Peer, type TcpPeer, tcpPeer } from './testing/peer.ts';
import { PrinterPeer } from './testing/printer-peer.ts';
import { type Pty, ptyTo } from './testing/pty.ts';
import { SamPeer } from './testing/sam-peer.ts';
import { ScannerPeer } from './testing/scanner-peer.ts';
import { citizenBlock } from './testing/specimen-cards.ts';
import { serialWire } from './wire/serial.ts';
import { tcpWire } from './wire/tcp.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function loaded<T>(result: Result<T, { readonly problem: string }>): T {
  if (!result.ok) throw new Error(result.fault.problem);
  return result.value;
}

const scanner = {
  ...loaded(scannerProfiles.named('scanner-line-newland', false)),
  idleCheckMs: 150,
  answerMs: 150,
  idleGapMs: 30,
  triggerEveryMs: 300,
};
const answerMs = { status: 200, reset: 200, find: 200, select: 200, read: 400 };
const idCardReader = {
  ...loaded(idCardReaderProfiles.named('id-card-reader-sam-v', false)),
  pollMs: 30,
  presencePollMs: 60,
  idleCheckMs: 100,
  answerMs,
};
const receiptPrinter = {
  ...loaded(receiptPrinterProfiles.named('receipt-printer-escpos-80mm-process-id', false)),
  answerMs: 150,
  idleCheckMs: 100,
  printPollMs: 30,
  writeMs: 500,
  graceMs: 300,
};

interface Rig extends Bench {
  readonly server: TcpPeer;
  readonly pull: () => Promise<void>;
  readonly plugIn: () => Promise<void>;
}

async function rig<Session extends Receiver>(kind: 'tcp' | 'serial', driver: Driver<Session>, peer: Peer): Promise<Rig> {
  const server = await tcpPeer(peer);
  cleanUps.push(server.close);
  const pty: Pty | null = kind === 'serial' ? await ptyTo(server.port) : null;
  if (pty) cleanUps.push(pty.remove);
  const wire = pty
    ? serialWire({ path: pty.path, baudRate: 115_200 }, systemClock)
    : tcpWire({ host: '127.0.0.1', port: server.port }, systemClock);
  const table = bench(driver, wire, systemClock);
  cleanUps.push(table.stop);
  await table.seen((report) => JSON.stringify(report.payload).includes('"device":"online"'));
  return {
    ...table,
    server,
    pull: async () => (pty ? pty.unplug() : server.cut()),
    plugIn: async () => (pty ? pty.plugIn() : undefined),
  };
}

describe.each(['tcp', 'serial'] as const)('Over %s', (kind) => {
  it('a code is read from start of the trigger to its end', async () => {
    const peer = new ScannerPeer();
    let say: (bytes: Uint8Array) => void = () => undefined;
    const seen: Peer = {
      receive: (bytes, answer) => {
        say = answer;
        peer.receive(bytes, answer);
        if (peer.on) say(new Uint8Array(Buffer.from('4241234567890123456799110000\r')));
      },
    };
    const { give } = await rig(kind, scannerDriver(scanner, systemClock), seen);
    const completion = await give('BarcodeReader.Read', { symbologies: [] }, 3000).done;
    expect(completion).toMatchObject({
      header: { completionCode: 'success' },
      payload: { readOutput: [{ barcodeData: Buffer.from('4241234567890123456799110000').toString('base64') }] },
    });
  });

  it('a card is read, watched, and told when it leaves', async () => {
    const peer = new SamPeer();
    const { give, seen } = await rig(kind, idCardReaderDriver(idCardReader, systemClock), peer);
    const read = give('Kiosk.ReadIdCard', {}, 5000);
    peer.card = citizenBlock;
    expect(await read.done).toMatchObject({ header: { completionCode: 'success' }, payload: { card: { number: '11010519491231002X' } } });
    peer.card = null;
    expect((await seen((report) => report.header.name === 'CardReader.MediaRemovedEvent')).payload).toEqual({});
  });

  it('a receipt is printed and confirmed', async () => {
    const peer = new PrinterPeer();
    const { give } = await rig(
      kind,
      receiptPrinterDriver(receiptPrinter, systemClock, () => 0.5),
      peer,
    );
    const document = {
      blocks: [
        { kind: 'text', text: '医保参保信息' },
        { kind: 'qr', text: 'K12345678' },
      ],
    };
    expect(await give('Kiosk.PrintDocument', { document }, 5000).done).toMatchObject({
      payload: { outcome: { kind: 'done', proof: 'printed' } },
    });
    // One for whatever hung there before the start, one for this receipt.
    expect(peer.cuts.count).toBe(2);
  });

  it('a cable pulled while a card is waited for ends the command, and the reader is online again when it is back', async () => {
    const peer = new SamPeer();
    const { give, pull, plugIn, becomes } = await rig(kind, idCardReaderDriver(idCardReader, systemClock), peer);
    const read = give('Kiosk.ReadIdCard', {}, 20_000);
    const online = becomes('online');
    const began = performance.now();
    await pull();
    expect(await read.done).toMatchObject({ header: { completionCode: 'deviceNotReady' }, payload: { errorCode: 'linkFailure' } });
    expect(performance.now() - began).toBeLessThan(1500);
    await plugIn();
    await online;
    peer.card = citizenBlock;
    expect(await give('Kiosk.ReadIdCard', {}, 5000).done).toMatchObject({ header: { completionCode: 'success' } });
  });

  it('a cable pulled while printing makes the outcome unknown, and nothing of it comes out later', async () => {
    const peer = new PrinterPeer();
    const { give, pull, plugIn, becomes } = await rig(
      kind,
      receiptPrinterDriver(receiptPrinter, systemClock, () => 0.5),
      peer,
    );
    const pulled = Promise.withResolvers<void>();
    peer.paused = true;
    // Not at the strip that was cut off when the wire was opened.
    peer.afterContent = (_, text) => {
      if (text.includes('first job')) pulled.resolve(pull());
    };
    const job = give('Kiosk.PrintDocument', { document: { blocks: [{ kind: 'text', text: 'first job' }] } }, 20_000);
    const online = becomes('online');
    await pulled.promise;
    expect(await job.done).toMatchObject({ payload: { outcome: { kind: 'unknown', fault: 'linkLost' } } });
    peer.afterContent = () => undefined;
    await plugIn();
    await online;
    peer.paused = false;
    expect(await give('Kiosk.PrintDocument', { document: { blocks: [{ kind: 'text', text: 'second job' }] } }, 5000).done).toMatchObject({
      payload: { outcome: { kind: 'done' } },
    });
    expect(peer.printedText).not.toContain('first job');
  });

  it('a peer that falls silent is offline and opened again', async () => {
    const peer = new PrinterPeer();
    const { server, becomes } = await rig(
      kind,
      receiptPrinterDriver(receiptPrinter, systemClock, () => 0.5),
      peer,
    );
    const offline = becomes('offline');
    peer.silent = true;
    await offline;
    const online = becomes('online');
    peer.silent = false;
    await online;
    expect(server.connections()).toBeGreaterThanOrEqual(kind === 'tcp' ? 2 : 1);
  });
});
