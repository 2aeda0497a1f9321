// What a window must not do, whatever the page in it tries: go elsewhere, open, download, ask for devices, zoom, take shortcuts.

import { app, Menu, type Session, type WebContents } from 'electron';
import { isKioskFrame, shellOrigin } from '../gate/sender.ts';
import { isAllowedKey } from './keys.ts';

/** Addresses that never leave the process; `devtools:` matters only where a developer may open them. */
const localProtocols: ReadonlySet<string> = new Set(['app:', 'data:', 'blob:', 'devtools:']);

export function lockDownApplication(): void {
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents));
}

export async function lockDownSession(session: Session): Promise<void> {
  // Electron grants everything that nobody refuses. The camera is for our own page, without a microphone.
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const kinds = 'mediaTypes' in details ? details.mediaTypes : undefined;
    const onlyVideo = kinds !== undefined && kinds.length > 0 && kinds.every((kind) => kind === 'video');
    decide(permission === 'media' && onlyVideo && isOwn(details.requestingUrl) && details.isMainFrame);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' && details.mediaType === 'video' && isOwn(origin) && details.isMainFrame,
  );
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
  session.webRequest.onBeforeRequest(({ url, method, frame }, decide) => {
    const local = localProtocols.has(new URL(url).protocol);
    decide({ cancel: !local || (method !== 'GET' && !isKioskFrame(frame ?? null)) });
  });
  await clearSession(session);
}

/** Whatever a page may have left beside itself. Compiled code of our own scripts stays: there is nothing of anybody in it. */
export async function clearSession(session: Session): Promise<void> {
  await Promise.all([session.clearStorageData(), session.clearCache(), session.clearAuthCache(), session.clearHostResolverCache()]);
}

/** Of an address or an origin, with or without a slash at its end. */
function isOwn(address: string): boolean {
  if (!URL.canParse(address)) return false;
  // Of a scheme that is not the web's, URL.origin says nothing.
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}` === shellOrigin;
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
