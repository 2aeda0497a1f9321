// Zebra's Simple Serial Interface in packets (devices.md §2.1): every decoded code wants an acknowledgement, or it comes again.

import { type CreateSpeech, gather } from './speech.ts';

const opcode = { startSession: 0xe4, stopSession: 0xe5, enable: 0xe9, disable: 0xea, ack: 0xd0, nak: 0xd1, decoded: 0xf3 } as const;
const fromDecoder = 0x00;
const nakCause = { resend: 0x01, denied: 0x06 } as const;
const statusBit = { again: 0x01, moreFollows: 0x02 } as const;
const headLength = 4;
const longestPart = 250;
const repeatAfterMs = 300;
const repeats = 3;

/** The first byte of decoded data says what kind of code it was. */
const codeTypes: Readonly<Record<string, number>> = { Q: 0x1c, C: 0x03, A: 0x01, L: 0x11, d: 0x1b, z: 0x2d, E: 0x0b, I: 0x06 };

export const ssi: CreateSpeech = (engine) => {
  let repeating: NodeJS.Timeout | undefined;
  let queue: Buffer[] = [];

  const packet = (code: number, status: number, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from([headLength + data.length, code, fromDecoder, status]), data]);
    const sum = Buffer.alloc(2);
    sum.writeUInt16BE(checksum(body));
    return Buffer.concat([body, sum]);
  };

  function obey(code: number): void {
    if (code === opcode.ack) return acknowledged();
    const isTrigger = code === opcode.startSession || code === opcode.stopSession;
    const obeyed = isTrigger ? engine.trigger(code === opcode.startSession) : code === opcode.enable || code === opcode.disable;
    if (obeyed === 'quiet') return;
    engine.say(obeyed ? packet(opcode.ack, 0, Buffer.alloc(0)) : packet(opcode.nak, 0, Buffer.from([nakCause.denied])));
  }

  function sendNext(attempt = 0): void {
    const [next] = queue;
    if (!next) return;
    const data = next.subarray(1);
    engine.say(packet(opcode.decoded, (next[0] ?? 0) | (attempt > 0 ? statusBit.again : 0), data));
    repeating = setTimeout(() => (attempt < repeats ? sendNext(attempt + 1) : forget()), repeatAfterMs);
  }

  function acknowledged(): void {
    clearTimeout(repeating);
    queue.shift();
    sendNext();
  }

  function forget(): void {
    clearTimeout(repeating);
    queue = [];
  }

  const { received, lost } = gather((bytes) => {
    const length = bytes.readUInt8(0);
    if (length < headLength) return 1;
    if (bytes.length < length + 2) return 0;
    if (bytes.readUInt16BE(length) === checksum(bytes.subarray(0, length))) obey(bytes.readUInt8(1));
    else engine.say(packet(opcode.nak, 0, Buffer.from([nakCause.resend])));
    return length + 2;
  });

  return {
    received,
    lost() {
      lost();
      forget();
    },
    sendCode(code, aim) {
      const idle = queue.length === 0;
      const type = Buffer.from([codeTypes[aim.charAt(1)] ?? 0x00]);
      for (let at = 0; at === 0 || at < code.length; at += longestPart) {
        const more = at + longestPart < code.length ? statusBit.moreFollows : 0;
        queue.push(Buffer.concat([Buffer.from([more]), type, code.subarray(at, at + longestPart)]));
      }
      if (idle) sendNext();
    },
  };
};

/** Two's complement of the sum of the bytes. */
const checksum = (bytes: Buffer): number => -bytes.reduce((sum, byte) => sum + byte, 0) & 0xffff;
