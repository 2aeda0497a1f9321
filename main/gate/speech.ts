// POST /speech of both faces: a line of the page becomes sound. The line may be personal, so that nothing keeps it or writes it down.

import { z } from 'zod';
import { languages, speeds } from '../../contract/display.ts';
import { speakWithEspeak } from './espeak.ts';
import { createTokenBucket } from './token-bucket.ts';

export const speechAddress = '/speech';

/** Of the body: 300 characters, each as two JSON escapes, and the names around them. */
export const speechLimit = 4096;

const request = z.strictObject({
  text: z.string().trim().min(1).max(300),
  language: z.enum(languages),
  speed: z.enum(speeds),
});

export interface SpeechAnswer {
  /** 400 no such request, 409 a newer one took its place, 413 too long, 429 too many, 503 there is no voice here. */
  readonly status: 200 | 400 | 409 | 413 | 429 | 503;
  /** audio/wav. */
  readonly wav: Buffer | null;
}

export interface SpeechDesk {
  /** Takes a body as it came: asked for by the page itself, but not believed. */
  readonly answer: (body: AsyncIterable<Uint8Array>) => Promise<SpeechAnswer>;
}

export interface SpeechDeskOptions {
  /** The espeak-ng at hand; null: none. */
  readonly program: string | null;
  readonly deadlineMs?: number;
  /** Monotonic ms. */
  readonly now?: () => number;
}

/** One a face. */
export function createSpeechDesk({ program, deadlineMs = 5000, now = () => performance.now() }: SpeechDeskOptions): SpeechDesk {
  // More than a page ever asks: a sentence takes a second to be heard, and one is fetched ahead.
  const rate = createTokenBucket({ burst: 20, perSecond: 10 });
  let current: AbortController | null = null;

  return {
    async answer(body) {
      if (!rate.take(now())) return refused(429);
      const bytes = await readWhole(body);
      if (bytes === null) return refused(413);
      const asked = readRequest(bytes);
      if (asked === null) return refused(400);
      if (program === null) return refused(503);
      // Whoever touches the screen wants the old line to be over, not to be waited for.
      current?.abort();
      const own = new AbortController();
      current = own;
      const spoken = await speakWithEspeak(asked, { program, deadlineMs, signal: own.signal });
      if (current === own) current = null;
      if (spoken.kind === 'wav') return { status: 200, wav: spoken.wav };
      return refused(spoken.kind === 'cut' ? 409 : 503);
    },
  };
}

const refused = (status: Exclude<SpeechAnswer['status'], 200>): SpeechAnswer => ({ status, wav: null });

async function readWhole(body: AsyncIterable<Uint8Array>): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of body) {
      length += part.length;
      if (length > speechLimit) return null;
      parts.push(part);
    }
  } catch {
    // The page went away while it spoke: whatever came reads as no request.
    return Buffer.alloc(0);
  }
  return Buffer.concat(parts);
}

function readRequest(bytes: Buffer): z.infer<typeof request> | null {
  try {
    return request.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).data ?? null;
  } catch {
    // No UTF-8 or no JSON.
    return null;
  }
}
