// The built page as both faces serve it: which addresses exist, what they are, and the rules that come with every answer.

import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

export interface PageFile {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly mime: string;
}

/** What a page is made of. Anything else in its folder (source maps, for one) is not served. */
const mimeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
};

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  // Without allow-modals, allow-downloads and allow-popups there is no print dialog, no download and no window, also not by our own code.
  'sandbox allow-scripts allow-same-origin allow-forms',
].join('; ');

/** What a page of ours never needs is off, whatever the browser would ask its user. The camera is the page's own, without a microphone. */
const permissionsPolicy = [
  'camera=(self)',
  'autoplay=(self)',
  ...['accelerometer', 'bluetooth', 'clipboard-read', 'clipboard-write', 'display-capture', 'encrypted-media', 'fullscreen', 'geolocation'],
  ...['gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture'],
  ...['publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access', 'usb', 'window-management', 'xr-spatial-tracking'],
]
  .map((feature) => (feature.includes('=') ? feature : `${feature}=()`))
  .join(', ');

/** Goes with every answer, also with refusals. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'permissions-policy': permissionsPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Reads the path of an address; null: no such address can exist. Decoded once, so a second layer of % is refused. */
export function pageFileOf(pathname: string): PageFile | null {
  const decoded = decodeOnce(pathname);
  if (decoded === null || !decoded.startsWith('/')) return null;
  const file = decoded === '/' ? 'index.html' : decoded.slice(1);
  // An allow-list of names: no dot file, no `..`, no empty part, no backslash, NUL, colon or % can be written with it.
  if (!file.split('/').every((part) => /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(part))) return null;
  const mime = mimeOf[path.posix.extname(file)];
  return mime === undefined ? null : { file, mime };
}

/** The file's bytes; null: there is no such file, or a link leads out of the root. */
export async function readPageFile(root: string, { file }: PageFile): Promise<Buffer | null> {
  try {
    const [home, real] = await Promise.all([realpath(root), realpath(path.join(root, file))]);
    return real.startsWith(home + path.sep) ? await readFile(real) : null;
  } catch {
    // Missing, unreadable or a folder: to the page it is all "not there".
    return null;
  }
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
