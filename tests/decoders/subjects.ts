// Every decoder of the drivers that takes bytes from outside, with whole answers it must find and beginnings that make it wait.

import { ModbusDecoder } from '../../drivers/auxiliaries/io-board/protocol.ts';
import { BootKeyboardDecoder } from '../../drivers/auxiliaries/keypad/protocol.ts';
import { MegatecDecoder } from '../../drivers/auxiliaries/ups/protocol.ts';
import { PrinterDecoder } from '../../drivers/escpos/protocol.ts';
import { SamDecoder } from '../../drivers/id-card-reader/protocol.ts';
import { languageOf } from '../../drivers/scanner/languages.ts';
import { bytes } from '../../drivers/testing/hex.ts';
import { baseFrame, citizenBlock } from '../../drivers/testing/specimen-cards.ts';
import { bytesOf, reportsOf } from '../../drivers/wire/hid-reports.ts';
import { hidWrapperSchema } from '../../kiosk-config/profiles/hid-wrapper.ts';
import { scannerProfiles } from '../../kiosk-config/profiles/scanner/profiles.ts';

export interface Feed {
  readonly push: (bytes: Uint8Array) => readonly unknown[];
}

export interface Subject {
  readonly name: string;
  /** A new decoder whose events are plain values, without those that only tell of noise. */
  readonly open: () => Feed;
  /** Whole answers, each complete in itself. */
  readonly answers: readonly Uint8Array[];
  /** What looks like the start of an answer and is none. */
  readonly baits: readonly Uint8Array[];
  /** Bytes that a bait may make it wait for. */
  readonly longest: number;
  /** Noise does not pass for an answer: its form or its checksum is too strong for that. */
  readonly isSure: boolean;
}

const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const noiseKinds: ReadonlySet<string> = new Set(['noise', 'invalid', 'garbage', 'badChecksum', 'unintelligible', 'foreign', 'phantom']);

/** Noise is counted in pieces of any size: only what was found counts. */
export const found = <Event extends { readonly kind: string }>(events: readonly Event[]): readonly Event[] =>
  events.filter(({ kind }) => !noiseKinds.has(kind));

const voucher = '4241234567890123456699110000';

function scanner(profileName: string, answers: readonly Uint8Array[], baits: readonly Uint8Array[], longest: number): Subject {
  const profile = scannerProfiles.named(profileName, true);
  if (!profile.ok) throw new Error(profile.fault.problem);
  const language = languageOf(profile.value);
  return {
    name: profileName,
    open: () => {
      const decoder = language.createDecoder();
      return { push: (chunk) => found(decoder.push(chunk)) };
    },
    answers,
    baits,
    longest,
    isSure: true,
  };
}

/** A packet of Zebra's serial interface: length, opcode, source, status, data, two's complement of the sum. */
function packet(opcode: number, status: number, data: Uint8Array): Uint8Array {
  const body = [4 + data.length, opcode, 0x00, status, ...data];
  const check = -body.reduce((sum, byte) => sum + byte, 0) & 0xffff;
  return new Uint8Array([...body, check >> 8, check & 0xff]);
}

const wrapper = hidWrapperSchema.parse({ lengthPrefix: 'u8' });
/** As node-hid gives a report without id. */
const inReport = (answer: Uint8Array): Uint8Array => joined(...reportsOf(answer, wrapper)).subarray(1);

const lines = [ascii(`${voucher}\r`), ascii('A12345\r\n')];
const samAnswers = [
  bytes('AA AA AA 96 69 00 04 00 00 80 84'),
  bytes('AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97'),
  bytes('AA AA AA 96 69 00 14 00 00 90 05 00 03 00 0D 06 33 01 CE CA 23 00 15 CD 5B 07 18'),
  baseFrame(citizenBlock),
];
const printerAnswers = [bytes('12'), bytes('37 22 41 42 43 44 00'), bytes('37 25 00'), ascii('_KIOSK 80\0'), bytes('14 00 00 0F')];

function printer(name: string, dialect: ConstructorParameters<typeof PrinterDecoder>[0], answers: readonly Uint8Array[]): Subject {
  return {
    name,
    open: () => {
      const decoder = new PrinterDecoder(dialect);
      return { push: (chunk) => found(decoder.push(chunk)) };
    },
    answers,
    baits: [bytes('37'), bytes('37 22 41'), ascii('_KIOSK'), bytes('10'), bytes('10 0F')],
    longest: 81,
    isSure: false,
  };
}

