// A fixed sample of the fault matrix, and the proof that its judge catches drivers that are wrong.

import { beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runCells } from './lanes.ts';
import { allCells } from './subjects.ts';
import { matrixPage, sayings } from './table.ts';
import { type Cell, type CellResult, cellName } from './words.ts';
import type { LaneTask } from './lane.ts';

/** Something of every device, wire and kind of fault. */
const sample = [
  'scanner-newland/serial/BarcodeReader.Read/cable cut amid',
  'scanner-newland/serial/BarcodeReader.Read/garbage before each',
  'scanner-hid-pos/hid/BarcodeReader.Read/cable cut amid',
  'scanner-hid-pos/hid/BarcodeReader.Read/twice',
  'id-card-reader/serial/Kiosk.ReadIdCard/cable cut in an answer',
  'id-card-reader/serial/Kiosk.ReadIdCard/card fake',
  'id-card-reader/tcp/Kiosk.ReadIdCard/wrong checksum',
  'id-card-reader/tcp/Common.Cancel Kiosk.ReadIdCard/silent',
  'receipt-printer/tcp/Kiosk.PrintDocument/none',
  'receipt-printer/tcp/Kiosk.PrintDocument/paper out amid',
  'receipt-printer/tcp/Kiosk.PrintDocument/silent',
  'receipt-printer-process-id/serial/Kiosk.PrintDocument/cable cut in a command',
  'receipt-printer-process-id/serial/Kiosk.PrintDocument/jam amid',
  'ticket-dispenser-vkp80iii/tcp/Kiosk.PrintDocument/presenter jam',
  'ticket-dispenser-vkp80iii/tcp/Kiosk.PrintDocument/ticket torn out amid',
  'receipt-printer/tcp/Kiosk.PrintDocument/cutter between reading and printing',
  'id-card-reader/tcp/Kiosk.ReadIdCard/card left',
  'ticket-dispenser-vkp80ii/serial/Kiosk.PrintDocument/ticket not taken',
  'io-board/serial/Kiosk.SetLight/board deviceFailure',
  'ups/tcp/Common.Status/mains gone',
];

const sampleWithinMs = 60_000;

const plain: Cell = { subject: 'receipt-printer', wire: 'tcp', command: 'Kiosk.PrintDocument', fault: 'none' };
const cut: Cell = { ...plain, fault: 'cable cut amid' };
const onReader: Cell = { subject: 'id-card-reader', wire: 'tcp', command: 'Kiosk.TestMedia', fault: 'none' };
const atExit: Cell = {
  subject: 'ticket-dispenser-vkp80ii',
  wire: 'serial',
  command: 'Kiosk.ClearMedia',
  fault: 'ticket left in the exit and the bin full',
};

/** What is wrong on purpose, and what the judge has to say of it. */
const broken: readonly (readonly [NonNullable<LaneTask['broken']>, Cell, string])[] = [
  ['saysDoneAtOnce', plain, 'lies: done, and 0 complete papers came out'],
  ['saysNotDone', plain, 'lies: notDone, and something readable came out'],
  ['neverCompletes', plain, 'hangs: no completion within its deadline'],
  ['rejectsUnheard', plain, 'crashes: Error: nobody listens'],
  ['leaksItsPort', cut, 'leaks a lock: '],
  ['liesInAStall', plain, 'lies: notDone, and something readable came out'],
  ['liesOfThePlainCommand', plain, 'lies: afterwards: notDone, and something readable came out'],
  ['saysNoCardWhenTested', onReader, 'lies: notPresent, and there is a card on the reader'],
  ['saysNoCardAllTheTime', onReader, 'lies: notPresent, and there is a card on the reader'],
  ['saysExitEmpty', atExit, 'lies: notPresent, and there is a ticket in the exit'],
];

let results: readonly CellResult[] = [];
let judged: readonly CellResult[] = [];

// Side by side: most of a cell is waiting.
beforeAll(async () => {
  const cells = allCells.filter((cell) => sample.includes(cellName(cell)));
  const controls = Promise.all(broken.map(([driver, cell]) => runCells([cell], { atOnce: 1, broken: driver })));
  [results, judged] = await Promise.all([runCells(cells, { atOnce: 8 }), controls.then((all) => all.flat())]);
}, sampleWithinMs);

describe('The fault matrix', () => {
  it.each(sample)('holds at %s', (name) => {
    const result = results.find(({ cell }) => cellName(cell) === name);
    expect(result?.violations).toEqual([]);
  });

  it('says of the sample what docs/devices/matrix.md says', () => {
    const manual = sayings(readFileSync(path.join(import.meta.dirname, '../../docs/devices/matrix.md'), 'utf8'));
    expect([...sayings(matrixPage(results))].filter((saying) => !manual.has(saying))).toEqual([]);
  });
});

describe('The judge of the matrix', () => {
  it.each(broken.map(([driver, , violation], index) => [driver, violation, index] as const))(
    'catches a driver that %s',
    (_, violation, index) => {
      expect(judged[index]?.violations).toContainEqual(expect.stringContaining(violation));
    },
  );
});
