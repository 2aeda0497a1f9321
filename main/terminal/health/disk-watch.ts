// Watches the room on the disk of the journal: new filings stop before the disk does, and what was begun can still be ended.

import { statfsSync } from 'node:fs';
import { errorText, type Log } from '../../../contract/log/log.ts';
import { ballastBytes, hasBallast, loadBallast } from './ballast.ts';

export type DiskState = 'good' | 'low' | 'full';

export interface DiskRoom {
  readonly availableBytes: number;
  readonly totalBytes: number;
}

export interface DiskWatch {
  /** `full`: nothing new may be begun; `low`: technicians are told. */
  readonly state: () => DiskState;
  /** A look now, as the timer does it; where there is room it also loads the ballast. */
  readonly look: () => Promise<DiskState>;
  readonly close: () => void;
}

export interface DiskWatchOptions {
  readonly folder: string;
  readonly log: Log;
  /** How much room there is; the file system's answer unless a test has its own. */
  readonly measure?: (folder: string) => DiskRoom;
}

const MiB = 2 ** 20;
const GiB = 2 ** 30;
const lookEveryMs = 30_000;
/** The ballast of a new kiosk is nothing that a first visitor should wait for. */
const firstLookMs = 10_000;

/** A share of a small disk, a fixed room on a large one: 3 % of a terabyte is not full. */
const limits = { full: { share: 0.03, least: 64 * MiB, most: GiB }, low: { share: 0.1, least: 256 * MiB, most: 4 * GiB } } as const;

/** `ballast`: whether it is there; the room it should have is not free. */
export function judgeRoom({ availableBytes, totalBytes }: DiskRoom, ballast: boolean): DiskState {
  const free = availableBytes - (ballast ? 0 : ballastBytes);
  const below = ({ share, least, most }: (typeof limits)['full' | 'low']): boolean =>
    free < Math.max(least, Math.min(most, totalBytes * share));
  if (below(limits.full)) return 'full';
  return below(limits.low) ? 'low' : 'good';
}

export function measureRoom(folder: string): DiskRoom {
  const { bavail, blocks, bsize } = statfsSync(folder);
  return { availableBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** `found`: `full` when the journal could be opened only by giving up the ballast. */
export function createDiskWatch({ folder, log, measure = measureRoom }: DiskWatchOptions, found: DiskState = 'good'): DiskWatch {
  let state: DiskState = 'good';
  let looking: Promise<DiskState> | null = null;

  function judge(): void {
    try {
      const room = measure(folder);
      const next = judgeRoom(room, hasBallast(folder));
      if (next !== state) log('disk.state', { state: next, availableMiB: Math.floor(room.availableBytes / MiB) });
      state = next;
    } catch (error) {
      mistrust(error);
    }
  }

  /** Whoever cannot ask the disk anything must not promise to keep something on it. */
  function mistrust(error: unknown): void {
    if (state !== 'full') log('disk.failed', { error: errorText(error) });
    state = 'full';
  }

  async function lookOnce(): Promise<DiskState> {
    judge();
    if (state === 'full') return state;
    try {
      if (!hasBallast(folder)) await loadBallast(folder);
    } catch (error) {
      mistrust(error);
    }
    return state;
  }

  const look = (): Promise<DiskState> => {
    looking ??= lookOnce().finally(() => {
      looking = null;
    });
    return looking;
  };
  judge();
  if (found === 'full') state = found;
  const firstLook = setTimeout(() => void look(), firstLookMs).unref();
  const timer = setInterval(() => void look(), lookEveryMs).unref();
  return {
    state: () => state,
    look,
    close() {
      clearTimeout(firstLook);
      clearInterval(timer);
    },
  };
}
