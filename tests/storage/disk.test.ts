// A disk that fills up or becomes read-only under the journal: said truthfully, nothing lost, and it goes on once there is room.

import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskWatch } from '../../main/terminal/health/disk-watch.ts';
import { keepsItsWord, live, nothingSaid, type Said } from './lives.ts';
import { openSmallDisk, type SmallDisk, whyNoSmallDisk } from './small-disk.ts';

const reason = whyNoSmallDisk();

describe.skipIf(reason !== null)(`The disk of the journal${reason === null ? '' : ` (not run: ${reason})`}`, () => {
  let disk: SmallDisk;
  let said: Said;
  beforeEach(() => {
    disk = openSmallDisk(200);
    said = nothingSaid();
  });
  afterEach(() => disk.close());

  async function loadBallast(): Promise<void> {
    const watch = createDiskWatch({ folder: disk.folder, log: () => undefined });
    await watch.look();
    watch.close();
    expect(statSync(path.join(disk.folder, 'ballast')).size).toBe(32 * 2 ** 20);
  }

  it('is full: the life ends and says so, the next one gives up its ballast, ends what was begun, and says that the disk is full', async () => {
    expect(await live(said, { folder: disk.folder, most: 5 })).toBe(0);
    await loadBallast();
    let filled = 0;
    const ended = await live(said, {
      folder: disk.folder,
      most: 100_000,
      onLine: (line) => {
        if (!line.startsWith('done')) return;
        filled += 1;
        if (filled === 3) disk.fill();
      },
    });
    expect([ended, said.endings]).toEqual([1, [expect.stringMatching(/(SQLITE_FULL|SQLITE_IOERR|ENOSPC)/)]]);
    expect(await live(said, { folder: disk.folder, most: 20 })).toBe(0);
    expect([said.disks, said.refusals]).toEqual([['good', 'good', 'full'], []]);
    expect(said.logged).toContain('journal.ballastDropped');
    expect(existsSync(path.join(disk.folder, 'ballast'))).toBe(false);

    const watch = createDiskWatch({ folder: disk.folder, log: () => undefined }, 'full');
    expect(await watch.look()).toBe('full');
    disk.makeRoom();
    expect(await watch.look()).not.toBe('full');
    expect(existsSync(path.join(disk.folder, 'ballast'))).toBe(true);
    watch.close();
    expect(await live(said, { folder: disk.folder, most: 5 })).toBe(0);
    keepsItsWord(disk.folder, said);
  }, 60_000);

  it('is full and there is no ballast: out of service because of the disk, with nothing lost (the control of the test above)', async () => {
    await live(said, { folder: disk.folder, most: 5 });
    await loadBallast();
    rmSync(path.join(disk.folder, 'ballast'));
    await live(said, { folder: disk.folder, most: 100_000, onLine: (line) => line.startsWith('opened') && disk.fill() });
    const before = said.disks.length;
    expect(await live(said, { folder: disk.folder, most: 20 })).toBe(1);
    expect(said.disks).toHaveLength(before);
    expect(said.refusals).toEqual([expect.stringMatching(/^disk .*Make room on the disk/)]);
    disk.makeRoom();
    expect(await live(said, { folder: disk.folder, most: 5 })).toBe(0);
    keepsItsWord(disk.folder, said);
  }, 60_000);

  it('is read-only: out of service because of the disk, and everything is there when it can be written again', async () => {
    await live(said, { folder: disk.folder, most: 5 });
    disk.remount('ro');
    expect(await live(said, { folder: disk.folder, most: 5 })).toBe(1);
    expect(said.refusals).toEqual([expect.stringMatching(/^disk /)]);
    disk.remount('rw');
    expect(await live(said, { folder: disk.folder, most: 5 })).toBe(0);
    keepsItsWord(disk.folder, said);
  }, 60_000);
});
