// The barcode scanner in the matrix.

import { createDevice } from '../../drivers/device.ts';
import { scannerDriver } from '../../drivers/scanner/driver.ts';
import { scannerProfiles } from '../../kiosk-config/profiles/scanner/profiles.ts';
import { readBarcodeResult } from '../../contract/device/payloads.ts';
import { hidScanner } from '../../simulators/devices/hid-models.ts';
import type { ScannerLanguage } from '../../simulators/devices/scanner.ts';
import { gated } from './gate.ts';
import { profileNamed } from './profile-named.ts';
import type { Fault, Subject, Truth, WireKind } from './words.ts';
import { tooLateMs, wireFaults } from './wire-faults.ts';

const codeOf = (mark: string): string => `https://example.org/${mark}`;

const anotherCode = 'another code than the one that was shown';

function lies({ code, payload, mark }: Truth): readonly string[] {
  const result = readBarcodeResult.parse(payload);
  const [read] = result.readOutput;
  if (code !== 'success') return read ? ['a code came with a Read that failed'] : [];
  // Nothing on this wire tells noise before a code from the code: that it holds the code is all that can be asked.
  const text = read ? Buffer.from(read.barcodeData, 'base64').toString('latin1') : '';
  return text.includes(codeOf(mark)) ? [] : [anotherCode];
}

interface Model {
  readonly name: string;
  readonly profile: string;
  readonly language?: ScannerLanguage;
  readonly wires: readonly WireKind[];
  /** In the bytes that pull the trigger; null: it is always on. */
  readonly trigger: string | null;
}

function scanner({ name, profile: profileName, language, wires, trigger }: Model): Subject {
  const profile = profileNamed(scannerProfiles, profileName);
  return {
    name,
    device: 'scanner',
    wires,
    ...(language ? { world: { scannerLanguage: language } } : {}),
    hid: { place: { vendorId: hidScanner.vendorId, productId: hidScanner.productId }, packaging: {} },
    prepare: [],
    open: ({ wire, gate, clock, random, log, report }) =>
      createDevice({ driver: gated(scannerDriver(profile, clock), gate), profile: name, wire, clock, random, log, report }),
    isHealthy: ({ common }) => common.device === 'online',
    mend: [
      ['remove', {}],
      ['faults', { refuses: false, quiet: false, lateMs: 0, twice: false }],
    ],
    papers: null,
    commands: [
      {
        name: 'BarcodeReader.Read',
        timeoutMs: 1200,
        payload: () => ({ symbologies: ['any'] }),
        // One that is always on would have told the code before it was asked.
        stage: (mark) => [['scan', { text: codeOf(mark) }]],
        isAmid: (written) => trigger !== null && Buffer.from(written).includes(Buffer.from(trigger, 'latin1')),
        amidAfterMs: 0,
        stagesLate: true,
        alwaysStagesLate: trigger === null,
        lies,
      },
    ],
    faults: [...wireFaults({ toHost: 4, toDevice: 5 }).map(ofCodes(trigger)), ...(trigger === null ? [] : triggerFaults), ...codeFaults],
  };
}

/** A code is nothing but its characters: one that is said again looks like one that was just shown. */
const ofCodes =
  (trigger: string | null) =>
  (fault: Fault): Fault => {
    if (fault.name.startsWith('stale')) return { ...fault, unknowable: { lie: anotherCode, why: 'an old code looks like a new one' } };
    // One that is always on tells it all the same: the next Read is not meant.
    return fault.name === 'too late' && trigger === null ? { ...fault, quietMs: tooLateMs } : fault;
  };

const triggerFaults: readonly Fault[] = [
  { name: 'trigger refused', moment: 'at', acts: [['faults', { refuses: true }]] },
  { name: 'trigger obeyed without a word', moment: 'at', acts: [['faults', { quiet: true }]] },
];
const codeFaults: readonly Fault[] = [
  { name: 'code read twice', moment: 'at', acts: [['faults', { twice: true }]], asksCitizen: true },
  { name: 'code after the Read', moment: 'at', acts: [['faults', { lateMs: 1300 }]], asksCitizen: true },
];

export const scannerSubjects = [
  scanner({ name: 'scanner-newland', profile: 'scanner-line-newland', wires: ['tcp', 'serial'], trigger: 'SCNTRG1' }),
  scanner({
    name: 'scanner-em3095',
    profile: 'scanner-em3095',
    language: 'em3095',
    wires: ['serial'],
    trigger: '\x7e\x00\x08\x01\x00\x02\x01',
  }),
  scanner({ name: 'scanner-honeywell', profile: 'scanner-honeywell', language: 'honeywell', wires: ['serial'], trigger: '\x16T\r' }),
  scanner({ name: 'scanner-zebra-ssi', profile: 'scanner-zebra-ssi', language: 'ssi', wires: ['serial'], trigger: '\x04\xe4\x04' }),
  scanner({ name: 'scanner-datalogic', profile: 'scanner-datalogic', language: 'datalogic', wires: ['serial'], trigger: 'E' }),
  scanner({ name: 'scanner-hid-pos', profile: 'scanner-hid-pos', wires: ['hid'], trigger: null }),
];
