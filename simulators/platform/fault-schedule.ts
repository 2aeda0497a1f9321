// When the simulated platform is bad: switches for whole kinds of requests, and scripts that give the next requests a fault each.

import { z } from 'zod';
import { platformFaultNames } from './faults.ts';
import type { Call } from './calls.ts';

const milliseconds = z.int().min(-86_400_000).max(600_000_000);

/** One fault with its measures; those left out have the values of `usual`. */
export const fault = z.strictObject({
  fault: z.enum(platformFaultNames),
  /** slow, lateReply, lateExecution: how late; clockSkew: how far the platform's clock is ahead. */
  ms: milliseconds.optional(),
  /** cutAfter: bytes of the body that leave. */
  bytes: z.int().min(0).max(100_000_000).optional(),
  /** slowDrip: bytes a second. */
  rate: z.int().min(1).max(1_000_000).optional(),
  /** serverError: the status. */
  status: z.int().min(500).max(599).optional(),
  /** html, wrongSignature, serverError, businessError: executed nevertheless, before that is said. */
  executes: z.boolean().optional(),
});
export type Fault = z.infer<typeof fault>;

/** Which requests are meant: a kind of them, or one operation by its name, e.g. "1101" or "remote/file". Left out: all. */
const only = z
  .string()
  .regex(/^[\w/.]{2,30}$/)
  .optional();

export const faultSwitch = fault.extend({
  only,
  /** So many matching requests are served honestly before. */
  after: z.int().min(0).max(1_000_000).optional(),
  /** It ends after so many; left out: it stays. */
  times: z.int().min(1).max(1_000_000).optional(),
});
export type FaultSwitch = z.infer<typeof faultSwitch>;

export const faultScript = z.strictObject({ only, faults: z.array(fault).min(1).max(100_000) });
export type FaultScript = z.infer<typeof faultScript>;

export const honest: Fault = { fault: 'none' };

export interface FaultSchedule {
  /** Takes the place of the switch with the same `only`; `none` without `only` ends every switch and script. */
  readonly set: (next: FaultSwitch) => void;
  /** The next matching requests get one of these each; scripts are followed in the order given, before any switch. */
  readonly follow: (script: FaultScript) => void;
  /** The fault of this request; it is used up by asking. */
  readonly take: (call: Call) => Fault;
  /** Not even connections are taken. */
  readonly isDown: () => boolean;
  readonly current: () => Fault;
  /** What is left of scripts and switches. */
  readonly pending: () => { readonly scripted: number; readonly switches: readonly FaultSwitch[] };
}

export function createFaultSchedule(): FaultSchedule {
  const switches = new Map<string, FaultSwitch>();
  let scripts: FaultScript[] = [];

  const fromScript = (call: Call): Fault | null => {
    const script = scripts.find((one) => isMeant(one.only, call));
    if (!script) return null;
    const [next = honest, ...rest] = script.faults;
    scripts = scripts.flatMap((one) => (one !== script ? [one] : rest.length > 0 ? [{ ...one, faults: rest }] : []));
    return next;
  };

  const fromSwitch = (call: Call): Fault | null => {
    for (const name of [call.name, ...call.kinds, '']) {
      const found = switches.get(name);
      if (!found) continue;
      const { only: scope, after, times, ...what } = found;
      if (after !== undefined && after > 0) switches.set(name, { ...found, after: after - 1 });
      else if (times === 1) switches.delete(name);
      else if (times !== undefined) switches.set(name, { ...found, times: times - 1 });
      return after !== undefined && after > 0 ? honest : what;
    }
    return null;
  };

  return {
    set(next) {
      const name = next.only ?? '';
      if (next.fault !== 'none') switches.set(name, next);
      else if (name !== '') switches.delete(name);
      else {
        switches.clear();
        scripts = [];
      }
    },
    follow: (script) => void scripts.push(script),
    take: (call) => fromScript(call) ?? fromSwitch(call) ?? honest,
    isDown() {
      const { fault: name, after, times } = switches.get('') ?? faultSwitch.parse(honest);
      return name === 'down' && after === undefined && times === undefined;
    },
    current: () => switches.get('') ?? honest,
    pending: () => ({ scripted: scripts.reduce((sum, { faults }) => sum + faults.length, 0), switches: [...switches.values()] }),
  };
}

const isMeant = (scope: string | undefined, call: Call): boolean =>
  scope === undefined || scope === call.name || call.kinds.some((kind) => kind === scope);
