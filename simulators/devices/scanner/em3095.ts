// Register-style engines, Newland EM3095 and GM65 (devices.md §2.1): one read for each trigger.

import { type CreateSpeech, gather, lineOf } from './speech.ts';

const read = 0x07;
const write = 0x08;
const save = 0x09;
const triggerRegister = 0x0002;
const aimRegister = 0x00d0;
const skipCheck = 0xabcd;
const fault = { badCheck: 0x01, unknownCommand: 0x03 } as const;

export const em3095: CreateSpeech = (engine, options) => {
  let aimIdentifier = options.aimIdentifier;

  const reply = (kind: number, data: Buffer): void => {
    const body = Buffer.concat([Buffer.from([kind, data.length]), data]);
    const check = Buffer.alloc(2);
    check.writeUInt16BE(crc(body));
    engine.say(Buffer.concat([Buffer.from([0x02, 0x00]), body, check]));
  };
  const nothing = Buffer.from([0x00]);

  const { received, lost } = gather((bytes) => {
    if (bytes[0] !== 0x7e || (bytes.length > 1 && bytes[1] !== 0x00)) return 1;
    if (bytes.length < 4) return 0;
    const [kind, length] = [bytes.readUInt8(2), bytes.readUInt8(3)];
    // Only a write carries data for each register that it names; a read says how many it wants.
    const total = 4 + 2 + (kind === read ? 1 : length) + 2;
    if (bytes.length < total) return 0;
    const check = bytes.readUInt16BE(total - 2);
    if (check !== skipCheck && check !== crc(bytes.subarray(2, total - 2))) reply(fault.badCheck, nothing);
    else obey(kind, bytes.readUInt16BE(4), bytes.subarray(6, total - 2));
    return total;
  });

  function obey(kind: number, register: number, data: Buffer): void {
    if (kind === read) return reply(0, Buffer.from([register === aimRegister && aimIdentifier ? 0x80 : 0x00]));
    if (kind === save) return reply(0, nothing);
    if (kind !== write) return reply(fault.unknownCommand, nothing);
    if (register === aimRegister) aimIdentifier = ((data[0] ?? 0) & 0x80) !== 0;
    if (register !== triggerRegister) return reply(0, nothing);
    const obeyed = engine.trigger(((data[0] ?? 0) & 1) === 1);
    if (obeyed !== 'quiet') reply(obeyed ? 0 : fault.unknownCommand, nothing);
  }

  return { received, lost, sendCode: (code, aim) => engine.say(lineOf(code, aim, { ...options, aimIdentifier })) };
};

/** CRC-16 with polynomial 1021, beginning with 0. */
function crc(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum << 1) ^ (sum & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return sum;
}
