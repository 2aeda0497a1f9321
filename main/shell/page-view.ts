// One page in the window: sandboxed, with the one opening to us, and loaded again whenever it is lost.

import { WebContentsView } from 'electron';
import { ownIdText, type Log } from '../../contract/log/log.ts';
import { homeAddress } from './app-scheme.ts';
import { paper } from './paper.ts';

export interface PageViewOptions {
  readonly development: boolean;
  /** The built preload file. */
  readonly preload: string;
  readonly log: Log;
  /** A finger or the mouse comes down: told before the page knows it, which may be busy. */
  readonly onPress: () => void;
  /** Asked before a lost page is loaded again; false: it was lost too often. */
  readonly mayLoadAgain: () => boolean;
}

export interface PageView {
  readonly view: WebContentsView;
  readonly id: number;
  readonly send: (channel: 'view' | 'beat', value?: unknown) => void;
  /** Loads the page afresh, in the process that it has. */
  readonly load: () => void;
  /** Ends the page, its process, and whatever it still says aloud. */
  readonly close: () => void;
}

const presses: ReadonlySet<string> = new Set(['mouseDown', 'touchStart']);
/** Chromium's ERR_ABORTED: a load that was given up for a newer one. */
const abortedLoad = -3;

export function openPageView({ development, preload, log, onPress, mayLoadAgain }: PageViewOptions): PageView {
  const view = new WebContentsView({
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
  view.setBackgroundColor(paper);
  const contents = view.webContents;
  let closed = false;

  const load = (): void => {
    // A failed load reports itself to did-fail-load below.
    if (!contents.isDestroyed()) contents.loadURL(homeAddress).catch(() => undefined);
  };

  /** Puts a new page in the place of one that can't go on. */
  function loadAgain(reason: string): void {
    if (closed || contents.isDestroyed()) return;
    log('page.gone', { reason: ownIdText(reason) });
    if (mayLoadAgain()) load();
  }

  contents.on('render-process-gone', (_event, { reason }) => loadAgain(reason));
  // Ending its process is the only way to be rid of a page that no longer answers; the line above then loads it again.
  contents.on('unresponsive', () => contents.forcefullyCrashRenderer());
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (isMainFrame && code !== abortedLoad) loadAgain(`load ${code}`);
  });
  // about:blank is the one address that Electron lets a page go to without asking.
  contents.on('did-navigate', (_event, url) => {
    if (url !== homeAddress) loadAgain('left');
  });
  contents.on('input-event', (_event, { type }) => {
    if (presses.has(type)) onPress();
  });
  load();

  return {
    view,
    id: contents.id,
    send(channel, value) {
      if (!contents.isDestroyed()) contents.send(channel, value);
    },
    load,
    close() {
      closed = true;
      if (!contents.isDestroyed()) contents.close();
    },
  };
}
