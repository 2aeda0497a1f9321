// A region's platform for the tests of this folder: one server, whatever it should answer, and an adapter of the sandbox pack before it.

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { privately } from '../../../../contract/private.ts';
import type { AdapterSection } from '../../../../kiosk-config/regions/adapter.ts';
import { regions } from '../../../../kiosk-config/regions/regions.ts';
import type { Applicant } from '../../services/case.ts';
import { createPlatformClient } from '../client.ts';
import { createQueryPolicy } from '../query-policy.ts';
import { testOptions } from '../testing.ts';
import { createRegionAdapter, type RegionOptions } from './adapter.ts';
import type { RegionAdapter, Submission } from './types.ts';

export const section: AdapterSection = regions.sandbox.adapter;

export const applicant: Applicant = {
  name: privately('测试甲'),
  number: privately('660102198503120010'),
  personNumber: privately('660000000000000001'),
  insuredPlace: '660100',
  insuranceType: 'employeeBasic',
};

export const submission: Submission = {
  operation: 'fileRemoteTreatment',
  key: '0123456789abcdef0123456789abcdef',
  number: 'KIOSK-01-B000123',
  messageId: 'H66000000001202601010800000001',
  applicant,
  answers: { category: 'otherTemporary', destination: '310100', begin: '2026-01-02', end: '2026-07-01', telephone: '13800000000' },
};

export function adapterAt(baseUrl: string, changes: Partial<RegionOptions> = {}): RegionAdapter {
  const policy = createQueryPolicy({ monotonic: () => performance.now(), onCircuit: () => undefined });
  const options = testOptions({ baseUrl });
  return createRegionAdapter({ ...options, section, sm: null, national: createPlatformClient(options), policy, ...changes });
}

/** With an identity it speaks TLS. */
export async function serve(answer: RequestListener, identity?: { readonly cert: string; readonly key: string }): Promise<string> {
  const server = identity ? createSecureServer(identity, answer) : createServer(answer);
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = await addressOf(server);
  return identity ? url.replace('http:', 'https:') : url;
}

export async function serveBytes(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    // The client may hang up first, and that is what some of these tests want.
    socket.on('error', () => socket.destroy());
    onConnection(socket);
  });
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return await addressOf(server);
}

async function addressOf(server: ReturnType<typeof createTcpServer>): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return `http://127.0.0.1:${address.port}`;
}
