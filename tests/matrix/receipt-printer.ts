// The receipt printer in the matrix, with and without the print-done reply.

import { outcome } from '../../contract/device/outcome.ts';
import { createDevice } from '../../drivers/device.ts';
import { receiptPrinterDriver } from '../../drivers/receipt-printer/driver.ts';
import { receiptPrinterProfiles } from '../../kiosk-config/profiles/receipt-printer/profiles.ts';
import { gated } from './gate.ts';
import { documentOf, paperLies } from './paper-truth.ts';
import { profileNamed } from './profile-named.ts';
import type { Act, Fault, Subject } from './words.ts';
import { wireFaults } from './wire-faults.ts';

const paper: (body: Readonly<Record<string, unknown>>) => Act = (body) => ['paper', body];

export const printerFaults: readonly Fault[] = [
  { name: 'paper low', moment: 'before', acts: [paper({ state: 'low' })] },
  { name: 'paper out', moment: 'before', acts: [paper({ state: 'out' })] },
  { name: 'paper out amid', moment: 'at', acts: [paper({ state: 'out', afterMm: 90 })] },
  { name: 'cover open', moment: 'before', acts: [['cover', { open: true }]] },
  { name: 'cover open amid', moment: 'amid', acts: [['cover', { open: true }]] },
  { name: 'jam', moment: 'before', acts: [['fault', { fault: 'jam' }]] },
  { name: 'jam amid', moment: 'amid', acts: [['fault', { fault: 'jam' }]] },
  { name: 'cutter', moment: 'before', acts: [['fault', { fault: 'cutter' }]] },
  { name: 'cutter amid', moment: 'amid', acts: [['fault', { fault: 'cutter' }]] },
  { name: 'unrecoverable', moment: 'before', acts: [['fault', { fault: 'unrecoverable' }]] },
  { name: 'unrecoverable amid', moment: 'amid', acts: [['fault', { fault: 'unrecoverable' }]] },
  ...(['jam', 'cutter', 'overheated', 'unrecoverable'] as const).map(
    (fault): Fault => ({
      name: `${fault} between reading and printing`,
      moment: 'at',
      acts: [['fault', { fault, when: 'read' }]],
      commands: ['Kiosk.PrintDocument'],
    }),
  ),
  { name: 'overheated', moment: 'before', acts: [['fault', { fault: 'overheated' }]] },
  {
    name: 'stale status of an empty roll',
    moment: 'at',
    acts: [['staleStatus', { on: true }], paper({ state: 'out', afterMm: 90 })],
  },
  { name: 'overheated amid', moment: 'amid', acts: [['fault', { fault: 'overheated' }]] },
];

function receiptPrinter(name: string, profileName: string, processId: boolean): Subject {
  const profile = profileNamed(receiptPrinterProfiles, profileName);
  return {
    name,
    device: 'receiptPrinter',
    wires: ['tcp', 'serial'],
    prepare: [['processId', { supported: processId }]],
    open: ({ wire, gate, clock, random, log, report }) =>
      createDevice({ driver: gated(receiptPrinterDriver(profile, clock, random), gate), profile: name, wire, clock, random, log, report }),
    isHealthy: ({ common, printer }) => common.device === 'online' && printer?.paper === 'full' && printer.cover === 'closed',
    mend: [
      ['staleStatus', { on: false }],
      paper({ state: 'full' }),
      ['cover', { open: false }],
      ['fault', { fault: 'none' }],
      ['take', {}],
    ],
    papers: 'receiptPrinter/receipts',
    commands: [
      {
        name: 'Kiosk.PrintDocument',
        timeoutMs: 5000,
        payload: (mark) => ({ document: documentOf(mark) }),
        stage: () => [],
        // The whole document is longer than a question.
        isAmid: (written) => written.length > 200,
        amidAfterMs: 50,
        stagesLate: false,
        lies: ({ payload, papers, mark }) => paperLies(outcome.parse(payload.outcome), papers, mark),
      },
    ],
    // Two questions of four pages are 24 bytes: the first cut falls into an answer to the first, the second into the document.
    faults: [...wireFaults({ toHost: 2, toDevice: 600 }), ...printerFaults],
  };
}

export const receiptPrinterSubjects = [
  receiptPrinter('receipt-printer', 'receipt-printer-escpos-80mm', false),
  receiptPrinter('receipt-printer-process-id', 'receipt-printer-escpos-80mm-process-id', true),
];
