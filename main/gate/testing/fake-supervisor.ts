// A supervisor for the tests of the faces: one View at once, every Intent told back in the terminal's name, `retry` ends it, `hang`
// stops it.

import { createServer } from 'node:net';
import { faceToSupervisor } from '../../../contract/link.ts';
import { beatMs } from '../../../contract/silence-watch.ts';
import type { View } from '../../../contract/view.ts';
import { faceView } from '../face-view.ts';
import { createLineChannel } from '../line-channel.ts';

const { KIOSK_SUPERVISOR_SOCKET: socketPath, KIOSK_SUPERVISOR_TOKEN: token } = process.env;
process.on('disconnect', () => process.exit(0));

const own = faceView({ reason: 'starting', sequence: 1, wallTime: 0, last: null });
const viewNamed = (name: string): View => ({ ...own, epoch: `life ${process.pid}`, terminal: { ...own.terminal, name } });

createServer((socket) => {
  const beat = setInterval(() => line.send({ kind: 'beat' }), beatMs);
  const line = createLineChannel(socket, {
    onMessage(raw) {
      const message = faceToSupervisor.parse(raw);
      if (message.kind === 'hello' && message.token === token) line.send({ kind: 'view', view: viewNamed(message.face) });
      if (message.kind !== 'intent') return;
      const text = String(message.intent);
      if (text === 'retry') process.exit(7);
      if (text === 'hang') process.kill(process.pid, 'SIGSTOP');
      line.send({ kind: 'view', view: viewNamed(text) });
    },
    onEnd: () => clearInterval(beat),
  });
}).listen(socketPath);
