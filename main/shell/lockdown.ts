// What a window must not do, whatever the page in it tries: go elsewhere, open, download, ask for devices, zoom, take shortcuts.

import { app, Menu, type Session, type WebContents } from 'electron';
import { isAllowedKey } from './keys.ts';

/** Addresses that never leave the process; `devtools:` matters only where a developer may open them. */
const localProtocols: ReadonlySet<string> = new Set(['app:', 'data:', 'blob:', 'devtools:']);

export function lockDownApplication(): void {
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents));
}

export async function lockDownSession(session: Session): Promise<void> {
  // Electron grants everything that nobody refuses.
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null));
  session.setBluetoothPairingHandler((_details, decide) => decide({ confirmed: false }));
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  // The page has no business on any network; this holds even where its content security policy would not.
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !localProtocols.has(new URL(url).protocol) }));
  await session.clearStorageData();
}

function lockDownContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  contents.on('before-input-event', (event, input) => {
    if (!isAllowedKey(input)) event.preventDefault();
  });
  contents.on('zoom-changed', () => contents.setZoomFactor(1));
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    void contents.setVisualZoomLevelLimits(1, 1);
  });
}
