// Work that is done in the background once in every day of China: at the start, after midnight, and again soon when it failed.

import { backOffMs } from '../../process/back-off.ts';
import { chinaDay } from './china-time.ts';

interface DailyOptions {
  readonly now: () => Date;
  /** 0 to 1: terminals that lost the platform together must not come back together. */
  readonly chance: () => number;
  readonly signal: AbortSignal;
  /** @returns whether it is done for today */
  readonly work: () => Promise<boolean>;
}

/** A clock that is set shows within so long; midnight too, and by chance spread over it. */
const lookMs = 60_000;
const backOff = { firstMs: 5_000, mostMs: 300_000 };

export function everyDay({ now, chance, signal, work }: DailyOptions): void {
  let doneOn = '';
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const today = chinaDay(now());
    if (doneOn !== today) {
      const done = await work();
      failures = done ? 0 : failures + 1;
      if (done) doneOn = today;
    }
    if (signal.aborted) return;
    timer = setTimeout(() => void look(), failures === 0 ? lookMs : backOffMs(failures, backOff) * (0.5 + chance() / 2));
  }

  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  if (!signal.aborted) void look();
}
