// A citizen before the screen: reads the big words and presses keys by what stands on them.

import { expect, type Locator, type Page } from '@playwright/test';

/** A face as it is looked at. Its page is another one after each visit: ask for it anew, don't keep it. */
export interface ShownFace {
  readonly page: Page;
}

export interface Citizen {
  readonly reads: (words: string | RegExp) => Promise<void>;
  readonly presses: (words: string | RegExp) => Promise<void>;
  readonly key: (words: string | RegExp) => Locator;
}

/** The page takes a second tap within half a second for a trembling hand, wherever it lands. */
const paceMs = 550;

export function citizenAt(face: ShownFace): Citizen {
  let pressedAt = Number.NEGATIVE_INFINITY;
  const key = (words: string | RegExp): Locator => face.page.getByRole('button', { name: words });
  return {
    key,
    reads: (words) => onPage(face, (page) => expect(page.getByRole('heading', { name: words }).first()).toBeVisible({ timeout: 20_000 })),
    presses: (words) =>
      onPage(face, async (page) => {
        const there = page.getByRole('button', { name: words });
        await there.waitFor();
        await page.waitForTimeout(Math.max(0, pressedAt + paceMs - performance.now()));
        await there.click();
        pressedAt = performance.now();
      }),
  };
}

/** Does it again on the fresh page if the old one went meanwhile: a visit had ended. */
export async function onPage<T>(face: ShownFace, act: (page: Page) => Promise<T>): Promise<T> {
  for (;;) {
    const { page } = face;
    try {
      return await act(page);
    } catch (error) {
      if (!page.isClosed()) throw error;
    }
  }
}
