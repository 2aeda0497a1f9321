// The body of a request that somebody sends: bounded, and no JSON is no exception.

import type { IncomingMessage } from 'node:http';

const largestRequest = 64 * 1024;

/** The request's text, or null when it is larger than any honest one. */
export async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Error('the request stream decodes by itself');
    size += chunk.length;
    if (size <= largestRequest) chunks.push(chunk);
  }
  return size <= largestRequest ? Buffer.concat(chunks).toString('utf8') : null;
}

/** undefined: no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is the caller's fault: the answer is 400.
    return undefined;
  }
}
