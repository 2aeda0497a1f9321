// A file of nothing on the disk of the journal: when the disk is full, deleting it is the only act that still helps.

import { randomFillSync } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';

/** A full ext4 fails INSERT, DELETE and checkpoint alike; 32 MiB are room for a WAL many times its usual size. */
export const ballastBytes = 32 * 2 ** 20;

const piece = 2 ** 20;
const fileIn = (folder: string): string => path.join(folder, 'ballast');

export const hasBallast = (folder: string): boolean => statSync(fileIn(folder), { throwIfNoEntry: false })?.size === ballastBytes;

/** Answers whether there was any to give up. */
export function dropBallast(folder: string): boolean {
  const there = statSync(fileIn(folder), { throwIfNoEntry: false }) !== undefined;
  rmSync(fileIn(folder), { force: true });
  rmSync(`${fileIn(folder)}.new`, { force: true });
  return there;
}

/** Random bytes, so that no file system stores them as less. Small pieces: nobody at the screen waits for this. */
export async function loadBallast(folder: string): Promise<void> {
  const file = await open(`${fileIn(folder)}.new`, 'w', 0o600);
  try {
    const bytes = Buffer.allocUnsafe(piece);
    for (let at = 0; at < ballastBytes; at += piece) await file.write(randomFillSync(bytes));
    await file.sync();
  } catch (error) {
    // Half a ballast is so much less room and no help.
    rmSync(`${fileIn(folder)}.new`, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(`${fileIn(folder)}.new`, fileIn(folder));
}
