// A face's line to the supervisor: connects, says hello, and connects again for as long as it is wanted.

import { connect } from 'node:net';
import { supervisorToFace, type FaceToSupervisor } from '../../contract/link.ts';
import type { View } from '../../contract/view.ts';
import { backOffMs } from '../process/back-off.ts';
import { createLineChannel, type LineChannel } from './line-channel.ts';

export interface SupervisorConnectionOptions {
  readonly face: Extract<FaceToSupervisor, { kind: 'hello' }>['face'];
  /** Path of the Unix domain socket; on Windows the name of the pipe. */
  readonly socketPath: string;
  readonly token: string;
  readonly onView: (view: View) => void;
  readonly onWedge: (on: boolean) => void;
  /** A line over which a View had come is gone. */
  readonly onLost: () => void;
}

export interface SupervisorConnection {
  /** Does nothing while there is no line: the page is then shown that nothing can be pressed. */
  readonly send: (message: FaceToSupervisor) => void;
  readonly close: () => void;
}

/** The first attempts come quickly, because a cold start waits for them. */
const retry = { firstMs: 20, mostMs: 2000 };

export function createSupervisorConnection(options: SupervisorConnectionOptions): SupervisorConnection {
  let attempt: LineChannel | null = null;
  let channel: LineChannel | null = null;
  let timer: NodeJS.Timeout | null = null;
  let failures = 0;
  let closed = false;

  function open(): void {
    let alive = false;
    const socket = connect(options.socketPath);
    const line = createLineChannel(socket, {
      onMessage(message) {
        const read = supervisorToFace.safeParse(message);
        if (!read.success) {
          line.close();
          return;
        }
        alive = true;
        failures = 0;
        if (read.data.kind === 'view') options.onView(read.data.view);
        else options.onWedge(read.data.on);
      },
      onEnd() {
        channel = null;
        if (alive && !closed) options.onLost();
        if (!closed) again();
      },
    });
    socket.once('connect', () => {
      line.send({ kind: 'hello', token: options.token, face: options.face });
      channel = line;
    });
    attempt = line;
  }

  function again(): void {
    failures += 1;
    timer = setTimeout(open, backOffMs(failures, retry));
  }

  open();

  return {
    send: (message) => channel?.send(message),
    close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      attempt?.close();
    },
  };
}
