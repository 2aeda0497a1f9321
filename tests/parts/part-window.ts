// A part of the page in a genuine Chromium, under the product's policy, and a hand with fingers on a touch screen.

import type { CDPSession, Page } from '@playwright/test';
import { openHouse, openWindow, type GalleryHouse } from '../screens/gallery-page.ts';

export interface Contact {
  readonly x: number;
  readonly y: number;
  /** Breadth of the contact in px. */
  readonly breadth?: number;
}

export interface PartWindow {
  readonly page: Page;
  /** What parts told, and what the browser complained of. */
  readonly told: string[];
  readonly complaints: readonly string[];
  readonly show: (hash: string) => Promise<void>;
  readonly fingers: (kind: 'touchStart' | 'touchMove' | 'touchEnd', contacts: readonly Contact[]) => Promise<void>;
}

export const openParts = (browserArguments: readonly string[] = []): Promise<GalleryHouse> => openHouse(browserArguments);

export async function openPart(house: GalleryHouse): Promise<PartWindow> {
  const { page, complaints, showHash } = await openWindow(house, { hasTouch: true });
  const told: string[] = [];
  page.on('console', (message) => {
    const [kind, ...words] = message.text().split(' ');
    if (kind === 'part') told.push(words.join(' '));
  });
  const session: CDPSession = await page.context().newCDPSession(page);
  return {
    page,
    told,
    complaints,
    show: showHash,
    fingers: async (type, contacts) => {
      const touchPoints = contacts.map(({ x, y, breadth = 40 }, id) => ({ x, y, radiusX: breadth / 2, radiusY: breadth / 2, id }));
      await session.send('Input.dispatchTouchEvent', { type, touchPoints });
    },
  };
}
