// A small HTTP server for hands on this machine: JSON in, JSON out, and nobody else is let in.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Refusal } from '../platform/control.ts';

export interface Loopback {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
/** A script of some thousand faults fits; what never ends does not. */
const longestBody = 2_000_000;

export async function startLoopback(
  { host, port }: { readonly host: string; readonly port: number },
  answer: (request: IncomingMessage) => Answer | Promise<Answer>,
): Promise<Loopback> {
  const server = createServer((request, response) => {
    void guarded(request).then(
      (given) => send(response, given),
      (error: unknown) =>
        send(response, error instanceof Refusal ? json(400, { error: error.message }) : json(500, { error: String(error) })),
    );
  });
  // A page of another site, or a name that somebody's DNS points here, must not play with the devices.
  const guarded = async (request: IncomingMessage): Promise<Answer> =>
    isLoopback(request.headers.host) && isOurs(request.headers.origin, request.headers.host)
      ? answer(request)
      : json(403, { error: 'Only from this machine and this page' });
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

/** @throws Refusal when it is too long or no JSON */
export async function readJson(request: IncomingMessage): Promise<unknown> {
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

export const json = (status: number, value: unknown): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

/** A table's own entry: `constructor` and its like are no routes. */
export const entry = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const isLoopback = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');

const isOurs = (origin: string | undefined, host: string | undefined): boolean => origin === undefined || origin === `http://${host}`;