export const subjects: readonly Subject[] = [
  scanner('scanner-line-plain', lines, [ascii('424'), bytes('00'), bytes('FF FE')], 4097),
  scanner(
    'scanner-line-newland',
    [...lines, bytes('02 01 30 30 30 30 23 53 43 4E 54 52 47 31 06 3B 03')],
    [ascii('424'), bytes('02'), bytes('02 01 30 30'), bytes('02 01 30 30 30 30 23')],
    256,
  ),
  scanner(
    'scanner-em3095',
    [...lines, bytes('02 00 00 01 00 33 31')],
    [ascii('424'), bytes('02'), bytes('02 00 00'), bytes('02 00 00 40'), bytes('02 00 00 10')],
    70,
  ),
  scanner('scanner-honeywell', [...lines, ascii('cbrena1\x06.')], [ascii('424'), ascii('cbr'), ascii('cbrena')], 40),
  scanner('scanner-datalogic', lines, [ascii('424')], 4097),
  scanner(
    'scanner-zebra-ssi',
    [packet(0xf3, 0, joined(Uint8Array.of(28), ascii(voucher))), packet(0xd0, 0, ascii('')), packet(0xd1, 0, Uint8Array.of(1))],
    [bytes('05'), bytes('40 F3 00'), bytes('FF F3'), bytes('06 D0 00')],
    257,
  ),
  {
    name: 'id card reader (SAM)',
    open: () => {
      const decoder = new SamDecoder();
      return { push: (chunk) => found(decoder.push(chunk)) };
    },
    answers: samAnswers,
    baits: [bytes('AA AA AA'), bytes('AA AA AA 96 69'), bytes('AA AA AA 96 69 05 08'), bytes('AA AA AA 96 69 09 0A')],
    longest: 2321,
    // One byte of XOR.
    isSure: false,
  },
  printer('printer', { statusMask: 0x93, fullStatus: false }, printerAnswers),
  printer('printer (Custom)', { statusMask: 0x93, fullStatus: true }, [...printerAnswers, bytes('10 0F 20 00 00 80')]),
  printer('printer (bit 7 in its status)', { statusMask: 0x13, fullStatus: false }, [...printerAnswers, bytes('92')]),
  {
    name: 'io board (Modbus)',
    open: () => {
      const decoder = new ModbusDecoder({ slave: 1, inputs: 12 });
      return {
        push: (chunk) =>
          found(decoder.push(chunk)).map((event) =>
            event.kind === 'inputs' ? Array.from({ length: 12 }, (_, index) => event.isHigh(index)) : event,
          ),
      };
    },
    answers: [bytes('01 05 00 00 FF 00 8C 3A'), bytes('01 85 02 C3 51'), bytes('01 0F 00 00 00 06 D5 C9'), bytes('01 02 02 25 0A 23 2F')],
    baits: [bytes('01'), bytes('01 02 02'), bytes('01 05 00 00'), bytes('01 85')],
    longest: 8,
    isSure: true,
  },
  {
    name: 'UPS (Megatec)',
    open: () => {
      const decoder = new MegatecDecoder();
      return { push: (chunk) => found(decoder.push(chunk)) };
    },
    answers: [ascii('(208.4 140.0 208.4 034 59.9 2.05 35.0 00110000\r'), ascii('#ACME            UPS-600    V2.10     \r')],
    baits: [ascii('('), ascii('#'), ascii('(208.4 140')],
    longest: 80,
    isSure: true,
  },
];

/** Those that get whole reports: where one ends is told by the wire. */
export const reportSubjects: readonly Omit<Subject, 'isSure'>[] = [
  scanner('scanner-hid-pos', [posReport(voucher, false)], [bytes('02'), posReport('424', true), new Uint8Array(64)], 64),
  {
    name: 'id card reader (SAM) in HID reports',
    open: () => {
      const decoder = new SamDecoder();
      return { push: (report) => found(decoder.push(bytesOf(report, wrapper))) };
    },
    answers: samAnswers.slice(0, 3).map(inReport),
    baits: [new Uint8Array(64), Uint8Array.of(255), new Uint8Array(0), inReport(bytes('AA AA AA 96'))],
    longest: 2321,
  },
  {
    name: 'keypad',
    open: () => {
      const decoder = new BootKeyboardDecoder(null);
      return { push: (report) => found([decoder.push(report)]) };
    },
    // A press is one only after a release, so that only the release is complete in itself.
    answers: [bytes('00 00 00 00 00 00 00 00')],
    baits: [bytes('00 00 01 01 01 01 01 01'), bytes('00'), bytes('00 00 59 5A 00 00 00 00')],
    longest: 1,
  },
];

function posReport(text: string, moreFollows: boolean): Uint8Array {
  const report = new Uint8Array(64);
  report.set([0x02, text.length, ...ascii(']Q1'), ...ascii(text)]);
  report[63] = moreFollows ? 1 : 0;
  return report;
}
