// One HTTP exchange with the platform: whatever comes back, or does not, ends as JSON or as a named fault within the signal's time.

import { fail, type Result, succeed } from '../../../contract/result.ts';
import { parseJson } from './json.ts';
import type { PlatformFault } from './types.ts';

/** `reset`: the connection broke; whether the platform read the request is not known. */
export type TransportFault = PlatformFault['code'] | 'reset';

export const largestAnswer = 256 * 1024;

export async function post(
  url: URL,
  headers: Record<string, string>,
  body: object,
  signal: AbortSignal,
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
    const fault = faultOfStatus(response.status);
    if (fault !== null) {
      await response.body?.cancel();
      return fail(fault);
    }
    const bytes = await bytesOf(response);
    return bytes === null ? fail('platform.notUnderstood') : jsonOf(bytes);
  } catch (error) {
    return fail(signal.aborted ? 'platform.tooSlow' : faultOfConnection(error));
  }
}

function faultOfStatus(status: number): TransportFault | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return 'platform.unauthorised';
  // A gateway that cannot reach what is behind it.
  if (status === 502 || status === 503 || status === 504) return 'platform.unreachable';
  return status >= 400 ? 'platform.refused' : 'platform.notUnderstood';
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
async function bytesOf(response: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > largestAnswer) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function jsonOf(bytes: Uint8Array): Result<unknown, TransportFault> {
  const value = parseJson(strictUtf8(bytes) ?? '');
  return value === undefined ? fail('platform.notUnderstood') : succeed(value);
}

/** The text, or null: a platform that answers in GBK must not become wrong names on the screen. */
function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
