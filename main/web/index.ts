// The web face's composition root: the kiosk in a browser of this machine, where no Electron can run.

import path from 'node:path';
import { ownIdText } from '../../contract/log/log.ts';
import { endOnFailure } from '../process/end-on-failure.ts';
import { findEspeak } from '../gate/espeak.ts';
import { keepsPage, liesInPackage } from '../gate/keep-page.ts';
import { createFaceLink } from '../gate/face-link.ts';
import { createOwnerFiles, ownerFolder } from '../gate/owner-files.ts';
import { createPageAnswers } from '../gate/page-answers.ts';
import { createSpeechDesk } from '../gate/speech.ts';
import { createLog } from '../process/pino-log.ts';
import { supervisorPlace } from '../gate/supervisor-place.ts';
import type { View } from '../../contract/view.ts';
import { startWebServer, type WebServer } from './server.ts';

const built = import.meta.dirname;
const log = createLog('web');
endOnFailure('web', log);
log('process.started', { process: 'web', node: ownIdText(process.version), pid: process.pid });

/** A page that is never told that a visit has ended keeps what the visit left in it. */
const keepPage = keepsPage({ environment: process.env, packaged: liesInPackage(built), log });

let latest: View | null = null;
let server: WebServer | null = null;

const link = createFaceLink({
  face: 'web',
  supervisor: supervisorPlace({
    environment: process.env,
    program: path.join(built, 'supervisor.mjs'),
    nodeHomes: [path.join(built, '../..')],
  }),
  onView(view) {
    latest = keepPage ? { ...view, visit: 0 } : view;
    server?.show(latest);
  },
  log,
});
process.once('exit', () => link.close());

const end = (): never => process.exit(0);
process.once('SIGTERM', end);
process.once('SIGINT', end);
if (process.channel !== undefined) process.once('disconnect', end);
if (process.argv.includes('--until-stdin-closes')) process.stdin.once('close', end).resume();

server = await startWebServer({
  answerPage: createPageAnswers({
    root: path.join(built, '../renderer'),
    owner: createOwnerFiles(ownerFolder(process.env)),
    speech: createSpeechDesk({ program: findEspeak(process.env.PATH) }),
  }),
  port: Number(process.env.KIOSK_WEB_PORT ?? 0),
  onMessage: link.send,
  onAddress: (url) => process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`),
});
if (latest !== null) server.show(latest);
