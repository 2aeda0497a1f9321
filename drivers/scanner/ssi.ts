// Zebra's Simple Serial Interface in packets (devices.md §2.1; guide 72E-40451): every decoded code wants an acknowledgement.

import type { ScannerProfileOf } from '../../kiosk-config/profiles/scanner/schema.ts';
import { type AimIdentifier, codeOf, longestCode } from './code.ts';
import { type Language, type ScannerDecoder, type ScannerEvent, sendsOnly } from './language.ts';

const fromDecoder = 0x00;
const fromHost = 0x04;
const headLength = 4;
const checkLength = 2;
const decoded = 0xf3;
const acknowledged = 0xd0;
const refused = 0xd1;
/** Everything a decoder may say: event, revision, parameters, capabilities besides. */
const opcodes: ReadonlySet<number> = new Set([decoded, acknowledged, refused, 0xf6, 0xa4, 0xc6, 0xd4]);
const statusBit = { again: 0x01, moreFollows: 0x02 } as const;

/** The first byte of decoded data, as far as this field meets it. */
const codeTypes: Readonly<Record<number, AimIdentifier>> = {
  1: ['A', '0'],
  3: ['C', '0'],
  6: ['I', '0'],
  10: ['E', '4'],
  11: ['E', '0'],
  17: ['L', '0'],
  27: ['d', '1'],
  28: ['Q', '1'],
  45: ['z', '0'],
  183: ['h', '0'],
};

/** Two's complement of the sum of the bytes. */
const checksum = (bytes: readonly number[]): number => -bytes.reduce((sum, byte) => sum + byte, 0) & 0xffff;

function commandOf(opcode: number): Uint8Array {
  const body = [headLength, opcode, fromHost, 0x00];
  const check = checksum(body);
  return new Uint8Array([...body, check >> 8, check & 0xff]);
}

export const ssiCommands = {
  startSession: commandOf(0xe4),
  stopSession: commandOf(0xe5),
  scanEnable: commandOf(0xe9),
  scanDisable: commandOf(0xea),
  acknowledge: commandOf(acknowledged),
} as const;

export class SsiDecoder implements ScannerDecoder {
  /** At most one packet. */
  #packet: number[] = [];
  /** What stands in it began before the Read. */
  #isOld = false;
  /** A code that comes in several packets. */
  #code: number[] = [];
  #noise = 0;
  /** Checksum of the last code packet, to know it when it is repeated. */
  #lastCheck: number | null = null;
  #events: ScannerEvent[] = [];

  push(bytes: Uint8Array): ScannerEvent[] {
    for (const byte of bytes) {
      this.#packet.push(byte);
      this.#scan();
    }
    return this.#takeEvents();
  }

  flush(): ScannerEvent[] {
    while (this.#packet.length > 0) {
      this.#slide();
      this.#scan();
    }
    this.#tellNoise();
    if (this.#code.length > 0) this.#events.push({ kind: 'invalid', bytes: this.#code.length });
    this.#code = [];
    return this.#takeEvents();
  }

  discard(): void {
    this.#isOld = this.#packet.length > 0;
    this.#code = [];
  }

  #takeEvents(): ScannerEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #scan(): void {
    while (this.#packet.length > 0) {
      const [length = 0, opcode, source] = this.#packet;
      const canBe =
        length >= headLength && (opcode === undefined || opcodes.has(opcode)) && (source === undefined || source === fromDecoder);
      if (canBe && this.#packet.length < length + checkLength) return;
      const body = this.#packet.slice(0, length);
      const check = (this.#packet[length] ?? 0) * 256 + (this.#packet[length + 1] ?? 0);
      if (!canBe || check !== checksum(body)) {
        this.#slide();
        continue;
      }
      this.#tellNoise();
      this.#takePacket(body, check);
      this.#packet.splice(0, length + checkLength);
      this.#isOld = false;
    }
  }

  #slide(): void {
    this.#packet.shift();
    this.#noise += 1;
    if (this.#packet.length === 0) this.#isOld = false;
  }

  #tellNoise(): void {
    if (this.#noise > 0) this.#events.push({ kind: 'noise', bytes: this.#noise });
    this.#noise = 0;
  }

  #takePacket([, opcode, , status = 0, type = 0, ...data]: readonly number[], check: number): void {
    if (opcode === acknowledged) this.#events.push({ kind: 'accepted' });
    if (opcode === refused) this.#events.push({ kind: 'refused' });
    if (opcode !== decoded) return;
    this.#events.push({ kind: 'owed', bytes: ssiCommands.acknowledge });
    // The mark of a repetition is part of the sum.
    const isAgain = (status & statusBit.again) !== 0;
    const firstCheck = (check + (isAgain ? statusBit.again : 0)) & 0xffff;
    if (isAgain && firstCheck === this.#lastCheck) return;
    this.#lastCheck = firstCheck;
    if (this.#isOld) return;
    this.#code.push(...data);
    if (this.#code.length <= longestCode && status & statusBit.moreFollows) return;
    const code = this.#code.length <= longestCode ? codeOf(Uint8Array.from(this.#code), codeTypes[type] ?? null) : null;
    this.#events.push(code ? { kind: 'code', code } : { kind: 'invalid', bytes: this.#code.length });
    this.#code = [];
  }
}

export const ssi = (profile: ScannerProfileOf<'ssi'>): Language => ({
  ...sendsOnly,
  trigger: { on: ssiCommands.startSession, off: ssiCommands.stopSession, acknowledged: true, everyMs: profile.triggerEveryMs },
  life: { question: ssiCommands.scanEnable, answerMs: profile.answerMs, everyMs: profile.idleCheckMs, whileReading: true },
  createDecoder: () => new SsiDecoder(),
});
