// Files that must be there after a power cut: their bytes, and the names that lead to them.

import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import path from 'node:path';

export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes the names in the folder durable. Windows cannot, and orders its names by its own journal. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A whole new file in the place of the old one, or the old one: never half of either. */
export function putInPlace(written: string, place: string): void {
  syncFile(written);
  renameSync(written, place);
  syncFolder(path.dirname(place));
}
