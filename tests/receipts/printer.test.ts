// The driver and the simulated printer over a real wire: what is said of a receipt, and what lies in the exit.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Outcome, outcome } from '../../contract/device/outcome.ts';
import { printDocumentResult } from '../../contract/device/payloads.ts';
import { systemClock } from '../../drivers/clock.ts';
import { receiptPrinterDriver } from '../../drivers/receipt-printer/driver.ts';
import { type Bench, bench } from '../../drivers/testing/bench.ts';
import { serialWire } from '../../drivers/wire/serial.ts';
import { tcpWire } from '../../drivers/wire/tcp.ts';
import { receiptPrinterProfiles } from '../../kiosk-config/profiles/receipt-printer/profiles.ts';
import type { ReceiptPrinterProfile } from '../../kiosk-config/profiles/receipt-printer/schema.ts';
import { openReceiptPrinter, type SimulatedReceiptPrinter } from '../../simulators/devices/receipt-printer.ts';
import { until } from '../support/until.ts';

/** A tenth of what the profile allows, and a motor ten times as fast. */
const quick = {
  speed: { millimetresPerSecond: 400, lineMillimetres: 4, cutMs: 80 },
  graceMs: 600,
  printPollMs: 25,
  idleCheckMs: 100,
  answerMs: 150,
  writeMs: 500,
} satisfies Partial<ReceiptPrinterProfile>;

const plain = 'receipt-printer-escpos-80mm';
const withId = 'receipt-printer-escpos-80mm-process-id';
const narrow = 'receipt-printer-escpos-58mm';

interface Road extends Bench {
  readonly printer: SimulatedReceiptPrinter;
  readonly print: (...lines: readonly string[]) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function road(name: string, changes: Partial<ReceiptPrinterProfile> = {}, serialPath: string | null = null): Promise<Road> {
  const loaded = receiptPrinterProfiles.named(name, false);
  if (!loaded.ok) throw new Error(loaded.fault.problem);
  const printer = await openReceiptPrinter({
    ...{ host: '127.0.0.1', port: 0, serialPath, baudRate: null },
    paperSpeed: 500,
    paperDots: name === narrow ? 384 : 576,
  });
  printer.processId(name === withId);
  const driver = receiptPrinterDriver({ ...loaded.value, ...quick, ...changes }, systemClock, Math.random);
  const wire =
    serialPath === null ? tcpWire(printer.wire.tcp, systemClock) : serialWire({ path: serialPath, baudRate: 115_200 }, systemClock);
  const table = bench(driver, wire, systemClock);
  const close = async (): Promise<void> => {
    await table.stop();
    await printer.close();
  };
  cleanUps.push(close);
  await table.seen((report) => /"device":"(online|hardwareError)"/.test(JSON.stringify(report.payload)));
  const printBlocks = async (blocks: readonly object[]): Promise<Outcome> =>
    outcome.parse(printDocumentResult.parse((await table.give('Kiosk.PrintDocument', { document: { blocks } }).done)?.payload).outcome);
  return { ...table, printer, print: (...lines) => printBlocks(lines.map((text) => ({ kind: 'text', text }))), close };
}

const tenLines = (mark: string): string[] => Array.from({ length: 10 }, (_, index) => `${mark}${index}`);
const papersWith = ({ printer }: Road, text: string): number => printer.receipts().filter((paper) => paper.text.includes(text)).length;
const isWhole = ({ printer }: Road, lines: readonly string[]): boolean =>
  printer.receipts().some(({ complete, continued, text }) => complete && !continued && text === lines.join('\n'));

describe.each([plain, withId, narrow])('With the profile %s', (name) => {
  it('a slip with a rare name, a code and a barcode comes out as it was asked for', async () => {
    const { give, printer } = await road(name);
    const blocks = [
      { kind: 'text', text: '个人账户', size: 2, align: 'centre' },
      { kind: 'pair', label: '姓名', value: '𠮷*' },
      { kind: 'qr', text: 'YBK1:K1' },
      { kind: 'barcode', text: '660000' },
    ];
    const completion = await give('Kiosk.PrintDocument', { document: { blocks } }).done;
    expect(completion).toMatchObject({
      header: { completionCode: 'success', errorDescription: null },
      payload: { outcome: { kind: 'done', proof: name === withId ? 'printed' : 'processed' } },
    });
    expect(printer.receipts()).toMatchObject([{ complete: true, qrCodes: ['YBK1:K1'] }]);
    expect(printer.receipts()[0]?.text).toMatch(/^ *个人账户\n姓名 +▦\*\n+660000$/);
    expect(printer.state()).toMatchObject({ unknownCommands: [], refusedCommands: 0 });
  });
});

it('is found on a serial port as well', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'receipt-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  const serial = await road(withId, {}, path.join(folder, 'printer'));
  expect(await serial.print('一')).toEqual({ kind: 'done', proof: 'printed' });
  expect(isWhole(serial, ['一'])).toBe(true);
});

