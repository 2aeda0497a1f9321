// The local socket a face connects to: token first, then Views down and unbelieved messages up.

import { chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { type FaceToSupervisor, faceToSupervisor, type SupervisorToFace } from '../../contract/link.ts';
import type { Log } from '../../contract/log/log.ts';
import { beatMs } from '../../contract/silence-watch.ts';
import type { View } from '../../contract/view.ts';
import { createLineChannel, type LineChannel } from '../gate/line-channel.ts';
import { isSameSecret } from '../gate/sender.ts';

export interface FaceServerOptions {
  readonly socketPath: string;
  readonly token: string;
  readonly onMessage: (message: Exclude<FaceToSupervisor, { kind: 'hello' }>) => void;
  /** A face that just joined gets this at once. */
  readonly latestView: () => View | null;
  readonly log: Log;
}

export interface FaceServer {
  readonly show: (view: View) => void;
  /** Tells every face, and each that joins later, whether typed codes are awaited. */
  readonly wedge: (on: boolean) => void;
  readonly listening: () => boolean;
  readonly close: () => void;
}

const helloDeadlineMs = 2000;

export function startFaceServer(options: FaceServerOptions): FaceServer {
  const { log } = options;
  /** More than one while a window is being replaced: all see the same, and the gate is one. */
  const joined = new Set<LineChannel>();
  let wedge = false;

  const server = createServer((socket) => {
    let face: 'shell' | 'web' | null = null;
    const deadline = setTimeout(() => {
      log('face.refused', { why: 'token' });
      line.close();
    }, helloDeadlineMs);
    const line = createLineChannel(socket, {
      onMessage(raw) {
        const read = faceToSupervisor.safeParse(raw);
        if (!read.success) return refuse('shape');
        const message = read.data;
        if (message.kind !== 'hello') return face ? options.onMessage(message) : refuse('token');
        if (face || !isSameSecret(message.token, options.token)) return refuse('token');
        face = message.face;
        clearTimeout(deadline);
        joined.add(line);
        log('face.joined', { face });
        const latest = options.latestView();
        if (latest) line.send({ kind: 'view', view: latest });
        if (wedge) line.send({ kind: 'wedge', on: true });
      },
      onEnd() {
        clearTimeout(deadline);
        joined.delete(line);
        if (face) log('face.left', { face });
      },
    });
    const refuse = (why: 'token' | 'shape'): void => {
      log('face.refused', { why });
      line.close();
    };
  });
  // Whoever held the socket before us is dead: the parent that started us is the only one who may.
  if (process.platform !== 'win32') rmSync(options.socketPath, { force: true });
  server.listen(options.socketPath, () => {
    // In service mode the screen's user is another one; what protects the socket is the token and its folder.
    if (process.platform !== 'win32') chmodSync(options.socketPath, 0o666);
  });

  const tell = (message: SupervisorToFace): void => {
    for (const line of joined) line.send(message);
  };
  const beating = setInterval(() => tell({ kind: 'beat' }), beatMs);

  return {
    show: (view) => tell({ kind: 'view', view }),
    wedge(on) {
      wedge = on;
      tell({ kind: 'wedge', on });
    },
    listening: () => server.listening,
    close() {
      clearInterval(beating);
      for (const line of joined) line.close();
      server.close();
    },
  };
}
