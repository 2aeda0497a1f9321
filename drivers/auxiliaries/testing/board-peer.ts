// A small scripted Modbus slave for the driver's own tests.

import type { Peer } from '../../testing/peer.ts';
import { crc16 } from '../io-board/protocol.ts';

const sealed = (body: readonly number[]): Uint8Array => {
  const crc = crc16(body);
  return new Uint8Array([...body, crc & 0xff, crc >> 8]);
};

export class BoardPeer implements Peer {
  /** Coil → level. */
  readonly coils = new Map<number, boolean>();
  /** Input 0 in the lowest bit. */
  inputs = 0b01;
  silent = false;
  /** Exception for a function; the others work. */
  readonly refuses = new Map<number, number>();
  /** Changes made to the next answers, each used once; null: that answer is lost. */
  readonly next: ((answer: Uint8Array) => Uint8Array | null)[] = [];
  readonly asked: string[] = [];

  readonly receive: Peer['receive'] = (bytes, say) => {
    this.asked.push(Buffer.from(bytes.subarray(0, -2)).toString('hex'));
    if (this.silent) return;
    const change = this.next.shift() ?? ((answer: Uint8Array) => answer);
    const answer = change(sealed(this.#answer([...bytes.subarray(0, -2)])));
    if (answer) say(answer);
  };

  #answer(request: readonly number[]): readonly number[] {
    const [slave = 0, functionCode = 0, , start = 0, value = 0, count = 0, , bits = 0] = request;
    const exception = this.refuses.get(functionCode);
    if (exception !== undefined) return [slave, functionCode | 0x80, exception];
    if (functionCode === 0x02) return [slave, functionCode, 1, (this.inputs >> start) & ((1 << count) - 1)];
    if (functionCode === 0x05) this.coils.set(start, value === 0xff);
    else for (let index = 0; index < count; index += 1) this.coils.set(start + index, ((bits >> index) & 1) === 1);
    return request.slice(0, 6);
  }
}
