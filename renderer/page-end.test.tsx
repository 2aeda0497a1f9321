// In a browser: the document is replaced when the visit is over, after the stores were cleared, and not under a finger.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPageEnd } from './page-end.ts';

const view = (visit: number, kind = 'attract', epoch = 'e1'): unknown => ({ epoch, visit, screen: { kind }, more: 'of no matter' });
const replace = vi.fn<(address: string | URL) => void>();
let answer: () => Promise<Response>;

beforeEach(() => {
  vi.useFakeTimers();
  replace.mockClear();
  answer = () => Promise.resolve(new Response('page'));
  vi.stubGlobal('fetch', () => answer());
  sessionStorage.setItem('left', 'by somebody');
  localStorage.setItem('left', 'by somebody');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const begin = () => createPageEnd({ href: 'http://127.0.0.1:1/', replace });
const touch = (type: string): boolean => dispatchEvent(new MouseEvent(type));
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a page in a browser', () => {
  it('lets a fresh one take its place when the visit is over', async () => {
    const page = begin();
    page.see(view(3));
    page.see(view(3, 'menu'));
    await later(1000);
    expect(replace).not.toHaveBeenCalled();
    page.see(view(4));
    page.see(view(5));
    await later(1000);
    expect(replace.mock.calls).toEqual([['http://127.0.0.1:1/']]);
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 0]);
  });

  it('stays through what is no View', async () => {
    const page = begin();
    page.see(view(3));
    for (const nothing of [null, undefined, 7, 'text', {}, { epoch: 'e2' }]) page.see(nothing);
    await later(1000);
    expect(replace).not.toHaveBeenCalled();
  });

  it('waits until the finger has said what it meant', async () => {
    const page = begin();
    page.see(view(3));
    touch('pointerdown');
    page.see(view(4));
    await later(1000);
    expect(replace).not.toHaveBeenCalled();
    touch('pointerup');
    await later(90);
    expect(replace).not.toHaveBeenCalled();
    await later(60);
    expect(replace).toHaveBeenCalledOnce();
  });

  it('stays for as long as the server has no page to give', async () => {
    answer = () => Promise.reject(new Error('nobody listens'));
    const page = begin();
    page.see(view(3));
    page.see(view(4));
    await later(3000);
    expect(replace).not.toHaveBeenCalled();
    answer = () => Promise.resolve(new Response('page'));
    await later(600);
    expect(replace).toHaveBeenCalledOnce();
  });

  it('goes at once when the server lets it in no more: another browser has taken its place', async () => {
    let asked = 0;
    answer = () => {
      asked += 1;
      return Promise.resolve(new Response('refused', { status: 403 }));
    };
    const page = begin();
    page.see(view(3));
    page.see(view(4));
    await later(200);
    expect(replace).toHaveBeenCalledOnce();
    await later(60_000);
    expect(asked).toBe(1);
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 0]);
  });
});
