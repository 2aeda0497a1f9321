// A small scripted UPS for the driver's own tests.

import type { Peer } from '../../testing/peer.ts';

export class UpsPeer implements Peer {
  volts = '13.5';
  flags = '00001000';
  silent = false;
  /** What it answers to I; null: it does not know I and echoes. */
  information: string | null = '#ACME            UPS-600    V2.10     \r';
  /** Said instead of the next answers, each used once. */
  readonly next: string[] = [];
  readonly asked: string[] = [];

  readonly receive: Peer['receive'] = (bytes, say) => {
    const inquiry = Buffer.from(bytes).toString('latin1');
    this.asked.push(inquiry.trim());
    if (this.silent) return;
    const usual = inquiry === 'Q1\r' ? `(221.4 221.4 220.3 012 49.9 ${this.volts} 25.0 ${this.flags}\r` : (this.information ?? inquiry);
    say(new Uint8Array(Buffer.from(this.next.shift() ?? usual, 'latin1')));
  };
}
