// The simulated ID-card reader: its module behind a wire, with the faults a wire and a hand can make (devices.md §1).

import type { InventedPerson } from '../people.ts';
import type { CardCondition } from './citizen-card.ts';
import { pause, type ReaderCommand, type ReaderFault, SamModule } from './id-card-reader-module.ts';
import { answerFrame, preamble, type SamRequest, takeRequests } from './sam-frame.ts';
import { openWire, type Wire, type WireOptions, type WirePeer } from './wire.ts';

export { type ReaderCommand, type ReaderFault, readerCommands, readerFaults } from './id-card-reader-module.ts';

/** Speeds of a serial line; different ones understand nothing of each other. */
export interface Rates {
  readonly reader: number;
  readonly host: number;
}

export interface SimulatedReader {
  readonly wire: Wire;
  readonly place: (person: InventedPerson, condition: CardCondition) => void;
  readonly remove: () => void;
  readonly fault: (fault: ReaderFault) => void;
  /** Every such command is answered with this SW3; null: as the card says. */
  readonly answer: (command: ReaderCommand, status: number | null) => void;
  /** A pseudo-terminal has no speed: who sets the host's speed has to tell it here. */
  readonly rates: (rates: Rates) => void;
  readonly state: () => {
    readonly card: SamModule['card'];
    readonly fault: ReaderFault;
    /** How often a card has been looked for. */
    readonly finds: number;
  };
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

const slowMs = 3000;
/** A request that stopped in the middle for so long will not go on. */
const quietMs = 500;
const anyRate: Rates = { reader: 115_200, host: 115_200 };

export const openIdCardReader = (options: WireOptions): Promise<SimulatedReader> => openIdCardReaderOn((peer) => openWire(options, peer));

/** On any transport that carries a byte stream: TCP and pseudo-terminals, or reports of a hidraw node. */
export async function openIdCardReaderOn(open: (peer: WirePeer) => Promise<Wire>): Promise<SimulatedReader> {
  const sam = new SamModule();
  let pending: Buffer = Buffer.alloc(0);
  let rates = anyRate;
  let quiet: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();

  const wire = await open({
    received(bytes) {
      if (rates.reader !== rates.host) return wire.send(noiseOf(bytes));
      const { requests, rest } = takeRequests(Buffer.concat([pending, bytes]));
      pending = Buffer.from(rest);
      clearTimeout(quiet);
      if (pending.length >= preamble.length) quiet = setTimeout(giveUp, quietMs);
      for (const request of requests) queue(request);
    },
    lost: forgetStarted,
  });

  function forgetStarted(): void {
    clearTimeout(quiet);
    pending = Buffer.alloc(0);
  }

  function giveUp(): void {
    forgetStarted();
    queue({ kind: 'wrongLength' });
  }

  function queue(request: SamRequest): void {
    work = work.then(() => answer(request));
  }

  function send(frame: Buffer): void {
    if (sam.fault === 'checksum') frame.writeUInt8(frame.readUInt8(frame.length - 1) ^ 0x55, frame.length - 1);
    wire.send(frame);
  }

  async function answer(request: SamRequest): Promise<void> {
    if (request.kind === 'wrongChecksum') return send(answerFrame(0x10));
    if (request.kind === 'wrongLength') return send(answerFrame(0x11));
    if (sam.fault === 'slow') await pause(slowMs);
    const code = (request.command << 8) | request.parameter;
    // None of the commands that this reader knows carries data.
    if (request.dataLength > 0 && sam.knows(code)) return send(answerFrame(0x11));
    const { status, data } = await sam.answer(code);
    send(answerFrame(status, data));
  }

  function power(on: boolean): void {
    if (!on) sam.forget();
    wire.power(on);
  }

  return {
    wire: { ...wire, power },
    place: (person, condition) => sam.place(person, condition),
    remove: () => sam.remove(),
    fault(next) {
      sam.fault = next;
    },
    answer: (command, status) => sam.force(command, status),
    rates(next) {
      rates = next;
    },
    state: () => ({ card: sam.card, fault: sam.fault, finds: sam.finds }),
    reset() {
      sam.remove();
      sam.heal();
      rates = anyRate;
      wire.heal();
    },
    close: () => wire.close(),
  };
}

/** What a receiver at another speed makes of bytes: something else, and less or more of it. */
const noiseOf = (bytes: Buffer): Buffer =>
  Buffer.from([...bytes.subarray(0, 16)].map((byte, index) => (byte * 5 + index * 37 + 0x2b) & 0xff));
