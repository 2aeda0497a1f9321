// A small scripted Newland engine for the driver's own tests.

import type { Peer } from './peer.ts';

export class ScannerPeer implements Peer {
  silent = false;
  /** Takes the trigger without a word, as some engines do. */
  mute = false;
  refuses = false;
  on = false;
  readonly asked: string[] = [];

  readonly receive: Peer['receive'] = (bytes, say) => {
    if (this.silent) return;
    const text = Buffer.from(bytes).toString('latin1');
    this.asked.push(text.replace('~\x010000', '').replace(';\x03', ''));
    if (text === '?') say(new Uint8Array([0x21]));
    const trigger = /#SCNTRG([01])/.exec(text);
    if (!trigger) return;
    this.on = trigger[1] === '1';
    if (!this.mute) say(new Uint8Array(Buffer.from(`\x02\x010000${trigger[0]}${this.refuses ? '\x15' : '\x06'};\x03`, 'latin1')));
  };
}
