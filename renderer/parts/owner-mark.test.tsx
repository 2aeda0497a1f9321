// The owner's mark in the band: shown when the face names one, an empty slot when it names none or what is no mark.

import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';

let root: Root | null = null;

async function drawn(answer: () => Promise<unknown>): Promise<string | null | undefined> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  vi.stubGlobal('fetch', async () => ({ ok: true, json: answer }));
  // The page asks once in its life.
  vi.resetModules();
  const { OwnerMark } = await import('./owner-mark.tsx');
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  await act(async () => root?.render(<OwnerMark />));
  expect(place.querySelectorAll('.slot')).toHaveLength(1);
  return place.querySelector('img')?.getAttribute('src');
}

afterEach(() => {
  act(() => root?.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe("the owner's mark", () => {
  it.each(['mark.svg', 'mark.png', 'mark.webp'])('is shown: %s', async (mark) => {
    expect(await drawn(async () => ({ mark, clips: {} }))).toBe(`/owner/${mark}`);
  });

  it.each([{ mark: null }, { mark: '../../etc/passwd' }, { mark: 'https://elsewhere/mark.svg' }, { mark: 7 }, null, 'mark.svg'])(
    'leaves its slot empty for %j',
    async (index) => {
      expect(await drawn(async () => index)).toBeUndefined();
    },
  );

  it('leaves its slot empty when the face does not answer', async () => {
    const refuse = (): Promise<never> => Promise.reject(new Error('no face'));
    expect(await drawn(refuse)).toBeUndefined();
  });
});
