// Who may speak: the kiosk's own page in its own window, or a browser on this machine that holds the secret.

import { createHash, timingSafeEqual } from 'node:crypto';

/** The origin of the kiosk's page in the shell. */
export const shellOrigin = 'app://kiosk';

/** The part of Electron's WebFrameMain that tells who sent a message; null once the frame is gone. */
export type SenderFrame = { readonly origin: string; readonly parent: object | null } | null;

/** True for the main frame of the kiosk's own page. Ask synchronously: after an await Electron has forgotten the frame. */
export function isKioskFrame(frame: SenderFrame): boolean {
  return frame !== null && frame.parent === null && frame.origin === shellOrigin;
}

/** True when Host names this machine's loopback and our port; anything else is a browser led here by someone's DNS. */
export function isLoopbackHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** True when the page that opens a stream was served under the very host it speaks to. */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  return host !== undefined && origin === `http://${host}`;
}

/** Compares secrets in a time that tells nothing of where they differ, nor of the length of the expected one. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
