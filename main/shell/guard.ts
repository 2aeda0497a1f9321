// Beside the shell, in a process of its own: a shell that hangs draws nothing any more, and what it drew last would stay on the glass.

import { beatMs, createSilenceWatch, silentMs } from '../../contract/silence-watch.ts';
import { createLog } from '../process/pino-log.ts';

const shell = Number(process.argv[2]);
const log = createLog('guard');
const watch = createSilenceWatch();

// Whoever started this process lived a moment ago.
watch.heard();
process.parentPort.on('message', watch.heard);
setInterval(() => {
  if (!watch.look(performance.now())) return;
  log('child.silent', { process: 'shell', silentMs });
  process.kill(shell, 'SIGKILL');
}, beatMs);
