// The simulated QR scanner (Newland-style serial line): a code held before it is read when the trigger is on.

import { openWire, type Wire, type WireOptions } from './wire.ts';

export interface SimulatedScanner {
  readonly wire: Wire;
  /** Holds a code before the window, as a phone is held: for five seconds, or until it is read. */
  readonly show: (code: Uint8Array) => void;
  readonly remove: () => void;
  readonly state: () => { readonly shown: string | null; readonly on: boolean };
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

export interface ScannerOptions extends WireOptions {
  /** Sent after each code. */
  readonly terminator: '\r' | '\n' | '\r\n';
  /** false: an engine without trigger, which sends whatever it sees. */
  readonly triggerRequired: boolean;
}

const shownForMs = 5000;
const commandPrefix = Buffer.from([0x7e, 0x01, 0x30, 0x30, 0x30, 0x30]);
const commandSuffix = Buffer.from([0x3b, 0x03]);
const replyPrefix = Buffer.from([0x02, 0x01, 0x30, 0x30, 0x30, 0x30]);
const longestCommand = 200;
const acknowledged = 0x06;
const unknownTag = 0x05;

export async function openScanner(options: ScannerOptions): Promise<SimulatedScanner> {
  let pending: Buffer = Buffer.alloc(0);
  let on = false;
  let shown: Buffer | null = null;
  let hide: NodeJS.Timeout | undefined;

  const wire = await openWire(options, {
    received(bytes) {
      pending = takeCommands(Buffer.concat([pending, bytes]));
    },
    lost() {
      pending = Buffer.alloc(0);
      on = false;
    },
  });

  /** Carries out every whole command and gives back what is left of a started one. */
  function takeCommands(bytes: Buffer): Buffer {
    let rest = bytes;
    while (rest.length > 0) {
      if (rest[0] === 0x3f) {
        wire.send(Buffer.from('!'));
        rest = rest.subarray(1);
      } else if (rest.subarray(0, commandPrefix.length).equals(commandPrefix.subarray(0, rest.length))) {
        const end = rest.subarray(0, longestCommand).indexOf(commandSuffix);
        if (end < 0 && rest.length < longestCommand) return rest;
        if (end >= 0) command(rest.subarray(commandPrefix.length, end));
        // A command that never ends is noise: it must not swallow the ones after it.
        rest = rest.subarray(end < 0 ? 1 : end + commandSuffix.length);
      } else rest = rest.subarray(1);
    }
    return rest;
  }

  function command(text: Buffer): void {
    const known = text.subarray(1).toString('latin1');
    const status = known === 'SCNTRG1' || known === 'SCNTRG0' ? acknowledged : unknownTag;
    wire.send(Buffer.concat([replyPrefix, text, Buffer.from([status]), commandSuffix]));
    if (known === 'SCNTRG1') on = true;
    if (known === 'SCNTRG0') on = false;
    look();
  }

  function look(): void {
    if (!shown || (options.triggerRequired && !on) || !wire.state().connected) return;
    wire.send(Buffer.concat([shown, Buffer.from(options.terminator)]));
    // The engine turns itself off after a read.
    on = false;
    remove();
  }

  function remove(): void {
    clearTimeout(hide);
    shown = null;
  }

  return {
    wire,
    show(code) {
      remove();
      shown = Buffer.from(code);
      hide = setTimeout(remove, shownForMs);
      look();
    },
    remove,
    state: () => ({ shown: shown ? masked(shown) : null, on }),
    reset() {
      remove();
      wire.power(true);
      wire.cable('whole');
      wire.faults({ delayMs: 0, corruptNext: 0, chunk: 'whole' });
    },
    close: () => wire.close(),
  };
}

function masked(code: Buffer): string {
  const text = code.toString('utf8');
  return text.length > 12 ? `${text.slice(0, 3)}…${text.slice(-4)}` : text;
}
