// The frames of a SAM reader, from the reader's side (devices.md §1.2).

export const preamble = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69]);

export type SamRequest =
  | { readonly kind: 'command'; readonly command: number; readonly parameter: number; readonly dataLength: number }
  | { readonly kind: 'wrongChecksum' }
  | { readonly kind: 'wrongLength' };

const longestRequest = 64;

/** @returns the requests that are whole, and the bytes that may be the start of the next one */
export function takeRequests(bytes: Buffer): { readonly requests: readonly SamRequest[]; readonly rest: Buffer } {
  const requests: SamRequest[] = [];
  let rest = bytes;
  for (;;) {
    const start = rest.indexOf(preamble);
    if (start < 0) return { requests, rest: rest.subarray(-(preamble.length - 1)) };
    rest = rest.subarray(start);
    if (rest.length < 7) return { requests, rest };
    const length = rest.readUInt16BE(5);
    if (length < 3 || length > longestRequest) {
      requests.push({ kind: 'wrongLength' });
      rest = rest.subarray(preamble.length);
      continue;
    }
    if (rest.length < 7 + length) return { requests, rest };
    const body = rest.subarray(5, 7 + length - 1);
    const good = checksum(body) === rest[7 + length - 1];
    const command = { kind: 'command', command: rest.readUInt8(7), parameter: rest.readUInt8(8), dataLength: length - 3 } as const;
    requests.push(good ? command : { kind: 'wrongChecksum' });
    rest = rest.subarray(7 + length);
  }
}

/** @param status SW1 SW2 SW3 as one number, e.g. 0x90 */
export function answerFrame(status: number, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const body = Buffer.alloc(2 + 3 + data.length);
  body.writeUInt16BE(3 + data.length + 1, 0);
  body.writeUIntBE(status, 2, 3);
  body.set(data, 5);
  return Buffer.concat([preamble, body, Buffer.from([checksum(body)])]);
}

const checksum = (bytes: Buffer): number => bytes.reduce((sum, byte) => sum ^ byte, 0);
