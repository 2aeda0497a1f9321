// The simulated input and output board: a Modbus RTU slave with eight coils (lamps) and eight inputs (door contact, headphone jack).

import { openWire, type Wire, type WireOptions } from '../wire.ts';

export const ioBoardFaults = ['none', 'silent', 'deviceFailure', 'busy'] as const;
export type IoBoardFault = (typeof ioBoardFaults)[number];

export interface SimulatedIoBoard {
  readonly wire: Wire;
  readonly door: (state: 'open' | 'closed') => void;
  readonly headphones: (plugged: boolean) => void;
  readonly fault: (fault: IoBoardFault) => void;
  readonly state: () => {
    readonly door: 'open' | 'closed';
    readonly headphones: boolean;
    readonly fault: IoBoardFault;
    /** Coil 0 first. */
    readonly coils: readonly boolean[];
  };
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

const address = 1;
const points = 8;
/** The door contact is closed (1) while the door is: a broken lead looks like an open door. */
const doorInput = 0;
const headphoneInput = 1;
/** A request that stopped in the middle for so long will not go on; real boards wait 3.5 characters. */
const quietMs = 100;
const longestRequest = 256;

const readCoils = 0x01;
const readInputs = 0x02;
const writeCoil = 0x05;
const writeCoils = 0x0f;
const illegalFunction = 0x01;
const illegalAddress = 0x02;
const illegalValue = 0x03;
const refusals: Readonly<Partial<Record<IoBoardFault, number>>> = { deviceFailure: 0x04, busy: 0x06 };

export async function openIoBoard(options: WireOptions): Promise<SimulatedIoBoard> {
  const coils = Array.from({ length: points }, () => false);
  const inputs = Array.from({ length: points }, (_, input) => input === doorInput);
  let pending: Buffer = Buffer.alloc(0);
  let quiet: NodeJS.Timeout | undefined;
  let fault: IoBoardFault = 'none';

  const forgetStarted = (): void => {
    clearTimeout(quiet);
    pending = Buffer.alloc(0);
  };

  const wire = await openWire(options, {
    received(bytes) {
      clearTimeout(quiet);
      pending = takeRequests(Buffer.concat([pending, bytes]));
      if (pending.length > 0) quiet = setTimeout(forgetStarted, quietMs);
    },
    lost: forgetStarted,
  });

  /** Carries out every whole request and gives back the rest. What has no right checksum moves on by a byte. */
  function takeRequests(bytes: Buffer): Buffer {
    let rest = bytes;
    for (;;) {
      const length = requestLength(rest);
      if (length === null || rest.length < length) return rest.subarray(-longestRequest);
      const request = rest.subarray(0, length);
      const good = crc(request.subarray(0, -2)) === request.readUInt16LE(length - 2);
      if (good) obey(request.subarray(0, -2));
      rest = rest.subarray(good ? length : 1);
    }
  }

  function obey(request: Buffer): void {
    const to = request.readUInt8(0);
    if (to !== address && to !== 0) return;
    const exception = refusals[fault];
    const answer = exception === undefined ? carryOut(request) : refuse(request, exception);
    // Nobody answers a broadcast.
    if (to === 0 || fault === 'silent') return;
    const checksum = Buffer.alloc(2);
    checksum.writeUInt16LE(crc(answer));
    wire.send(Buffer.concat([answer, checksum]));
  }

  function carryOut(request: Buffer): Buffer {
    const start = request.readUInt16BE(2);
    switch (request.readUInt8(1)) {
      case readCoils:
        return read(request, coils);
      case readInputs:
        return read(request, inputs);
      case writeCoil: {
        const value = request.readUInt16BE(4);
        if (value !== 0 && value !== 0xff00) return refuse(request, illegalValue);
        if (start >= points) return refuse(request, illegalAddress);
        coils[start] = value !== 0;
        return request;
      }
      case writeCoils: {
        const count = request.readUInt16BE(4);
        if (count === 0 || request.readUInt8(6) !== Math.ceil(count / 8)) return refuse(request, illegalValue);
        if (start + count > points) return refuse(request, illegalAddress);
        for (let index = 0; index < count; index += 1) {
          coils[start + index] = ((request.readUInt8(7 + Math.floor(index / 8)) >> (index % 8)) & 1) === 1;
        }
        return request.subarray(0, 6);
      }
      default:
        return refuse(request, illegalFunction);
    }
  }

  return {
    wire,
    door(state) {
      inputs[doorInput] = state === 'closed';
    },
    headphones(plugged) {
      inputs[headphoneInput] = plugged;
    },
    fault(next) {
      fault = next;
    },
    state: () => ({ door: inputs[doorInput] ? 'closed' : 'open', headphones: inputs[headphoneInput] === true, fault, coils: [...coils] }),
    reset() {
      fault = 'none';
      inputs.fill(false);
      inputs[doorInput] = true;
      wire.heal();
    },
    close: () => wire.close(),
  };
}

/** Length of the request that begins here, checksum included; null: too little to tell. */
function requestLength(bytes: Buffer): number | null {
  if (bytes.length < 2) return null;
  if (bytes[1] !== writeCoils) return 8;
  const count = bytes[6];
  return count === undefined ? null : 9 + count;
}

function read(request: Buffer, values: readonly boolean[]): Buffer {
  const start = request.readUInt16BE(2);
  const count = request.readUInt16BE(4);
  if (count === 0 || count > 2000) return refuse(request, illegalValue);
  if (start + count > values.length) return refuse(request, illegalAddress);
  const packed = Buffer.alloc(Math.ceil(count / 8));
  for (let index = 0; index < count; index += 1) {
    const byte = Math.floor(index / 8);
    if (values[start + index]) packed.writeUInt8(packed.readUInt8(byte) | (1 << (index % 8)), byte);
  }
  return Buffer.concat([request.subarray(0, 2), Buffer.from([packed.length]), packed]);
}

const refuse = (request: Buffer, exception: number): Buffer => Buffer.from([request.readUInt8(0), request.readUInt8(1) | 0x80, exception]);

/** CRC-16/MODBUS: reflected 0x8005 from 0xFFFF; its low byte goes first on the wire. */
function crc(bytes: Buffer): number {
  let sum = 0xffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >> 1) ^ 0xa001 : sum >> 1;
  }
  return sum;
}
