// The one gate: what a page says is believed only after its size, shape, epoch, turn and rate were looked at.

import type { z } from 'zod';
import { intent as intentSchema, type Intent } from '../../contract/intent.ts';
import type { LogEvents } from '../../contract/log/events.ts';
import { pageFact as pageFactSchema, type PageFact } from '../../contract/page-fact.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import type { View } from '../../contract/view.ts';
import { createTokenBucket } from './token-bucket.ts';

export type GateRefusal = LogEvents['gate.refused']['why'];

/** Where the terminal is now: what an Intent must have been an answer to. `null`: there is no View yet. */
export type LatestTurn = Pick<View, 'epoch' | 'turn'> | null;

export interface GateOptions {
  /** Messages let through at once; default 30. */
  readonly burst?: number;
  /** Messages a second after that; default 20. */
  readonly perSecond?: number;
}

export interface Gate {
  /** `nowMs` is monotonic. */
  readonly admitIntent: (raw: unknown, latest: LatestTurn, nowMs: number) => Result<Intent, GateRefusal>;
  readonly admitFact: (raw: unknown, latest: LatestTurn, nowMs: number) => Result<PageFact, GateRefusal>;
}

/** Largest message of a page, in bytes of JSON. */
export const pageMessageLimit = 64 * 1024;

/** Says what is wrong with a page's message before anything in it is read; `null`: it may go on. */
export function refuseBySize(raw: unknown): 'size' | 'shape' | null {
  const bytes = jsonBytes(raw);
  if (bytes === null) return 'shape';
  return bytes > pageMessageLimit ? 'size' : null;
}

export function createGate({ burst = 30, perSecond = 20 }: GateOptions = {}): Gate {
  // Two buckets, so that a page that paints often can't use up its own taps.
  const intents = createTokenBucket({ burst, perSecond });
  const facts = createTokenBucket({ burst, perSecond });

  return {
    admitIntent(raw, latest, nowMs) {
      const read = intents.take(nowMs) ? readShape(intentSchema, raw) : fail('rate' as const);
      if (!read.ok) return read;
      if (latest === null || read.value.epoch !== latest.epoch) return fail('epoch');
      // Someone who types while the View changes is still there: activity answers the visit, not the question.
      if (read.value.kind !== 'activity' && read.value.turn !== latest.turn) return fail('turn');
      return read;
    },
    admitFact(raw, latest, nowMs) {
      const read = facts.take(nowMs) ? readShape(pageFactSchema, raw) : fail('rate' as const);
      if (!read.ok) return read;
      if (read.value.kind === 'painted' && read.value.epoch !== latest?.epoch) return fail('epoch');
      return read;
    },
  };
}

function readShape<T>(schema: z.ZodType<T>, raw: unknown): Result<T, GateRefusal> {
  const refusal = refuseBySize(raw);
  if (refusal !== null) return fail(refusal);
  const parsed = schema.safeParse(raw);
  return parsed.success ? succeed(parsed.data) : fail('shape');
}

function jsonBytes(raw: unknown): number | null {
  try {
    const json: string | undefined = JSON.stringify(raw);
    return json === undefined ? null : Buffer.byteLength(json);
  } catch {
    // Cyclic values and bigints come through Electron's structured clone; no message of ours holds either.
    return null;
  }
}
