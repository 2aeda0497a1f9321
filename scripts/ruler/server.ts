// The built page's files on this machine's loopback, for the screen ruler: no kiosk behind it, nobody's data in it.

import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pageFileOf, readPageFile, securityHeaders } from '../../main/gate/page-files.ts';
import { isLoopbackHost } from '../../main/gate/sender.ts';

export interface RulerServer {
  readonly address: string;
  readonly close: () => void;
}

/** @param built folder of the built page */
export async function serveRuler(built: string): Promise<RulerServer> {
  const server = createServer(async (request, response) => {
    const { port } = server.address() as AddressInfo;
    const asked = isLoopbackHost(request.headers.host, port) && request.method === 'GET';
    const file = asked ? pageFileOf(request.url ?? '') : null;
    const body = file === null ? null : await readPageFile(built, file);
    if (file === null || body === null) response.writeHead(404, securityHeaders).end();
    else response.writeHead(200, { ...securityHeaders, 'content-type': file.mime }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/ruler.html`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
