// The two faces of the kiosk on a desk: Electron's window, and a page in any browser of this machine.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { electronCommand, stagePanelWindow, stageShell } from '../electron-launcher.ts';
import { freshFolder } from '../fresh-folder.ts';
import { isRoot, root } from '../places.ts';
import { keepRunning, startChild } from './child.ts';

export interface Desk {
  readonly configuration: string;
  readonly data: string;
  readonly logFile: string;
  readonly ended: () => void;
}

const program = (name: string): string => path.join(root, 'out', 'main', name);

/** Supervisor and window side by side, as on a terminal where the machine is a service of another user. */
export function openWindow({ configuration, data, logFile, ended }: Desk): string {
  const meeting = meetingPlace();
  keepRunning(
    {
      name: 'supervisor',
      command: process.execPath,
      options: [program('supervisor.mjs')],
      env: { KIOSK_CONFIGURATION: configuration, KIOSK_DATA: data, ...meeting },
      lifeline: 'ipc',
      logFile,
    },
    ended,
  );
  const electron = electronCommand();
  keepRunning(
    {
      name: 'window',
      command: electron.executablePath,
      options: [stageShell()],
      env: { ...electron.env, ...meeting, KIOSK_DEVELOPMENT: '1' },
      lifeline: 'wrapper',
      logFile,
    },
    ended,
  );
  return electron.describe;
}

/** Answers the kiosk's address. An address is good for one browser: `onNext` gets the one for the next. */
export function serveWeb({ configuration, data, logFile, ended }: Desk, onNext: (address: string) => void): Promise<string> {
  const first = Promise.withResolvers<string>();
  let opened = false;
  keepRunning(
    {
      name: 'web server',
      command: process.execPath,
      options: [program('web.mjs'), '--until-stdin-closes'],
      env: { KIOSK_CONFIGURATION: configuration, KIOSK_DATA: data },
      lifeline: 'stdin',
      logFile,
      onLine: (line) => {
        if (!line.startsWith('{"ready":true')) return;
        const { url } = JSON.parse(line) as { url: string };
        if (opened) onNext(url);
        opened = true;
        first.resolve(url);
      },
    },
    ended,
  );
  return first.promise;
}

/** In the person's own browser where there is one; root has none, it gets a small window of our Electron. */
export function openPanel(address: string, logFile: string): void {
  if (isRoot) return openPanelWindow(address, logFile);
  const opener = { win32: 'explorer', darwin: 'open' }[process.platform as string] ?? 'xdg-open';
  spawn(opener, [address], { detached: true, stdio: 'ignore' })
    .once('error', () => openPanelWindow(address, logFile))
    .unref();
}

function openPanelWindow(address: string, logFile: string): void {
  const { executablePath, env } = electronCommand();
  startChild({
    name: 'control page',
    command: executablePath,
    options: [stagePanelWindow()],
    env: { ...env, KIOSK_PANEL: address },
    lifeline: 'wrapper',
    logFile,
  });
}

/** A socket in a folder that the screen's user may pass through, and a token that only the two of them know. */
function meetingPlace(): { KIOSK_SUPERVISOR_SOCKET: string; KIOSK_SUPERVISOR_TOKEN: string } {
  const folder = freshFolder();
  chmodSync(folder, 0o711);
  const socket = process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'supervisor.sock');
  return { KIOSK_SUPERVISOR_SOCKET: socket, KIOSK_SUPERVISOR_TOKEN: randomBytes(32).toString('base64url') };
}
