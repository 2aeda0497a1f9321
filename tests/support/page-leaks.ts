// The leak scanner for a page: its document, its stores, and every string of its heap.

import type { Page } from '@playwright/test';
import { type Leak, needles, scanBytes, type Secrets } from './leaks.ts';

/** Looks everywhere that a page can keep something. `file` of a leak is the place: document, stores or heap. */
export async function scanPage(page: Page, secrets: Secrets): Promise<readonly Leak[]> {
  const wanted = needles(secrets);
  const places: readonly (readonly [place: string, what: string])[] = [
    ['document', await page.content()],
    ['stores', await storesOf(page)],
    ['heap', await heapOf(page)],
  ];
  return places.flatMap(([place, what]) => scanBytes(place, Buffer.from(what), wanted));
}

/** Everything that the page keeps beside its document, as one text. */
function storesOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all: unknown[] = [{ ...localStorage }, { ...sessionStorage }, history.state, window.name];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) all.push(request.url, await (await cache.match(request))?.text());
    }
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const reading = database.transaction(store).objectStore(store).getAll();
        all.push(await new Promise((resolve) => (reading.onsuccess = () => resolve(reading.result))));
      }
      database.close();
    }
    return JSON.stringify(all);
  });
}

/** Taken after a collection of garbage: what is in it is held by something. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return parts.join('');
}

/** Puts a text wherever a careless part of a page could have put it. */
export function litter(page: Page, text: string): Promise<void> {
  return page.evaluate(async (litterText) => {
    localStorage.setItem('litter', litterText);
    sessionStorage.setItem('litter', litterText);
    Reflect.set(window, 'litter', { text: litterText });
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('litter');
      opening.onupgradeneeded = () => opening.result.createObjectStore('litter');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const writing = database.transaction('litter', 'readwrite');
    writing.objectStore('litter').put(litterText, 'litter');
    await new Promise((resolve) => (writing.oncomplete = resolve));
    database.close();
  }, text);
}
