// What a cable can do to bytes: the layer between a simulated device and whatever carries its bytes (TCP, pseudo-terminal, hidraw).

import { randomBytes } from 'node:crypto';

/** Every `…Next` counts answers: so many of the next ones are treated like that. */
export interface WireFaults {
  /** Answers come so much later, in ms. */
  readonly delayMs: number;
  /** Answers have their last byte wrong, which is where checksums are. */
  readonly corruptNext: number;
  /** Answers come twice. */
  readonly duplicateNext: number;
  /** Instead of the answer the one before it comes again. */
  readonly staleNext: number;
  /** Noise comes just before the answer. */
  readonly garbageNext: number;
  /** `random`: pieces of 1 to 17 bytes with a pause between. */
  readonly chunk: 'whole' | 'random';
  /** Answers are held for so long, in ms, and then go out as one piece; 0: each by itself. */
  readonly mergeMs: number;
  /** The connection stands and nothing gets through, either way: a serial adapter whose device has no power. */
  readonly silent: boolean;
}

export const noWireFaults: WireFaults = {
  delayMs: 0,
  corruptNext: 0,
  duplicateNext: 0,
  staleNext: 0,
  garbageNext: 0,
  chunk: 'whole',
  mergeMs: 0,
  silent: false,
};

/** Which bytes count until the cable breaks. */
export type Way = 'either' | 'toHost' | 'toDevice';

export interface LineState extends WireFaults {
  readonly cable: 'cut' | 'whole';
  readonly power: boolean;
  /** false: there is no such device at all. */
  readonly present: boolean;
}

/** What the tests and the control page may do to a cable. */
export interface WireControls {
  /** `cut`: nothing gets through until `whole`; with `afterBytes` the cut comes after so many more bytes. */
  readonly cable: (state: 'cut' | 'whole', afterBytes?: number, way?: Way) => void;
  readonly power: (on: boolean) => void;
  readonly present: (there: boolean) => void;
  readonly faults: (faults: Partial<WireFaults>) => void;
  /** Whole, powered, present, without any fault. */
  readonly heal: () => void;
}

/** What the layer needs of the thing that carries the bytes. */
export interface Carrier {
  /** Hands a piece to the host that is connected, if any. */
  readonly toHost: (piece: Buffer) => void;
  readonly toDevice: (piece: Buffer) => void;
  /** Cable, power or presence changed: see `works` and `state`, and drop the host or let one in. */
  readonly changed: () => void;
}

export interface FaultyLine extends WireControls {
  /** An answer of the device on its way to the host. */
  readonly answer: (bytes: Uint8Array) => void;
  /** Bytes of the host on their way to the device; resolves when they have had their time on the wire. */
  readonly ask: (bytes: Buffer) => Promise<void>;
  /** The host went: what was on its way never arrives. */
  readonly lost: () => void;
  readonly works: () => boolean;
  readonly state: () => LineState;
}

/** The bytes before a break must have left, or a reset connection takes them along. */
const leavingMs = 20;

