// Unpacks the part of a zip file that is wanted: the Electron in the registry comes with 25,000 files that are not.

import { createWriteStream } from 'node:fs';
import { chmod, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Entry, open, type ZipFile } from 'yauzl';

/** Where an entry goes, relative to the folder; undefined leaves it out. */
export type Placement = (name: string) => string | undefined;

const symbolicLink = 0o120000;

export async function unzip(file: string, folder: string, place: Placement, unpacked: (bytes: number) => void): Promise<void> {
  const zip = await openZip(file);
  let bytes = 0;
  for (let entry = await nextEntry(zip); entry !== undefined; entry = await nextEntry(zip)) {
    const name = place(entry.fileName);
    if (name === undefined || name === '' || entry.fileName.endsWith('/')) continue;
    const target = path.join(folder, name);
    if (!target.startsWith(folder + path.sep)) throw new Error(`${file}: ${entry.fileName} leads out of the folder`);
    await writeEntry(zip, entry, target);
    bytes += entry.uncompressedSize;
    unpacked(bytes);
  }
}

async function writeEntry(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  const mode = entry.externalFileAttributes >>> 16;
  // The modes are set again after writing: a strict umask would keep other users out, and Electron runs as another user than root.
  await mkdir(path.dirname(target), { recursive: true, mode: 0o755 });
  const content = await openEntry(zip, entry);
  if ((mode & 0o170000) === symbolicLink) {
    await symlink((await buffer(content)).toString('utf8'), target);
    return;
  }
  await pipeline(content, createWriteStream(target));
  await chmod(target, (mode & 0o111) === 0 ? 0o644 : 0o755);
}

function openZip(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(file, { lazyEntries: true }, (error, zip) => (error === null ? resolve(zip) : reject(error)));
  });
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
      finish();
    };
    zip.on('entry', (entry: Entry) => settle(() => resolve(entry)));
    zip.on('end', () => settle(() => resolve(undefined)));
    zip.on('error', (error: Error) => settle(() => reject(error)));
    zip.readEntry();
  });
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
  });
}
