// A platform that only has a catalogue: real HTTP, the answers are the test's.

import { createServer } from 'node:http';
import { testOptions } from '../platform/testing.ts';
import type { RebuildOptions } from './rebuild.ts';

/** @returns the output of a transaction, a sentence of refusal, or null: this platform fails. */
export type Answering = (infno: string, input: unknown) => object | string | null;

export interface CatalogueServer {
  readonly platform: RebuildOptions['platform'];
  /** Numbers of the messages that have come, in order. */
  readonly messageIds: readonly string[];
  close(): void;
}

export async function startCatalogueServer(answering: Answering): Promise<CatalogueServer> {
  const messageIds: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { infno, input, msgid } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      messageIds.push(msgid);
      const output = answering(infno, input);
      const refused = typeof output === 'string';
      const body = { infcode: refused ? -1 : 0, err_msg: refused ? output : '', output: refused ? null : output };
      response.writeHead(output === null ? 500 : 200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no TCP address');
  return {
    platform: testOptions({ baseUrl: `http://127.0.0.1:${address.port}`, now: () => new Date() }),
    messageIds,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
