// The one window: full screen in service, 9 by 16 on a developer's desk, and a new page whenever the old one is lost.

import { BrowserWindow, screen, type BrowserWindowConstructorOptions } from 'electron';
import { ownIdText, type Log } from '../../contract/log/log.ts';
import { homeAddress } from './app-scheme.ts';
import { createRestartLimit } from './restart-limit.ts';

export interface KioskWindowOptions {
  readonly development: boolean;
  /** The built preload file. */
  readonly preload: string;
  readonly log: Log;
  /** The page was lost too often: the session must start the shell again. */
  readonly onHopeless: () => void;
}

export interface KioskWindow {
  readonly send: (channel: 'view', value: unknown) => void;
  /** Loads the page afresh. */
  readonly reload: () => void;
  /** Lets the window close; before that, closing it is refused in service. */
  readonly release: () => void;
}

const paper = '#F6F1E6';
const pageRestarts = { most: 3, withinMs: 60_000 };
/** Chromium's ERR_ABORTED: a load that was given up for a newer one. */
const abortedLoad = -3;

export function openKioskWindow({ development, preload, log, onHopeless }: KioskWindowOptions): KioskWindow {
  const limit = createRestartLimit(pageRestarts);
  let released = development;
  const window = new BrowserWindow({
    ...(development ? deskSize() : wholeScreen()),
    // Shown at once it would be a pixel short of the screen where there is no window manager.
    show: false,
    backgroundColor: paper,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: development,
      zoomFactor: 1,
      backgroundThrottling: false,
      // Sentences are read aloud before anybody has touched the screen.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  if (development) window.setAspectRatio(9 / 16);

  const load = (): void => {
    // A failed load reports itself to did-fail-load below.
    window.loadURL(homeAddress).catch(() => undefined);
  };

  /** Puts a new page in the place of one that can't go on. */
  function renewPage(reason: string): void {
    if (window.isDestroyed()) return;
    log('page.gone', { reason: ownIdText(reason) });
    if (limit.allow(performance.now())) load();
    else onHopeless();
  }

  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (!released) event.preventDefault();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => renewPage(reason));
  // Ending its process is the only way to be rid of a page that no longer answers; the line above then renews it.
  window.webContents.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
  window.webContents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (isMainFrame && code !== abortedLoad) renewPage(`load ${code}`);
  });
  // about:blank is the one address that Electron lets a page go to without asking.
  window.webContents.on('did-navigate', (_event, url) => {
    if (url !== homeAddress) renewPage('left');
  });
  load();

  return {
    send(channel, value) {
      if (!window.isDestroyed()) window.webContents.send(channel, value);
    },
    reload() {
      if (!window.isDestroyed()) load();
    },
    release() {
      released = true;
    },
  };
}

/** Without a window manager full screen alone may not reach the edges: the bounds say it again. */
function wholeScreen(): BrowserWindowConstructorOptions {
  return { ...screen.getPrimaryDisplay().bounds, frame: false, kiosk: true, fullscreen: true, resizable: false };
}

function deskSize(): BrowserWindowConstructorOptions {
  const height = Math.min(1920, screen.getPrimaryDisplay().workAreaSize.height);
  return { width: Math.round((height * 9) / 16), height, useContentSize: true };
}
