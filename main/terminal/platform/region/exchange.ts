// One HTTP exchange of a filing, on a connection of its own: it knows for certain whether a byte of it can have left. Nothing here is ever
// repeated, redirected or kept alive.

import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { failPoint } from '../../../process/fail-point.ts';
import { gatewayReason } from '../envelope.ts';
import { jsonOf } from '../json.ts';
import type { SealedMessage } from '../national.ts';
import { largestAnswer } from '../transport.ts';
import type { PlatformFault } from '../types.ts';

export type Exchange =
  | { readonly kind: 'answered'; readonly json: unknown }
  /** The gateway says, in its own words, that it did not let it in. */
  | { readonly kind: 'turnedAway' }
  /** There was no connection, so no byte has left. */
  | { readonly kind: 'notConnected'; readonly fault: PlatformFault['code'] }
  | { readonly kind: 'lost'; readonly fault: PlatformFault['code'] };

const lost = (fault: PlatformFault['code']): Exchange => ({ kind: 'lost', fault });

export async function exchange(message: SealedMessage, signal: AbortSignal): Promise<Exchange> {
  const socket = await connected(message, signal);
  if (socket === null) return { kind: 'notConnected', fault: signal.aborted ? 'platform.tooSlow' : 'platform.unreachable' };
  failPoint('request.connected');
  try {
    return await ask(socket, message, signal);
  } catch (error) {
    // From the first byte on every trouble of the connection is the same: what the platform read is not known.
    if (!(error instanceof Error)) throw error;
    return lost(signal.aborted ? 'platform.tooSlow' : faultOfConnection(error));
  } finally {
    socket.destroy();
  }
}

/** A connection that carries bytes, its TLS established; null: there is none. */
async function connected({ url }: SealedMessage, signal: AbortSignal): Promise<Socket | null> {
  if (signal.aborted) return null;
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const to = { host, port: Number(url.port) || (secure ? 443 : 80) };
  const tls = { ...to, ALPNProtocols: ['http/1.1'], ...(isIP(host) ? {} : { servername: host }) };
  const socket = secure ? connectSecurely(tls) : connectPlain(to);
  // It stays for the life of the socket: a reset that comes between two listeners must not end the process.
  socket.on('error', () => socket.destroy());
  try {
    await once(socket, secure ? 'secureConnect' : 'connect', { signal });
    // It may have broken in the same breath.
    return socket.destroyed ? null : socket;
  } catch {
    // Refused, no route, no name, a certificate that is not theirs, too slow: in each of them nothing of ours was written.
    socket.destroy();
    return null;
  }
}

async function ask(socket: Socket, { url, headers, body }: SealedMessage, signal: AbortSignal): Promise<Exchange> {
  const bytes = Buffer.from(JSON.stringify(body), 'utf8');
  // Imported at the top, node:http would load all of fetch's own client while the first screen waits (undici, by its getters).
  const request = process.getBuiltinModule('node:http').request({
    createConnection: () => socket,
    method: 'POST',
    path: url.pathname + url.search,
    headers: {
      ...headers,
      host: url.host,
      accept: 'application/json',
      'accept-encoding': 'identity',
      connection: 'close',
      'content-length': String(bytes.length),
    },
    signal,
  });
  request.once('finish', () => failPoint('request.written'));
  const answer = responseOf(request);
  request.end(bytes);
  const response = await answer;
  const status = response.statusCode ?? 0;
  // Gateways say why in the body of a 401, or of a 200. The status alone proves nothing: whatever is behind them may answer it as well.
  if (status !== 401 && (status < 200 || status > 299)) return lost(faultOfStatus(status));
  const bytesOfAnswer = await bytesOf(response, signal);
  failPoint('answer.received');
  const json = bytesOfAnswer === null ? undefined : jsonOf(bytesOfAnswer);
  if (gatewayReason(json) !== 'other') return { kind: 'turnedAway' };
  if (status === 401) return lost('platform.unauthorised');
  return json === undefined ? lost('platform.notUnderstood') : { kind: 'answered', json };
}

function responseOf(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.on('error', reject);
    request.once('close', () => reject(new Error('the connection closed without an answer')));
  });
}

const unavailable: ReadonlySet<number> = new Set([502, 503, 504]);

function faultOfStatus(status: number): PlatformFault['code'] {
  if (unavailable.has(status)) return 'platform.unreachable';
  return status >= 400 ? 'platform.refused' : 'platform.notUnderstood';
}

/** The parser's own faults are of bytes that are no HTTP. */
const faultOfConnection = (error: Error): PlatformFault['code'] =>
  'code' in error && String(error.code).startsWith('HPE_') ? 'platform.notUnderstood' : 'platform.unreachable';

/** The body, or null as soon as it is larger than any honest answer. Throws when it is cut, as the stream itself does. */
async function bytesOf(response: IncomingMessage, signal: AbortSignal): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) throw new Error('an answer that decodes itself');
    size += chunk.length;
    if (size > largestAnswer) return null;
    chunks.push(chunk);
  }
  // A body without a length ends with its connection, also when it is we who give it up.
  if (signal.aborted) throw new Error('the answer was cut');
  return Buffer.concat(chunks);
}
