// A host for the tests of the simulated devices: a plain socket that remembers what it heard.

import { connect } from 'node:net';
import { expect } from 'vitest';

export interface Host {
  readonly send: (bytes: Uint8Array | string) => void;
  /** All that came so far, as hexadecimal digits. */
  readonly heard: () => string;
  readonly forget: () => void;
  readonly isClosed: () => boolean;
  readonly close: () => void;
}

export async function connectTo({ host, port }: { readonly host: string; readonly port: number }): Promise<Host> {
  let heard = '';
  const socket = connect(port, host);
  socket.setNoDelay(true);
  socket.on('data', (bytes) => {
    heard += bytes.toString('hex');
  });
  // A pulled cable is what many tests are about: `isClosed` tells it.
  socket.on('error', () => socket.destroy());
  await expect.poll(() => socket.connecting).toBe(false);
  return {
    send: (bytes) => void socket.write(typeof bytes === 'string' ? hex(bytes) : bytes),
    heard: () => heard,
    forget() {
      heard = '';
    },
    isClosed: () => socket.destroyed,
    close: () => void socket.destroy(),
  };
}

/** Bytes as the reference writes them: `1B 40`. */
export const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(' ', ''), 'hex');

/** Cuts a stream into pieces of these sizes, over and over. */
export function inPieces(stream: Buffer, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < stream.length; ) {
    const size = sizes[pieces.length % sizes.length] ?? 1;
    pieces.push(stream.subarray(at, at + size));
    at += size;
  }
  return pieces;
}
