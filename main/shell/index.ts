// The shell's composition root: one locked window that shows Views and passes on what the page says.

import { app, clipboard, ipcMain, session } from 'electron';
import path from 'node:path';
import { createVisitWatch } from '../../contract/fresh-page.ts';
import { ownIdText } from '../../contract/log/log.ts';
import { pageFact } from '../../contract/page-fact.ts';
import { beatMs } from '../../contract/silence-watch.ts';
import type { View } from '../../contract/view.ts';
import { endOnFailure } from '../process/end-on-failure.ts';
import { createFaceLink } from '../gate/face-link.ts';
import { findEspeak } from '../gate/espeak.ts';
import { keepsPage } from '../gate/keep-page.ts';
import { createOwnerFiles, ownerFolder } from '../gate/owner-files.ts';
import { createPageAnswers } from '../gate/page-answers.ts';
import { createSpeechDesk } from '../gate/speech.ts';
import { createLog } from '../process/pino-log.ts';
import { isKioskFrame } from '../gate/sender.ts';
import { supervisorPlace } from '../gate/supervisor-place.ts';
import { registerAppScheme, serveAppScheme } from './app-scheme.ts';
import { clearSession, lockDownApplication, lockDownSession } from './lockdown.ts';
import { startGuard } from './start-guard.ts';
import { refusedArguments } from './switches.ts';
import { createWedgeKeys } from './wedge-keys.ts';
import { openKioskWindow, type KioskWindow } from './window.ts';

const built = import.meta.dirname;
const places = {
  page: path.join(built, '../renderer'),
  preload: path.join(built, '../preload/preload.cjs'),
  guard: path.join(built, 'shell-guard.cjs'),
  // Plain Node can't look into Electron's archive: a package keeps the machine beside it.
  supervisor: path.join(built.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked'), 'supervisor.mjs'),
  nodeHomes: [process.resourcesPath, path.join(built, '../..')],
};
const development = process.env.KIOSK_DEVELOPMENT === '1' && !app.isPackaged;
const debugging = process.env.KIOSK_ALLOW_DEBUGGING === '1' && !app.isPackaged;

const log = createLog('shell');
endOnFailure('shell', log, () => app.exit(1));

function start(): void {
  registerAppScheme();
  app.enableSandbox();
  lockDownApplication();
  log('process.started', { process: 'shell', node: ownIdText(`electron ${process.versions.electron}`), pid: process.pid });
  const keepPage = keepsPage({ environment: process.env, packaged: app.isPackaged, log });

  let latest: View | null = null;
  let window: KioskWindow | null = null;
  let failedAt: View | null = null;
  const visitIsOver = createVisitWatch();
  const wedge = createWedgeKeys((text) => link.sendTyped(text));
  app.on('web-contents-created', (_event, contents) => wedge.attach(contents));

  // Begun before Electron is ready: the machine and the window come up side by side.
  const link = createFaceLink({
    face: 'shell',
    supervisor: supervisorPlace({ environment: process.env, program: places.supervisor, nodeHomes: places.nodeHomes }),
    onView(view) {
      latest = view;
      // A page that failed shows its own plain screen; once there is another question to draw, a new page may do better.
      if (failedAt !== null && (view.turn !== failedAt.turn || view.epoch !== failedAt.epoch)) {
        failedAt = null;
        window?.reload();
      }
      window?.send('view', view);
      if (visitIsOver(view) && !keepPage) {
        clipboard.clear();
        window?.freshen();
      }
    },
    onWedge: wedge.listen,
    log,
  });
  // Behind whatever has come meanwhile: a page that had given us up shows its View again at the beat, and that one must be the last.
  setInterval(() => setImmediate(() => window?.send('beat')), beatMs);
  app.on('quit', () => link.close());
  app.on('before-quit', () => window?.release());
  app.on('window-all-closed', () => app.quit());

  ipcMain.on('ready', (event) => {
    if (isKioskFrame(event.senderFrame)) event.sender.send('view', latest);
  });
  ipcMain.on('intent', (event, intent: unknown) => {
    if (isKioskFrame(event.senderFrame)) link.send({ kind: 'intent', intent });
  });
  ipcMain.on('fact', (event, fact: unknown) => {
    if (!isKioskFrame(event.senderFrame)) return;
    const told = pageFact.safeParse(fact).data?.kind;
    if (told === 'failed') failedAt = latest;
    if (told === 'painted' || told === 'failed') window?.told(event.sender.id, told);
    link.send({ kind: 'fact', fact });
  });
  ipcMain.on('released', (event) => {
    if (isKioskFrame(event.senderFrame)) window?.told(event.sender.id, 'released');
  });

  void app.whenReady().then(async () => {
    startGuard(places.guard, log);
    await lockDownSession(session.defaultSession);
    serveAppScheme(
      session.defaultSession,
      createPageAnswers({
        root: places.page,
        owner: createOwnerFiles(ownerFolder(process.env)),
        speech: createSpeechDesk({ program: findEspeak(process.env.PATH) }),
      }),
    );
    window = openKioskWindow({
      development,
      preload: places.preload,
      log,
      onHopeless: () => app.exit(1),
      onFresh: () => void clearSession(session.defaultSession),
    });
  });
}

const refused = refusedArguments(process.argv, { packaged: app.isPackaged, debugging });
if (refused.length > 0) {
  log('shell.switchRefused', { count: refused.length });
  app.exit(2);
} else if (app.requestSingleInstanceLock()) {
  start();
} else {
  app.exit(0);
}
