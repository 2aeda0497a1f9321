// The region's platform as a program: real HTTP on a loopback port, with a switch for every way it can fail.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { inventedPeople } from '../people.ts';
import { sandboxTif } from './credentials.ts';
import { type Answer, jsonAnswer, type PlatformFaultName, refusedByGateway, spoil } from './faults.ts';
import { createGatewayCheck, type GatewayKind, gatewayOf } from './gateway-check.ts';
import { createTransactions } from './transactions.ts';
import { createVouchers, type VoucherKind } from './vouchers.ts';

export { type PlatformFaultName, platformFaultNames } from './faults.ts';

export interface Platform {
  readonly url: string;
  /** @param ms how late `slow` answers; 3000 when not given. */
  setFault(fault: PlatformFaultName, ms?: number): void;
  fault(): { readonly name: PlatformFaultName; readonly ms: number };
  /** @returns the 28 digits a citizen's telephone would show. Throws when nobody has this id. */
  issueVoucher(personId: string, kind: VoucherKind): string;
  /** Requests that arrived since the start, the refused and the unanswered ones too. */
  counts(): { readonly ecQuery: number; readonly persons: number };
  close(): Promise<void>;
}

const voucherPath = '/localcfc/api/hsecfc/localQrCodeQuery';
/** The number under which the voucher query is registered at the gateway. */
const voucherInfno = '1162';
const largestRequest = 64 * 1024;

export async function startPlatform(options: { host: string; port: number; now?: () => Date }): Promise<Platform> {
  const now = options.now ?? (() => new Date());
  const vouchers = createVouchers(now);
  const transactions = createTransactions(vouchers, now);
  const gatewayRefusal = createGatewayCheck(now);
  const counts = { ecQuery: 0, persons: 0 };
  const waiting = new Set<NodeJS.Timeout>();
  let fault: { name: PlatformFaultName; ms: number } = { name: 'none', ms: 0 };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A caller who hangs up in the middle of his request is no trouble of ours; anything else is a bug and ends the process.
      if (request.complete) throw error;
    });
  });
  server.on('connection', (socket) => {
    if (fault.name === 'down') socket.resetAndDestroy();
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { name, ms } = fault;
    const infno = transactionOf(request.url ?? '');
    if (infno === voucherInfno) counts.ecQuery += 1;
    if (infno === '1101') counts.persons += 1;
    const body = await bodyOf(request);
    if (name === 'silent') return;
    const gateway = gatewayOf(request.headers);
    const answer = spoil(answerTo(request, infno, body, gateway), name, gateway);
    if (name !== 'slow') return send(response, answer);
    const timer = setTimeout(() => {
      waiting.delete(timer);
      send(response, answer);
    }, ms);
    waiting.add(timer);
  }

  function answerTo(request: IncomingMessage, infno: string | null, body: string | null, gateway: GatewayKind): Answer {
    if (infno === null) return jsonAnswer({ status: 404, error: 'Not Found' }, 404);
    if (request.method !== 'POST') return jsonAnswer({ status: 405, error: 'Method Not Allowed' }, 405);
    const refusal = gatewayRefusal(request.headers, infno);
    if (refusal) return refusedByGateway(gateway, refusal);
    const value = body === null ? undefined : parsed(body);
    if (value === undefined) return jsonAnswer({ status: 400, error: 'Bad Request' }, 400);
    return jsonAnswer(infno === voucherInfno ? transactions.voucherQuery(value, gateway) : transactions.call(infno, value, gateway));
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the platform has no TCP address');

  return {
    url: `http://${options.host}:${address.port}`,
    setFault(name, ms = 3000) {
      fault = { name, ms: name === 'slow' ? ms : 0 };
      if (name === 'down') server.closeAllConnections();
    },
    fault: () => fault,
    issueVoucher(personId, kind) {
      const person = inventedPeople.find(({ id }) => id === personId);
      if (!person) throw new Error(`no invented person has the id ${personId}`);
      return vouchers.issue(person, kind);
    },
    counts: () => ({ ...counts }),
    async close() {
      for (const timer of waiting) clearTimeout(timer);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Which transaction a path means, null: none of ours. The path of gateway B names the subscriber. */
function transactionOf(path: string): string | null {
  if (path === voucherPath) return voucherInfno;
  return (
    /^\/fsi\/api\/rsfComIfsService\/callService\/(\w{4,6})$/.exec(path)?.[1] ??
    (path.startsWith(`${sandboxTif.path}/`) ? (/^\/(\w{4,6})$/.exec(path.slice(sandboxTif.path.length))?.[1] ?? null) : null)
  );
}

/** The request's text, or null when it is larger than any honest one. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Error('the request stream decodes by itself');
    size += chunk.length;
    if (size <= largestRequest) chunks.push(chunk);
  }
  return size <= largestRequest ? Buffer.concat(chunks).toString('utf8') : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is the caller's fault: the answer is 400.
    return undefined;
  }
}

function send(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return;
  response.writeHead(answer.status, { 'content-type': answer.contentType, 'content-length': answer.body.length }).end(answer.body);
}
