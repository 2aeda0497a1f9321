// The simulated ID-card reader with its SAM: a card lies on it or does not, and it answers like the real one (devices.md §1).

import type { InventedPerson } from '../people.ts';
import { baseInformation, type CardCondition, cardText } from './citizen-card.ts';
import { answerFrame, preamble, type SamRequest, takeRequests } from './sam-frame.ts';
import { openWire, type Wire, type WireOptions } from './wire.ts';

export const readerFaults = ['none', 'checksum', 'liftMidRead', 'samUnauthorised', 'samFailed', 'slow'] as const;
export type ReaderFault = (typeof readerFaults)[number];

export interface SimulatedReader {
  readonly wire: Wire;
  readonly place: (person: InventedPerson, condition: CardCondition) => void;
  readonly remove: () => void;
  readonly fault: (fault: ReaderFault) => void;
  readonly state: () => {
    readonly card: { readonly person: string; readonly condition: CardCondition; readonly read: boolean } | null;
    readonly fault: ReaderFault;
    /** How often a card has been looked for. */
    readonly finds: number;
  };
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

interface Card {
  readonly person: InventedPerson;
  readonly condition: CardCondition;
  /** A card that was read answers no more to "find" until it is lifted or the SAM is reset. */
  read: boolean;
  selected: boolean;
}

const ok = 0x90;
const readBase = 0x3001;
const knownCommands: ReadonlySet<number> = new Set([0x10ff, 0x11ff, 0x12ff, 0x2001, 0x2002, readBase, 0x3003]);
/** 05.03-20121101-0002345678-0123456789, the vector of devices.md §1.11. */
const samId = Buffer.from('050003000D063301CECA230015CD5B07', 'hex');
const slowMs = 3000;
/** A request that stopped in the middle for so long will not go on. */
const quietMs = 500;
const readingMs = 60;

export async function openIdCardReader(options: WireOptions): Promise<SimulatedReader> {
  let pending: Buffer = Buffer.alloc(0);
  let card: Card | null = null;
  let fault: ReaderFault = 'none';
  let finds = 0;
  let quiet: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();

  const wire = await openWire(options, {
    received(bytes) {
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
    if (fault === 'checksum') frame.writeUInt8(frame.readUInt8(frame.length - 1) ^ 0x55, frame.length - 1);
    wire.send(frame);
  }

  async function answer(request: SamRequest): Promise<void> {
    if (request.kind === 'wrongChecksum') return send(answerFrame(0x10));
    if (request.kind === 'wrongLength') return send(answerFrame(0x11));
    if (fault === 'slow') await pause(slowMs);
    const code = (request.command << 8) | request.parameter;
    // None of the commands that this reader knows carries data.
    if (request.dataLength > 0 && knownCommands.has(code)) return send(answerFrame(0x11));
    send(code === readBase ? await read() : carryOut(code));
  }

  /** What the SAM says to everything while it is out of order; null: it works. */
  function refusal(code: number): Buffer | null {
    if (fault === 'samFailed') return answerFrame(0x60);
    return fault === 'samUnauthorised' && code !== 0x12ff && code !== 0x10ff ? answerFrame(0x66) : null;
  }

  function carryOut(code: number): Buffer {
    const refused = refusal(code);
    if (refused) return refused;
    switch (code) {
      case 0x10ff:
        if (card) card = { ...card, read: false, selected: false };
        return answerFrame(ok);
      case 0x11ff:
        return answerFrame(ok);
      case 0x12ff:
        return answerFrame(ok, samId);
      case 0x2001:
        finds += 1;
        return card && !card.read ? answerFrame(0x9f, Buffer.alloc(4)) : answerFrame(0x80);
      case 0x2002:
        if (!card || card.read) return answerFrame(0x81);
        if (card.condition === 'unrecognised') return answerFrame(0x40);
        card.selected = true;
        return answerFrame(ok, Buffer.alloc(8));
      case 0x3003:
        return card?.selected ? answerFrame(0x91) : answerFrame(0x41);
      default:
        return answerFrame(0x21);
    }
  }

  async function read(): Promise<Buffer> {
    const refused = refusal(readBase);
    if (refused) return refused;
    const lying = card;
    if (!lying?.selected) return answerFrame(0x41);
    await pause(readingMs);
    if (fault === 'liftMidRead') {
      card = null;
      return answerFrame(0x41);
    }
    if (card !== lying || lying.condition === 'unreadable') return answerFrame(0x41);
    if (lying.condition === 'fake') return answerFrame(0x32);
    lying.read = true;
    return answerFrame(ok, baseInformation(cardText(lying.person, lying.condition)));
  }

  return {
    wire,
    place(person, condition) {
      card = { person, condition, read: false, selected: false };
    },
    remove() {
      card = null;
    },
    fault(next) {
      fault = next;
    },
    state: () => ({ card: card && { person: card.person.id, condition: card.condition, read: card.read }, fault, finds }),
    reset() {
      card = null;
      fault = 'none';
      wire.power(true);
      wire.cable('whole');
      wire.faults({ delayMs: 0, corruptNext: 0, chunk: 'whole' });
    },
    close: () => wire.close(),
  };
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
