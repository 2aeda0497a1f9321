// The one opening between the page and the shell: four functions, and no Electron behind them.

import { contextBridge, ipcRenderer } from 'electron';
import type { KioskBridge } from '../../contract/page-fact.ts';

/** What little of the page's window the guards below need; the DOM's types stay out of main/. */
declare const window: {
  addEventListener(
    type: string,
    listener: (event: { readonly ctrlKey?: boolean; preventDefault(): void }) => void,
    options: { readonly capture: true; readonly passive: boolean },
  ): void;
};

const listeners = new Set<(view: unknown) => void>();
const beats = new Set<() => void>();
let latest: unknown;

ipcRenderer.on('view', (_event, view: unknown) => {
  latest = view;
  for (const listener of listeners) listener(view);
});
ipcRenderer.on('beat', () => {
  for (const listener of beats) listener();
});
ipcRenderer.send('ready');

const bridge: KioskBridge = {
  sendIntent: (intent) => ipcRenderer.send('intent', intent),
  sendFact: (fact) => ipcRenderer.send('fact', fact),
  onView(listener) {
    listeners.add(listener);
    if (latest !== undefined) listener(latest);
    return () => {
      listeners.delete(listener);
    };
  },
  onBeat(listener) {
    beats.add(listener);
    return () => {
      beats.delete(listener);
    };
  },
};
contextBridge.exposeInMainWorld('kiosk', Object.freeze(bridge));

const capturing = { capture: true, passive: false } as const;
for (const type of ['contextmenu', 'dragstart', 'dragover', 'drop']) {
  window.addEventListener(type, (event) => event.preventDefault(), capturing);
}
// Ctrl and the wheel, which is also what a pinch on a touchpad looks like.
window.addEventListener('wheel', (event) => event.ctrlKey === true && event.preventDefault(), capturing);

// The page is not taken away under a finger. The shell itself sees it come down; that it left is said after what the tap meant.
for (const type of ['pointerup', 'pointercancel']) {
  window.addEventListener(type, () => setTimeout(() => ipcRenderer.send('released')), { capture: true, passive: true });
}
