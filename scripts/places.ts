// Where the scripts keep things: the checkout, its own state folder, and the cache outside of it.

import { chmodSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
export const stateFolder = path.join(root, '.state');
export const isRoot = process.getuid?.() === 0;

/** Outside the checkout, so that a fresh clone finds what an older one fetched; for root in a place that every user may read. */
export function cacheFolder(): string {
  const folder = process.env.YIBAO_KIOSK_CACHE ?? defaultCacheFolder();
  mkdirSync(folder, { recursive: true });
  if (isRoot) chmodSync(folder, 0o755);
  return folder;
}

function defaultCacheFolder(): string {
  if (isRoot) return '/var/cache/yibao-kiosk';
  if (process.platform === 'win32') return path.join(process.env.LOCALAPPDATA ?? homedir(), 'yibao-kiosk', 'cache');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'yibao-kiosk');
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'yibao-kiosk');
}
