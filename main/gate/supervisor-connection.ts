// A face's line to the supervisor: connects, says hello, and connects again for as long as it is wanted; a line gone silent is no line.

import { connect } from 'node:net';
import { supervisorToFace, type FaceToSupervisor } from '../../contract/link.ts';
import { beatMs, createSilenceWatch } from '../../contract/silence-watch.ts';
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
  /** A line over which a View had come has `ended`, or stands and is `silent`: whoever is at its other end hangs. */
  readonly onLost: (why: 'ended' | 'silent') => void;
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
    let end: 'ended' | 'silent' = 'ended';
    const silence = createSilenceWatch();
    // A supervisor that hangs still takes a line, and speaks on it when it goes on: a line on which nothing has come yet is waited for.
    const looking = setInterval(() => {
      if (!silence.look(performance.now())) return;
      end = 'silent';
      line.close();
    }, beatMs);
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
        silence.heard();
        if (read.data.kind === 'view') options.onView(read.data.view);
        if (read.data.kind === 'wedge') options.onWedge(read.data.on);
      },
      onEnd() {
        channel = null;
        clearInterval(looking);
        if (alive && !closed) options.onLost(end);
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
