// The one window: full screen in service, 9 by 16 on a developer's desk; it outlives the pages that are shown in it.

import { BaseWindow, type BaseWindowConstructorOptions, screen } from 'electron';
import type { Log } from '../../contract/log/log.ts';
import { createPageChange } from './page-change.ts';
import { openPageView, type PageView } from './page-view.ts';
import { paper } from './paper.ts';
import { createRestartLimit } from './restart-limit.ts';

export interface KioskWindowOptions {
  readonly development: boolean;
  /** The built preload file. */
  readonly preload: string;
  readonly log: Log;
  /** The page was lost too often: the session must start the shell again. */
  readonly onHopeless: () => void;
  /** A fresh page has taken the place of one whose process is ending: what the two share can be cleared. */
  readonly onFresh: () => void;
}

/** What a page told of itself, by the id of its contents. */
export type PageSign = 'painted' | 'failed' | 'released';

export interface KioskWindow {
  readonly send: PageView['send'];
  readonly told: (contents: number, sign: PageSign) => void;
  /** Loads the page again: it failed. */
  readonly reload: () => void;
  /** Lets a page in a process of its own take the place of this one, whose visit is over. */
  readonly freshen: () => void;
  /** Lets the window close; before that, closing it is refused in service. */
  readonly release: () => void;
}

const pageRestarts = { most: 3, withinMs: 60_000 };

export function openKioskWindow({ development, preload, log, onHopeless, onFresh }: KioskWindowOptions): KioskWindow {
  const limit = createRestartLimit(pageRestarts);
  let released = development;
  const window = new BaseWindow({
    ...(development ? deskSize() : wholeScreen()),
    // Shown at once it would be a pixel short of the screen where there is no window manager.
    show: false,
    backgroundColor: paper,
  });
  if (development) window.setAspectRatio(9 / 16);

  function mayLoadAgain(): boolean {
    const may = !window.isDestroyed() && limit.allow(performance.now());
    if (!may) onHopeless();
    return may;
  }

  const openPage = (): PageView => {
    const opened = openPageView({ development, preload, log, mayLoadAgain, onPress: () => opened === page && change.hand('pressed') });
    return opened;
  };
  let page = openPage();
  let next: PageView | null = null;
  window.contentView.addChildView(page.view);
  page.view.webContents.once('dom-ready', () => {
    window.show();
    page.view.webContents.focus();
  });

  function fillWindow(): void {
    const { width, height } = window.getContentBounds();
    for (const shown of [page, next]) shown?.view.setBounds({ x: 0, y: 0, width, height });
  }
  fillWindow();
  window.on('resize', fillWindow);
  window.on('show', fillWindow);

  const change = createPageChange((tookMs) => {
    if (next === null || window.isDestroyed()) return;
    const old = page;
    page = next;
    next = null;
    // Already painted, and only now on top: there is no moment without a page.
    window.contentView.addChildView(page.view);
    page.view.webContents.focus();
    window.contentView.removeChildView(old.view);
    old.close();
    log('page.fresh', { tookMs: Math.round(tookMs) });
    onFresh();
  });

  window.on('close', (event) => {
    if (!released) event.preventDefault();
  });
  window.on('closed', () => {
    change.cancel();
    page.close();
    next?.close();
  });

  return {
    send(channel, value) {
      page.send(channel, value);
      next?.send(channel, value);
    },
    told(contents, sign) {
      if (sign === 'released') {
        if (contents === page.id) change.hand('released');
      } else if (contents === next?.id) change.ready();
    },
    reload: () => page.load(),
    freshen() {
      if (window.isDestroyed()) return;
      // What the old page has begun to say, the fresh one says whole.
      page.view.webContents.setAudioMuted(true);
      if (next !== null) {
        window.contentView.removeChildView(next.view);
        next.close();
      }
      next = openPage();
      window.contentView.addChildView(next.view, 0);
      fillWindow();
      change.begin();
    },
    release() {
      released = true;
    },
  };
}

/** Without a window manager full screen alone may not reach the edges: the bounds say it again. */
function wholeScreen(): BaseWindowConstructorOptions {
  return { ...screen.getPrimaryDisplay().bounds, frame: false, kiosk: true, fullscreen: true, resizable: false };
}

function deskSize(): BaseWindowConstructorOptions {
  const height = Math.min(1920, screen.getPrimaryDisplay().workAreaSize.height);
  return { width: Math.round((height * 9) / 16), height, useContentSize: true };
}
