// A small scripted SAM module for the driver's own tests.

import type { Peer } from './peer.ts';
import { baseFrame } from './specimen-cards.ts';

const frame = (status: number, data: readonly number[] = []): Uint8Array => {
  const body = [0x00, data.length + 4, 0x00, 0x00, status, ...data];
  return new Uint8Array([0xaa, 0xaa, 0xaa, 0x96, 0x69, ...body, body.reduce((sum, byte) => sum ^ byte, 0)]);
};
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const samId = [0x05, 0x00, 0x03, 0x00, 0x0d, 0x06, 0x33, 0x01, 0xce, 0xca, 0x23, 0x00, 0x15, 0xcd, 0x5b, 0x07];

export class SamPeer implements Peer {
  /** The text block of the card on the reader. */
  card: Uint8Array | null = null;
  /** Finds a card that was read and still lies there, as some readers do. */
  findsAgain = false;
  /** Finds no card that was selected, read or not. */
  losesSelected = false;
  silent = false;
  /** Speeds of a serial line: a reader that hears another speed than its own hears noise, and so does its host. */
  rate = 115_200;
  hostRate = 115_200;
  moduleStatus = 0x90;
  /** Said to every reading of the card; null: what is on it. */
  readingStatus: number | null = null;
  /** The 70 bytes of an address that was written later; null: none. */
  latestAddress: Uint8Array | null = null;
  /** The next answers to a command (PARA and CMD as hex), each used once: a status, or a change made to the bytes. */
  readonly next = new Map<string, (number | ((answer: Uint8Array) => Uint8Array))[]>();
  readonly asked: string[] = [];
  #selected: Uint8Array | null = null;
  #read: Uint8Array | null = null;
  #found = false;

  readonly receive: Peer['receive'] = (bytes, say) => {
    if (this.rate !== this.hostRate) return say(bytes.map((byte, index) => byte * 5 + index));
    const command = Buffer.from(bytes.subarray(7, 9)).toString('hex');
    this.asked.push(command);
    if (this.silent) return;
    const special = this.next.get(command)?.shift();
    if (typeof special === 'number') say(frame(special));
    else say((special ?? ((answer: Uint8Array) => answer))(this.#answer(command)));
  };

  /** Power is lost and comes back: what lies there is like new. */
  restart(): void {
    this.#selected = null;
    this.#read = null;
    this.#found = false;
  }

  #isNew(): boolean {
    return this.#read === null && !(this.losesSelected && this.#selected !== null);
  }

  #answer(command: string): Uint8Array {
    if (this.#selected !== this.card) this.#selected = null;
    if (this.#read !== this.card) this.#read = null;
    switch (command) {
      case '10ff':
        this.restart();
        return frame(0x90);
      case '11ff':
        return frame(this.moduleStatus);
      case '12ff':
        return frame(0x90, samId);
      case '2001':
        this.#found = this.card !== null && (this.#isNew() || this.findsAgain);
        return this.#found ? frame(0x9f, zeros(4)) : frame(0x80);
      case '2002':
        if (!this.card || !this.#found) return frame(0x81);
        this.#selected = this.card;
        this.#found = false;
        return frame(0x90, zeros(8));
      case '3001':
        if (!this.#selected) return frame(0x41);
        if (this.readingStatus !== null) return frame(this.readingStatus);
        this.#read = this.#selected;
        return baseFrame(this.#selected);
      case '3003':
        if (!this.#selected) return frame(0x41);
        return this.latestAddress ? frame(0x90, [...this.latestAddress]) : frame(0x91);
      default:
        return frame(0x21);
    }
  }
}
