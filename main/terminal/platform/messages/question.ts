// A question to the national platform: what goes into the envelope and how what comes out of it is read.

import type { Private } from '../../../../contract/private.ts';
import { type Result, succeed } from '../../../../contract/result.ts';
import { openEnvelope } from '../envelope.ts';
import { type PlatformFault, platformFault } from '../types.ts';
import type { CodeTables } from './code-tables.ts';

/** What reading an answer needs beside the answer. */
export interface ReadingContext {
  readonly codes: CodeTables;
  /** When the answer came. */
  readonly now: Date;
}

export interface Question<T> {
  /** Transaction number (infno). */
  readonly number: string;
  /** Six-digit division, empty when it is not known. */
  readonly insuredPlace: string;
  /** Bytes; left out: the transport's own limit. */
  readonly largestAnswer?: number;
  readonly input: (now: Date) => object;
  /** @returns null: not understood. */
  readonly read: (output: unknown, context: ReadingContext) => T | null;
  /** What a refusal in words means; left out: refused. */
  readonly faultOfRefusal?: (reason: Private) => PlatformFault['code'];
}

/** The content of a whole answer, or why there is none. */
export function readAnswer<T>(question: Question<T>, json: unknown, context: ReadingContext): Result<T, PlatformFault> {
  const opened = openEnvelope(json);
  if (!opened.ok) {
    if (opened.fault.kind !== 'refused') return platformFault(`platform.${opened.fault.kind}`);
    return platformFault(question.faultOfRefusal?.(opened.fault.reason) ?? 'platform.refused');
  }
  const value = question.read(opened.value, context);
  return value === null ? platformFault('platform.notUnderstood') : succeed(value);
}
