// Each language with a code as it sends it, built here byte by byte from devices.md §2 and not by any code of the driver.

import { scannerProfiles } from '../../../kiosk-config/profiles/scanner/profiles.ts';
import type { ScannerProfile } from '../../../kiosk-config/profiles/scanner/schema.ts';
import { bytes } from '../../testing/hex.ts';
import type { ScannerDecoder, ScannerEvent } from '../language.ts';
import { languageOf } from '../languages.ts';

export const voucher = '4241234567890123456799110000';

export interface Specimen {
  readonly name: string;
  readonly decoder: () => ScannerDecoder;
  /** A code as the scanner sends it. */
  readonly sent: (code: string) => Uint8Array;
  /** Answers that may stand between codes. */
  readonly replies: readonly Uint8Array[];
  /** Whether its wire hands over whole reports. */
  readonly inReports: boolean;
}

export const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

export function profileNamed(name: string): ScannerProfile {
  const profile = scannerProfiles.named(name, true);
  if (!profile.ok) throw new Error(profile.fault.problem);
  return profile.value;
}

export const decoderOf = (name: string): ScannerDecoder => languageOf(profileNamed(name)).createDecoder();

/** Codes as text, other events by their kind; the bytes that are owed are left out. */
export const told = (events: readonly ScannerEvent[]): string[] =>
  events
    .filter(({ kind }) => kind !== 'owed')
    .map((event) => (event.kind === 'code' ? Buffer.from(event.code.bytes).toString('utf8') : event.kind));

export function ssiPacket(opcode: number, status: number, data: readonly number[]): Uint8Array {
  const body = [data.length + 4, opcode, 0x00, status, ...data];
  const sum = 0x1_0000 - body.reduce((total, byte) => total + byte, 0);
  return new Uint8Array([...body, (sum >> 8) & 0xff, sum & 0xff]);
}

export function hidReports(code: string, shift: 0 | 1 = 0): Uint8Array[] {
  const parts = code.match(/.{1,56}/gs) ?? [];
  return parts.map((part, index) => {
    const report = new Uint8Array(64);
    report[0] = 2;
    report[1 + shift] = part.length;
    report.set(latin(']Q1'), 2 + shift);
    report.set(latin(part), 5 + shift);
    if (shift === 0) report[63] = index < parts.length - 1 ? 1 : 0;
    return report;
  });
}

const newlandReply = bytes('02 01 30 30 30 30 23 53 43 4E 54 52 47 31 06 3B 03');
const em3095Reply = bytes('02 00 00 01 00 33 31');

const serial = (name: string, sent: Specimen['sent'], replies: readonly Uint8Array[]): Specimen => ({
  name,
  decoder: () => decoderOf(name),
  sent,
  replies,
  inReports: false,
});

export const specimens: readonly Specimen[] = [
  serial('scanner-line-plain', (code) => latin(`${code}\r\n`), []),
  serial('scanner-line-newland', (code) => latin(`${code}\r`), [newlandReply]),
  serial('scanner-em3095', (code) => latin(`]Q1${code}\r`), [em3095Reply]),
  serial('scanner-honeywell', (code) => latin(`${code}\r`), [latin('cbrena1\x06.'), latin('cbrena7\x15!')]),
  serial('scanner-zebra-ssi', (code) => ssiPacket(0xf3, 0, [0x1c, ...latin(code)]), [ssiPacket(0xd0, 0, []), ssiPacket(0xd1, 0, [6])]),
  serial('scanner-datalogic', (code) => latin(`${code}\n`), []),
  {
    name: 'scanner-hid-pos',
    decoder: () => decoderOf('scanner-hid-pos'),
    sent: (code) => new Uint8Array(Buffer.concat(hidReports(code))),
    replies: [],
    inReports: true,
  },
];
