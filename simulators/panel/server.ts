// The control server on loopback: the page for people and the HTTP API for tests.

import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { World } from '../world.ts';
import { getRoutes, postRoutes, Refusal, paperPicture } from './routes.ts';

export interface Panel {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const pages: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'panel.css': 'text/css; charset=utf-8',
  'panel.js': 'text/javascript; charset=utf-8',
};
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
const longestBody = 300_000;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

export async function startPanel(world: World, { host, port }: { readonly host: string; readonly port: number }): Promise<Panel> {
  const server = createServer((request, response) => {
    void answer(world, request).then(
      (given) => send(response, given),
      (error: unknown) =>
        send(response, error instanceof Refusal ? json(400, { error: error.message }) : json(500, { error: String(error) })),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host}:${bound}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(world: World, request: IncomingMessage): Promise<Answer> {
  // A page of another site, or a name that somebody's DNS points here, must not play with the devices.
  if (!isLoopback(request.headers.host) || !isOurs(request.headers.origin, request.headers.host))
    return json(403, { error: 'Only from this machine and this page' });
  const route = (request.url ?? '/').replace(/[?#].*$/, '').slice(1);
  if (request.method === 'GET') return get(world, route);
  if (request.method !== 'POST') return json(405, { error: 'GET or POST' });
  const act = route.startsWith('api/') ? entry(postRoutes, route.slice(4)) : undefined;
  if (!act) return json(404, { error: `There is no ${route}` });
  return json(200, act(world, await readJson(request)));
}

async function get(world: World, route: string): Promise<Answer> {
  const page = route === '' ? 'index.html' : route;
  const type = entry(pages, page);
  if (type) return { status: 200, type, body: await readFile(path.join(import.meta.dirname, 'page', page)) };
  const tell = route.startsWith('api/') ? entry(getRoutes, route.slice(4)) : undefined;
  if (tell) return json(200, tell(world));
  const picture = /^api\/(?:receiptPrinter\/receipts|ticketDispenser\/tickets)\/([\w-]{1,40})\.png$/.exec(route)?.[1];
  const png = picture === undefined ? null : paperPicture(world, picture);
  return png ? { status: 200, type: 'image/png', body: png } : json(404, { error: `There is no ${route}` });
}

/** A table's own entry: `constructor` and its like are no routes. */
const entry = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > longestBody) throw new Refusal(`The body is longer than ${longestBody} bytes`);
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('The body is not JSON');
  }
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-type': type });
  response.end(body);
}

const json = (status: number, value: unknown): Answer => ({ status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) });

const isLoopback = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');

const isOurs = (origin: string | undefined, host: string | undefined): boolean => origin === undefined || origin === `http://${host}`;
