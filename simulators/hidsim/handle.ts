// One opened handle of a simulated device: a connection that carries only input reports, and one for requests. shim.c has the other ends.

import { constants } from 'node:os';
import type { Socket } from 'node:net';

/** What a host asks of a device. */
export interface HandleRequests {
  /** The host's write is held until this settles, as by a device that does not take the report. */
  readonly output: (report: Buffer) => void | Promise<void>;
  /** false: the device stalls. */
  readonly setFeature: (report: Buffer) => boolean;
}

export interface Handle {
  readonly join: (role: 'data' | 'control', socket: Socket) => void;
  /** false: the queue of the handle is full, and the report is lost. */
  readonly input: (report: Buffer) => boolean;
  readonly ready: () => boolean;
  /** The host sees an unplugged device: its reads fail, and its requests are told that there is no such device. */
  readonly unplug: () => void;
  readonly destroy: () => void;
}

/** hidraw keeps so many unread reports a handle and drops the rest. */
const queueLength = 63;
const requestHead = 12;
/** Operations of the control connection: 0 and 1 are the shim's own, the others are the numbers of hidraw's ioctls. */
const operation = { open: 0, write: 1, setFeature: 6, setOutput: 0x0b };

export function createHandle(requests: HandleRequests, opened: () => void, closed: () => void): Handle {
  let data: Socket | null = null;
  let control: Socket | null = null;
  let openRequest: (() => void) | null = null;
  let isReady = false;
  let plugged = true;
  let unread = 0;

  function answer(sequence: number, result: number): void {
    const head = Buffer.alloc(requestHead);
    head.writeInt32LE(result, 0);
    head.writeUInt32LE(sequence, 4);
    control?.write(head);
  }

  function perform(code: number, sequence: number, body: Buffer): void {
    const reply = (result: number): void => answer(sequence, result);
    if (!plugged) return reply(-constants.errno.ENODEV);
    if (code === operation.open) {
      openRequest = () => {
        isReady = true;
        reply(0);
        opened();
      };
      return openWhenJoined();
    }
    if (code === operation.write || code === operation.setOutput) {
      void Promise.resolve(requests.output(body)).then(() => reply(plugged ? body.length : -constants.errno.ENODEV));
      return;
    }
    const isTaken = code === operation.setFeature && requests.setFeature(body);
    reply(isTaken ? body.length : -constants.errno.EPIPE);
  }

  function openWhenJoined(): void {
    if (!data || !control || !openRequest) return;
    const open = openRequest;
    openRequest = null;
    open();
  }

  return {
    join(role, socket) {
      if (role === 'data') {
        data = socket;
        // The shim says one byte for each report that was read.
        socket.on('data', (bytes) => {
          unread -= bytes.length;
        });
      } else {
        control = socket;
        socket.on('close', closed);
        socket.on('data', requestReader(perform));
      }
      openWhenJoined();
    },
    input(report) {
      if (!isReady || unread >= queueLength) return false;
      unread += 1;
      const framed = Buffer.alloc(2 + report.length);
      framed.writeUInt16LE(report.length);
      report.copy(framed, 2);
      data?.write(framed);
      return true;
    },
    ready: () => isReady,
    unplug() {
      plugged = false;
      isReady = false;
      data?.destroy();
    },
    destroy() {
      data?.destroy();
      control?.destroy();
    },
  };
}

/** Requests are `{u32 operation, u32 sequence, u32 length, bytes}`, little-endian, in whatever pieces the socket brings them. */
function requestReader(perform: (code: number, sequence: number, body: Buffer) => void): (bytes: Buffer) => void {
  let pending = Buffer.alloc(0);
  return (bytes) => {
    pending = Buffer.concat([pending, bytes]);
    while (pending.length >= requestHead) {
      const end = requestHead + pending.readUInt32LE(8);
      if (pending.length < end) return;
      const [code, sequence, body] = [pending.readUInt32LE(0), pending.readUInt32LE(4), pending.subarray(requestHead, end)];
      pending = pending.subarray(end);
      perform(code, sequence, body);
    }
  };
}
