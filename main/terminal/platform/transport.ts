// One HTTP exchange with the platform: whatever comes back, or does not, ends as JSON or as a named fault within the signal's time.

import { fail, type Result, succeed } from '../../../contract/result.ts';
import { isGatewayRefusal } from './envelope.ts';
import { jsonOf } from './json.ts';
import type { PlatformFault } from './types.ts';

/** `reset`: the connection broke; whether the platform read the request is not known. `failing`: a 5xx of the platform itself. */
export type TransportFault = PlatformFault['code'] | 'reset' | 'failing';

/** Bytes that an answer may have unless the caller expects more. */
export const largestAnswer = 256 * 1024;

interface PostOptions {
  readonly largest?: number;
  /** Called with the time that the other side says it is, whatever else it says. */
  readonly onTheirTime?: (time: Date) => void;
}

export async function post(
  url: URL,
  headers: Record<string, string>,
  body: object,
  signal: AbortSignal,
  { largest = largestAnswer, onTheirTime }: PostOptions = {},
): Promise<Result<unknown, TransportFault>> {
  // Built before the try: a header or address that cannot be sent is our mistake, not the network's.
  const request = new Request(url, {
    method: 'POST',
    headers: { ...headers, accept: 'application/json', 'accept-encoding': 'identity' },
    body: JSON.stringify(body),
    // An answer from anywhere but the configured address is none.
    redirect: 'manual',
  });
  try {
    const response = await fetch(request, { signal });
    const theirs = new Date(response.headers.get('date') ?? '');
    if (!Number.isNaN(theirs.getTime())) onTheirTime?.(theirs);
    const fault = faultOfStatus(response.status);
    // A gateway says in the body why it lets nobody in.
    if (fault !== null && fault !== 'platform.unauthorised') {
      await response.body?.cancel();
      return fail(fault);
    }
    const bytes = await bytesOf(response, largest);
    const answer = bytes === null ? undefined : jsonOf(bytes);
    if (fault !== null && !isGatewayRefusal(answer)) return fail(fault);
    return answer === undefined ? fail('platform.notUnderstood') : succeed(answer);
  } catch (error) {
    return fail(signal.aborted ? 'platform.tooSlow' : faultOfConnection(error));
  }
}

function faultOfStatus(status: number): TransportFault | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return 'platform.unauthorised';
  // A gateway that cannot reach what is behind it.
  if (status === 502 || status === 503 || status === 504) return 'platform.unreachable';
  if (status >= 500) return 'failing';
  return status >= 400 ? 'platform.refused' : 'platform.notUnderstood';
}

/** What a citizen is told of it. */
export function faultOfTransport(fault: TransportFault): PlatformFault['code'] {
  if (fault === 'reset') return 'platform.unreachable';
  return fault === 'failing' ? 'platform.refused' : fault;
}

function faultOfConnection(error: unknown): TransportFault {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error)) return 'platform.unreachable';
  const code = 'code' in cause ? String(cause.code) : '';
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET') return 'reset';
  // Bytes that are no HTTP, or that are not compressed as they claim.
  return cause.name === 'HTTPParserError' || code.startsWith('Z_') ? 'platform.notUnderstood' : 'platform.unreachable';
}

/** The body, or null as soon as it is larger than any honest answer: leaving the loop ends the download. */
async function bytesOf(response: Response, largest: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