it('a cover is known to be open long before anybody would have asked', async () => {
  const { becomes, printer } = await road(plain, { idleCheckMs: 60_000 });
  await until('automatic status', () => printer.state().automaticStatus !== 0);
  const told = becomes('userError');
  printer.cover(true);
  expect((await told).payload).toMatchObject({ printer: { cover: 'open' } });
  const back = becomes('online');
  printer.cover(false);
  expect((await back).payload).toMatchObject({ printer: { cover: 'closed' } });
});

it('paper that runs low is told once, and prints', async () => {
  const all = await road(plain);
  all.printer.paper('low');
  await all.seen(({ header }) => header.name === 'Printer.PaperThresholdEvent');
  expect(await all.print('一')).toMatchObject({ kind: 'done' });
  expect(all.names().filter((name) => name === 'Printer.PaperThresholdEvent')).toHaveLength(1);
});

it.each([plain, withId])('after a change of the roll nothing of the torn receipt comes out: %s', async (name) => {
  const all = await road(name);
  all.printer.paper('out', 25);
  expect(await all.print(...tenLines('old'))).toEqual({ kind: 'unknown', fault: 'paperOut' });
  const back = all.becomes('online');
  all.printer.paper('full');
  await back;
  expect(await all.print('new')).toMatchObject({ kind: 'done' });
  expect(isWhole(all, ['new'])).toBe(true);
  expect(papersWith(all, 'old')).toBe(1);
  expect(all.printer.receipts().filter(({ continued }) => continued)).toEqual([]);
});

it('a jam is called a jam, before the receipt and within it', async () => {
  const all = await road(plain);
  all.printer.fault('jam');
  expect(await all.print('one')).toEqual({ kind: 'notDone', fault: 'paperJammed' });
  expect((await all.give('Common.Status').done)?.payload).toMatchObject({
    common: { device: 'hardwareError' },
    printer: { paper: 'jammed' },
  });
  expect(all.printer.receipts()).toEqual([]);
  const back = all.becomes('online');
  all.printer.fault('none');
  await back;
  const job = all.print(...tenLines('two'));
  await until('paper', () => all.printer.state().outMm > 5);
  all.printer.fault('jam');
  expect(await job).toEqual({ kind: 'unknown', fault: 'paperJammed' });
});

it('status that is one question old makes no torn receipt a processed one', async () => {
  for (const afterMm of [5, 20, 35, 48]) {
    const all = await road(plain);
    all.printer.staleStatus(true);
    all.printer.paper('out', afterMm);
    const lines = tenLines('stale');
    expect(await all.print(...lines)).toMatchObject({ kind: isWhole(all, lines) ? 'done' : 'unknown' });
    await all.close();
  }
});

it('another printer than the profile means is told and not used', async () => {
  const all = await road(plain, { model: 'TM-T88' });
  expect((await all.give('Common.Status').done)?.payload).toMatchObject({
    common: { device: 'hardwareError', problem: 'profileContradicted' },
  });
  expect((await all.give('Common.Capabilities').done)?.payload).toMatchObject({ model: 'SIM-80', firmware: '1.00' });
  expect(await all.print('one')).toEqual({ kind: 'notDone', fault: 'offline' });
  expect(all.printer.receipts()).toEqual([]);
});

it('whatever fails and whenever, nothing is called done that is not, and nothing is printed twice', async () => {
  const fault = fc.record({
    what: fc.constantFrom('paper', 'cover', 'jam', 'cutter', 'overheated', 'unrecoverable', 'cable', 'power'),
    /** Of the paper that a job takes, from the one before it on. */
    atMm: fc.integer({ min: 0, max: 60 }),
    lasts: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(plain, withId), fc.array(fault, { minLength: 1, maxLength: 3 }), async (name, faults) => {
      const all = await road(name);
      const { printer } = all;
      const strike = {
        paper: () => printer.paper('out'),
        cover: () => printer.cover(true),
        jam: () => printer.fault('jam'),
        cutter: () => printer.fault('cutter'),
        overheated: () => printer.fault('overheated'),
        unrecoverable: () => printer.fault('unrecoverable'),
        cable: () => printer.wire.cable('cut'),
        power: () => printer.wire.power(false),
      };
      const mend = (): void => {
        printer.wire.cable('whole');
        printer.wire.power(true);
        printer.paper('full');
        printer.cover(false);
        printer.fault('none');
      };
      for (const [index, { what, atMm, lasts }] of faults.entries()) {
        const lines = tenLines(`job${index}-`);
        let ended = false;
        const job = all.print(...lines).finally(() => {
          ended = true;
        });
        await until('its moment', () => ended || printer.state().outMm >= atMm, 5_000);
        strike[what]();
        if (!lasts) mend();
        const said = await job;
        const touched = papersWith(all, `job${index}-`);
        if (said.kind === 'done') expect(isWhole(all, lines)).toBe(true);
        if (said.kind === 'notDone') expect(touched).toBe(0);
        mend();
        await until('a printer that is well again', async () =>
          JSON.stringify((await all.give('Common.Status').done)?.payload).includes('"online"'),
        );
        expect(papersWith(all, `job${index}-0`)).toBeLessThanOrEqual(1);
        expect(printer.receipts().filter(({ text }) => /job0-/.test(text) && /job1-/.test(text))).toEqual([]);
      }
      await all.close();
    }),
    { numRuns: 8 },
  );
}, 60_000);
