// The kiosk's page over HTTP on this machine's loopback, for one person with the printed address.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { View } from '../../contract/view.ts';
import type { PageMessage } from '../gate/face-link.ts';
import { pageMessageLimit } from '../gate/gate.ts';
import type { PageAnswer, PageRequest } from '../gate/page-answers.ts';
import { securityHeaders } from '../gate/page-files.ts';
import { isLoopbackHost, isSameOrigin } from '../gate/sender.ts';
import { createEntry } from './entry.ts';
import { createPageStream } from './page-stream.ts';
import { refusalPage } from './refusal-page.ts';

export interface WebServerOptions {
  /** What the page may have, once it has shown its cookie. */
  readonly answerPage: (request: PageRequest) => Promise<PageAnswer>;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly onMessage: (message: PageMessage) => void;
  /** An address that lets one browser in: the first as soon as the server listens, another whenever one was used. */
  readonly onAddress: (url: string) => void;
}

export interface WebServer {
  readonly show: (view: View) => void;
  readonly close: () => void;
}

/** The envelope around an Intent or a fact. */
const envelopeBytes = 64;

export function startWebServer({ answerPage, port, onMessage, onAddress }: WebServerOptions): Promise<WebServer> {
  const entry = createEntry();
  const stream = createPageStream(onMessage);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: pageMessageLimit + envelopeBytes, perMessageDeflate: false });
  const server = createServer((request, response) => void answer(request, response));
  // A body that never ends is read no longer than that.
  server.requestTimeout = 10_000;
  server.on('upgrade', upgrade);

  const announce = (): void => onAddress(`http://127.0.0.1:${portOf(server)}/?token=${entry.token()}`);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLoopbackHost(request.headers.host, portOf(server))) return refuse(response);
    const { method = '' } = request;
    if (method !== 'GET' && method !== 'POST') return reply(response, 405, { allow: 'GET' });
    const { pathname, searchParams } = addressOf(request);
    const token = method === 'GET' && pathname === '/' ? searchParams.get('token') : null;
    if (token !== null) return admit(response, token);
    const { host, origin, cookie } = request.headers;
    if (!entry.holdsCookie(cookie) || (method === 'POST' && !isSameOrigin(origin, host))) return refuse(response);
    const { status, headers, body } = await answerPage({
      method,
      pathname,
      contentType: request.headers['content-type'] ?? null,
      // Who stops reading in the middle still wants to answer.
      body: request.iterator({ destroyOnReturn: false }),
    });
    reply(response, status, headers, body ?? '');
    // What nobody wants to read any more has to go by before its sender hears the answer.
    request.resume();
  }

  /** The redirect takes the token out of the address bar and of the history. */
  function admit(response: ServerResponse, token: string): void {
    const cookie = entry.exchange(token);
    if (cookie === null) return refuse(response);
    reply(response, 303, { location: '/', 'set-cookie': cookie });
    announce();
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { host, origin, cookie } = request.headers;
    const ours = isLoopbackHost(host, portOf(server)) && isSameOrigin(origin, host) && entry.holdsCookie(cookie);
    if (!ours || addressOf(request).pathname !== '/stream') {
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, stream.join);
  }

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      announce();
      resolve({
        show: stream.show,
        close() {
          stream.close();
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}

function refuse(response: ServerResponse): void {
  reply(response, 403, { 'content-type': 'text/html; charset=utf-8' }, refusalPage);
}

function reply(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: Buffer | string = ''): void {
  response.writeHead(status, { ...securityHeaders, 'cache-control': 'no-store', ...headers }).end(body);
}

/** The request target may be anything a socket can carry; whatever is no address reads as one that doesn't exist. */
function addressOf({ url = '' }: IncomingMessage): Pick<URL, 'pathname' | 'searchParams'> {
  const [pathname = '', query = ''] = url.split('?', 2);
  return { pathname, searchParams: new URLSearchParams(query) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
