// A citizen before the screen: reads the big words and presses keys by what stands on them.

import { expect, type Locator, type Page } from '@playwright/test';

export interface Citizen {
  readonly reads: (words: string | RegExp) => Promise<void>;
  readonly presses: (words: string | RegExp) => Promise<void>;
  readonly key: (words: string | RegExp) => Locator;
}

/** The page takes a second tap within half a second for a trembling hand, wherever it lands. */
const paceMs = 550;

export function citizenAt(page: Page): Citizen {
  let pressedAt = Number.NEGATIVE_INFINITY;
  const key = (words: string | RegExp): Locator => page.getByRole('button', { name: words });
  return {
    key,
    async reads(words) {
      await expect(page.getByRole('heading', { name: words }).first()).toBeVisible({ timeout: 20_000 });
    },
    async presses(words) {
      await key(words).waitFor();
      await page.waitForTimeout(Math.max(0, pressedAt + paceMs - performance.now()));
      await key(words).click();
      pressedAt = performance.now();
    },
  };
}
