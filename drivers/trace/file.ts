// A trace file: one line of JSON for the device, then one for everything that happened on its wire.

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { deviceIds } from '../../contract/device/message.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';

const head = z.strictObject({
  trace: z.literal(1),
  device: z.enum(deviceIds),
  profile: z.string().max(60),
  /** Always: nothing of a person is in a trace. */
  masked: z.literal(true),
});
export type TraceHead = z.infer<typeof head>;

/** Milliseconds from the beginning of the trace. */
const at = z.number().min(0);
const line = z.discriminatedUnion('kind', [
  z.strictObject({ at, kind: z.literal('opened') }),
  z.strictObject({ at, kind: z.literal('refused'), why: z.string().max(20) }),
  z.strictObject({ at, kind: z.literal('closed'), why: z.string().max(20) }),
  z.strictObject({ at, kind: z.literal('attention'), on: z.boolean() }),
  /** `in`: from the device. */
  z.strictObject({ at, kind: z.enum(['in', 'out']), hex: z.string().regex(/^(?:[\da-f]{2})+$/) }),
]);
export type TraceLine = z.infer<typeof line>;

export interface Trace {
  readonly head: TraceHead;
  readonly lines: readonly TraceLine[];
}

/** The fault is a sentence for the technician. */
export function readTrace(file: string): Result<Trace, string> {
  const [first, ...rest] = readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text !== '');
  const parsed = head.safeParse(jsonOf(first));
  if (!parsed.success) return fail(`${file} is no trace: line 1 does not say of which device`);
  const lines: TraceLine[] = [];
  for (const [index, text] of rest.entries()) {
    const read = line.safeParse(jsonOf(text));
    if (!read.success) return fail(`${file}, line ${index + 2}: ${read.error.issues[0]?.message ?? 'no line of a trace'}`);
    lines.push(read.data);
  }
  return succeed({ head: parsed.data, lines });
}

function jsonOf(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
