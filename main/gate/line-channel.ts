// Newline-delimited JSON over a stream, for two processes that must not be able to hurt each other.

import type { Duplex } from 'node:stream';

/** Why a channel ended: the other side left, we closed it, or the other side broke a rule. */
export type ChannelEnd = 'left' | 'closed' | 'shape' | 'size' | 'slow';

export interface LineChannelOptions {
  /** One JSON value that arrived; its schema is the receiver's affair. */
  readonly onMessage: (message: unknown) => void;
  /** Called once. */
  readonly onEnd: (why: ChannelEnd) => void;
  /** Longest line in bytes, without its newline; default 1 MiB. */
  readonly lineLimit?: number;
  /** Bytes that may wait for a reader that doesn't read; default 8 MiB. */
  readonly backlogLimit?: number;
}

export interface LineChannel {
  /** Does nothing once the channel has ended. */
  readonly send: (message: unknown) => void;
  readonly close: () => void;
}

const newline = 0x0a;

/** The first broken rule ends the channel: there is no way back into step with a peer that writes garbage. */
export function createLineChannel(stream: Duplex, options: LineChannelOptions): LineChannel {
  const { onMessage, onEnd, lineLimit = 1024 * 1024, backlogLimit = 8 * 1024 * 1024 } = options;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let ended = false;

  function end(why: ChannelEnd): void {
    if (ended) return;
    ended = true;
    pending = [];
    stream.destroy();
    onEnd(why);
  }

  function hold(part: Buffer): boolean {
    pendingBytes += part.length;
    if (pendingBytes > lineLimit) {
      end('size');
      return false;
    }
    pending.push(part);
    return true;
  }

  function release(): void {
    const line = pending.length === 1 && pending[0] !== undefined ? pending[0] : Buffer.concat(pending);
    pending = [];
    pendingBytes = 0;
    let message: unknown;
    try {
      message = JSON.parse(decoder.decode(line));
    } catch {
      end('shape');
      return;
    }
    onMessage(message);
  }

  stream.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let at = chunk.indexOf(newline); at !== -1 && !ended; at = chunk.indexOf(newline, start)) {
      if (!hold(chunk.subarray(start, at))) return;
      release();
      start = at + 1;
    }
    if (!ended && start < chunk.length) hold(chunk.subarray(start));
  });
  stream.on('error', () => end('left'));
  stream.on('end', () => end('left'));
  stream.on('close', () => end('left'));

  return {
    send(message) {
      if (ended) return;
      stream.write(`${JSON.stringify(message)}\n`);
      if (stream.writableLength > backlogLimit) end('slow');
    },
    close: () => end('closed'),
  };
}
