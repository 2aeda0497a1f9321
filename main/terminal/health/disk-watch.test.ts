import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../../contract/log/log.ts';
import { ballastBytes, dropBallast, hasBallast } from './ballast.ts';
import { createDiskWatch, type DiskRoom, type DiskState, judgeRoom } from './disk-watch.ts';

const MiB = 2 ** 20;
const GiB = 2 ** 30;

describe('the room on the disk', () => {
  it.each<[string, number, number, DiskState]>([
    ['a large disk that is nearly empty', 200 * GiB, 256 * GiB, 'good'],
    ['a terabyte of which two per cent are free', 20 * GiB, 1024 * GiB, 'good'],
    ['an eighth of a small disk', 2 * GiB, 16 * GiB, 'good'],
    ['less than a tenth of a small disk', 1.5 * GiB, 16 * GiB, 'low'],
    ['less than 3 % of a small disk', 0.4 * GiB, 16 * GiB, 'full'],
    ['less than a quarter gibibyte of a tiny one', 255 * MiB, GiB, 'low'],
    ['less than 64 MiB', 63 * MiB, 300 * MiB, 'full'],
  ])('%s', (_, availableBytes, totalBytes, state) => {
    expect(judgeRoom({ availableBytes, totalBytes }, true)).toBe(state);
  });

  it('never gets better by having less of it, and the ballast that is missing counts as used', () => {
    const order: readonly DiskState[] = ['full', 'low', 'good'];
    const bytes = fc.integer({ min: 0, max: 2 ** 42 });
    fc.assert(
      fc.property(bytes, bytes, bytes, (available, less, totalBytes) => {
        const judge = (availableBytes: number, ballast: boolean): number =>
          order.indexOf(judgeRoom({ availableBytes, totalBytes }, ballast));
        expect(judge(Math.max(0, available - less), true)).toBeLessThanOrEqual(judge(available, true));
        expect(judge(available + ballastBytes, false)).toBe(judge(available, true));
      }),
    );
  });
});

describe('the disk watch', () => {
  let folder = '';
  const said: unknown[] = [];
  const log: Log = (event, fields) => void said.push([event, fields]);
  beforeEach(() => {
    said.splice(0);
    folder = mkdtempSync(path.join(tmpdir(), 'disk-watch-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('loads the ballast when there is room, gives it up once, and loads it again when there is room again', async () => {
    let room: DiskRoom = { availableBytes: 100 * GiB, totalBytes: 200 * GiB };
    const watch = createDiskWatch({ folder, log, measure: () => room });
    expect(await watch.look()).toBe('good');
    const ballast = statSync(path.join(folder, 'ballast'));
    expect([ballast.size, ballast.blocks * 512 >= ballastBytes]).toEqual([ballastBytes, true]);
    room = { ...room, availableBytes: 10 * MiB };
    expect(await watch.look()).toBe('full');
    expect([dropBallast(folder), dropBallast(folder), hasBallast(folder)]).toEqual([true, false, false]);
    room = { ...room, availableBytes: 42 * MiB };
    expect(await watch.look()).toBe('full');
    expect(hasBallast(folder)).toBe(false);
    room = { ...room, availableBytes: 100 * GiB };
    expect(await watch.look()).toBe('good');
    expect(hasBallast(folder)).toBe(true);
    expect(said).toEqual([
      ['disk.state', { state: 'full', availableMiB: 10 }],
      ['disk.state', { state: 'good', availableMiB: 102400 }],
    ]);
    watch.close();
  });

  const failing = (): DiskRoom => {
    throw Object.assign(new Error('no'), { code: 'EIO' });
  };

  it('calls a disk full that cannot be asked, and says so once', async () => {
    const watch = createDiskWatch({ folder, log, measure: failing });
    expect([await watch.look(), await watch.look(), watch.state()]).toEqual(['full', 'full', 'full']);
    expect(said).toEqual([['disk.failed', { error: 'Error EIO' }]]);
    watch.close();
  });

  it('begins with what the opening of the journal found', () => {
    const watch = createDiskWatch({ folder, log }, 'full');
    expect(watch.state()).toBe('full');
    watch.close();
  });

  it('knows before its first look whether a filing may be begun', () => {
    const watch = createDiskWatch({ folder, log, measure: () => ({ availableBytes: 10 * MiB, totalBytes: 200 * GiB }) });
    expect(watch.state()).toBe('full');
    watch.close();
  });
});
