// Puts a damaged journal aside as evidence: database, WAL and index together, with the anchor that proves what is missing.

import { copyFileSync, existsSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { distrustFile } from './distrust.ts';
import { syncFile, syncFolder } from './durable-files.ts';

/** A WAL that is read beside another database would be taken for its own, so the three never part. */
const movedFiles = ['journal.db', 'journal.db-wal', 'journal.db-shm'];
export const anchorFile = 'audit.anchor';
/** They stay in force until the new journal stands. */
const copiedFiles = [anchorFile, distrustFile];

/** 20261122T031500Z */
export const timeName = (ms: number): string =>
  new Date(ms)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '');

/** ms since 1970 of a name that begins with such a time; null: it does not. */
export function timeOfName(name: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name)?.slice(1);
  const [year = '', month = '', day = '', hours = '', minutes = '', seconds = ''] = parts ?? [];
  return parts ? Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`) : null;
}

export const quarantineFolder = 'quarantine';

/** First everything is in the new folder and durable, then it leaves its old place: a power cut in between loses nothing. */
export function quarantine(folder: string, now: number): string | null {
  const names = movedFiles.filter((name) => existsSync(path.join(folder, name)));
  if (names.length === 0) return null;
  const all = path.join(folder, quarantineFolder);
  mkdirSync(all, { recursive: true, mode: 0o700 });
  const place = freeName(path.join(all, timeName(now)));
  mkdirSync(place, { mode: 0o700 });
  for (const name of names) linkSync(path.join(folder, name), path.join(place, name));
  for (const name of copiedFiles.filter((copied) => existsSync(path.join(folder, copied)))) {
    copyFileSync(path.join(folder, name), path.join(place, name));
    syncFile(path.join(place, name));
  }
  for (const one of [place, all, folder]) syncFolder(one);
  for (const name of names) rmSync(path.join(folder, name));
  syncFolder(folder);
  return place;
}

/** A restore that was cut off and begun again within the same second. */
function freeName(wanted: string): string {
  let name = wanted;
  for (let n = 2; existsSync(name); n += 1) name = `${wanted}-${n}`;
  return name;
}
