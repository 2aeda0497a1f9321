// The control server on loopback: the page for people and the HTTP API for tests.

import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { World } from '../world.ts';
import { type Answer, entry, json, type Loopback, readJson, startLoopback } from './loopback.ts';
import { getRoutes, paperPicture, postRoutes } from './routes.ts';

export type Panel = Loopback;

const pages: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'panel.css': 'text/css; charset=utf-8',
  'panel.js': 'text/javascript; charset=utf-8',
};

export const startPanel = (world: World, place: { readonly host: string; readonly port: number }): Promise<Panel> =>
  startLoopback(place, (request) => answer(world, request));

async function answer(world: World, request: IncomingMessage): Promise<Answer> {
  const [route = '', query] = (request.url ?? '/').slice(1).replace(/#.*$/s, '').split('?', 2);
  if (request.method === 'GET') return get(world, route, new URLSearchParams(query));
  if (request.method !== 'POST') return json(405, { error: 'GET or POST' });
  const act = route.startsWith('api/') ? entry(postRoutes, route.slice(4)) : undefined;
  if (!act) return json(404, { error: `There is no ${route}` });
  return json(200, act(world, await readJson(request)));
}

async function get(world: World, route: string, query: URLSearchParams): Promise<Answer> {
  const page = route === '' ? 'index.html' : route;
  const type = entry(pages, page);
  if (type) return { status: 200, type, body: await readFile(path.join(import.meta.dirname, 'page', page)) };
  const tell = route.startsWith('api/') ? entry(getRoutes, route.slice(4)) : undefined;
  if (tell) return json(200, tell(world, query));
  const picture = /^api\/(?:receiptPrinter\/receipts|ticketDispenser\/tickets)\/([\w-]{1,40})\.png$/.exec(route)?.[1];
  const png = picture === undefined ? null : paperPicture(world, picture);
  return png ? { status: 200, type: 'image/png', body: png } : json(404, { error: `There is no ${route}` });
}
