// The leak scanner for a page: its document, its stores, and every string of its heap.

import type { Page } from '@playwright/test';
import { z } from 'zod';
import { type Leak, needles, scanBytes, type Secrets } from './leaks.ts';

/**
 * Looks everywhere that a page can keep something. `file` of a leak is the place: document, stores or heap.
 * @param general values that every page brings along, e.g. the name of a city: in its heap they say nothing of anybody
 */
export async function scanPage(page: Page, secrets: Secrets, general: Secrets = {}): Promise<readonly Leak[]> {
  const everything = { ...secrets, ...general };
  const heap = await heapOf(page);
  return [
    ...scanText('document', await page.content(), everything),
    ...scanText('stores', await storesOf(page), everything),
    ...scanText('heap', heap.strings.join('\n'), secrets),
    ...(holdsPrivate(heap) ? [{ file: 'heap', dress: 'a field', value: 'something private' }] : []),
  ];
}

export const scanText = (place: string, text: string, secrets: Secrets): readonly Leak[] =>
  scanBytes(place, Buffer.from(text), needles(secrets));

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

/** What DevTools write into a file, as far as it is read here. */
const heapSnapshot = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      node_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
      edge_fields: z.array(z.string()),
      edge_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
    }),
  }),
  nodes: z.custom<readonly number[]>(Array.isArray),
  edges: z.custom<readonly number[]>(Array.isArray),
  strings: z.custom<readonly string[]>(Array.isArray),
});
type HeapSnapshot = z.infer<typeof heapSnapshot>;

/** Taken after a collection of garbage: what is in it is held by something. Of a long string V8 tells the first 1024 characters. */
async function heapOf(page: Page): Promise<HeapSnapshot> {
  const session = await page.context().newCDPSession(page);
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  // With numbers: a balance is one.
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false, captureNumericValue: true });
  await session.detach();
  // Unfolded: as it is written, whatever is not ASCII is escaped, and no Chinese name would ever be found.
  return heapSnapshot.parse(JSON.parse(parts.join('')));
}

/** Whether any object is {private: a text or a number}, which is how a page is told whatever is somebody's. */
function holdsPrivate({ snapshot: { meta }, nodes, edges, strings }: HeapSnapshot): boolean {
  const [nodeFields, edgeFields] = [meta.node_fields.length, meta.edge_fields.length];
  const [type = 0, count = 0] = ['type', 'edge_count'].map((field) => meta.node_fields.indexOf(field));
  const [kind = 0, name = 0, to = 0] = ['type', 'name_or_index', 'to_node'].map((field) => meta.edge_fields.indexOf(field));
  const values = ['string', 'concatenated string', 'sliced string', 'number'].map((one) => meta.node_types[0].indexOf(one));
  const property = meta.edge_types[0].indexOf('property');
  let edge = 0;
  for (let node = 0; node < nodes.length; node += nodeFields) {
    const told: string[] = [];
    for (const end = edge + (nodes[node + count] ?? 0) * edgeFields; edge < end; edge += edgeFields) {
      if (edges[edge + kind] !== property) continue;
      const isValue = values.includes(nodes[(edges[edge + to] ?? 0) + type] ?? -1);
      told.push(`${strings[edges[edge + name] ?? 0]}${isValue ? '' : ', an object'}`);
    }
    // Our words have a `private` too, beside others.
    if (told.filter((one) => one !== '__proto__, an object').join() === 'private') return true;
  }
  return false;
}

/** Puts a text wherever a careless part of a page could have put it, beside what it put there before; and keeps what is drawn now. */
export function litter(page: Page, text: string): Promise<void> {
  return page.evaluate(async (litterText) => {
    for (const store of [localStorage, sessionStorage]) store.setItem('litter', `${store.getItem('litter') ?? ''} ${litterText}`);
    Reflect.set(window, 'litter', [Reflect.get(window, 'litter'), litterText, document.querySelector('main')]);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('litter');
      opening.onupgradeneeded = () => opening.result.createObjectStore('litter', { autoIncrement: true });
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const writing = database.transaction('litter', 'readwrite');
    writing.objectStore('litter').add(litterText);
    await new Promise((resolve) => (writing.oncomplete = resolve));
    database.close();
  }, text);
}