/** @param baudRate bytes take the time of this rate; null: none */
export function openFaultyLine(baudRate: number | null, carrier: Carrier): FaultyLine {
  let cable: 'cut' | 'whole' = 'whole';
  let power = true;
  let present = true;
  let faults = noWireFaults;
  let previous: Buffer | null = null;
  /** Bytes that still get through before the cable breaks; null: it does not. */
  let breaking: { readonly after: number; readonly way: Way } | null = null;
  let held: readonly Buffer[] = [];
  let sending: Promise<void> = Promise.resolve();
  /** Grows with every loss of the host: what was on its way then never arrives. */
  let connection = 0;

  const works = (): boolean => power && present && cable === 'whole';

  function lost(): void {
    connection += 1;
    sending = Promise.resolve();
    held = [];
    previous = null;
  }

  /** The part of these bytes that comes before the break. */
  function untilBreak(bytes: Buffer, way: Way): Buffer {
    if (breaking === null || (breaking.way !== 'either' && breaking.way !== way)) return bytes;
    const part = bytes.subarray(0, breaking.after);
    breaking = { ...breaking, after: breaking.after - part.length };
    return part;
  }

  const isBreakDue = (): boolean => breaking?.after === 0;

  function breakNow(): void {
    breaking = null;
    cable = 'cut';
    carrier.changed();
  }

  function enter(part: Buffer, through: number): void {
    if (!works() || connection !== through || faults.silent) return;
    const whole = untilBreak(part, 'toDevice');
    if (whole.length > 0) carrier.toDevice(whole);
    if (isBreakDue()) breakNow();
  }

  async function deliver(bytes: Buffer, through: number, notBefore: number): Promise<void> {
    await until(notBefore);
    let due = performance.now();
    for (const part of partsOf(bytes, faults.chunk, baudRate)) {
      if (baudRate !== null) {
        due += wireTime(part, baudRate);
        await until(due);
      }
      if (connection !== through || !works() || faults.silent) return;
      carrier.toHost(untilBreak(part, 'toHost'));
      if (isBreakDue()) {
        await pause(leavingMs);
        // Another may have mended or cut it meanwhile.
        return isBreakDue() ? breakNow() : undefined;
      }
      if (faults.chunk === 'random') await pause(0);
    }
  }

  function send(bytes: Buffer): void {
    const through = connection;
    const notBefore = performance.now() + faults.delayMs;
    sending = sending.then(() => deliver(bytes, through, notBefore));
  }

  function hold(bytes: Buffer): void {
    if (held.length === 0) {
      const through = connection;
      void pause(faults.mergeMs).then(() => {
        if (connection !== through) return;
        send(Buffer.concat(held));
        held = [];
      });
    }
    held = [...held, bytes];
  }

  return {
    works,
    lost,
    answer(bytes) {
      if (!works() || faults.silent) return;
      const answer = Buffer.from(bytes);
      const spoiled = spoil(answer, previous, faults);
      faults = spoiled.faults;
      previous = answer;
      for (const piece of spoiled.pieces) faults.mergeMs > 0 ? hold(piece) : send(piece);
    },
    async ask(bytes) {
      const through = connection;
      if (baudRate === null) return enter(bytes, through);
      let due = performance.now();
      for (const part of partsOf(bytes, 'whole', baudRate)) {
        due += wireTime(part, baudRate);
        await until(due);
        enter(part, through);
      }
    },
    cable(state, afterBytes, way = 'either') {
      breaking = null;
      if (state === 'cut' && afterBytes !== undefined && afterBytes > 0) {
        breaking = { after: afterBytes, way };
        return;
      }
      cable = state;
      carrier.changed();
    },
    power(on) {
      power = on;
      carrier.changed();
    },
    present(there) {
      present = there;
      carrier.changed();
    },
    faults(next) {
      faults = { ...faults, ...next };
    },
    heal() {
      cable = 'whole';
      power = true;
      present = true;
      breaking = null;
      faults = noWireFaults;
      carrier.changed();
    },
    state: () => ({ cable, power, present, ...faults }),
  };
}

/** What becomes of one answer, piece by piece, and the faults that are left for the next. Pure but for the bytes of the noise. */
export function spoil(
  answer: Buffer,
  previous: Buffer | null,
  faults: WireFaults,
): { readonly pieces: readonly Buffer[]; readonly faults: WireFaults } {
  const isStale = faults.staleNext > 0 && previous !== null;
  const isCorrupt = faults.corruptNext > 0 && answer.length > 0;
  const isDouble = faults.duplicateNext > 0;
  const isNoisy = faults.garbageNext > 0;
  const said = isStale ? previous : answer;
  const spoken = isCorrupt ? lastByteWrong(said) : said;
  return {
    pieces: [...(isNoisy ? [noise()] : []), spoken, ...(isDouble ? [spoken] : [])],
    faults: {
      ...faults,
      staleNext: faults.staleNext - Number(isStale),
      corruptNext: faults.corruptNext - Number(isCorrupt),
      duplicateNext: faults.duplicateNext - Number(isDouble),
      garbageNext: faults.garbageNext - Number(isNoisy),
    },
  };
}

function lastByteWrong(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8((copy.at(-1) ?? 0) ^ 0x55, copy.length - 1);
  return copy;
}

/** High bytes only: noise looks like no printable code and like no status byte, so what it does to a driver is not luck. */
const noise = (): Buffer => Buffer.from(randomBytes(13).map((byte) => byte | 0x80));

/** At a baud rate no part is longer than ten milliseconds of the wire. */
function partsOf(bytes: Buffer, chunk: WireFaults['chunk'], baudRate: number | null): Buffer[] {
  const longest = baudRate === null ? bytes.length : Math.ceil(baudRate / 1000);
  const parts: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const length = chunk === 'whole' ? longest : Math.min(longest, 1 + Math.floor(Math.random() * 17));
    parts.push(bytes.subarray(start, start + length));
    start += length;
  }
  return parts;
}

/** Ten bits a byte, in ms. */
const wireTime = (bytes: Buffer, baudRate: number): number => (bytes.length * 10_000) / baudRate;

/** Timers round: a long transfer keeps its time only by the clock. */
function until(due: number): Promise<void> {
  const ms = due - performance.now();
  return ms > 0 ? pause(ms) : Promise.resolve();
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
