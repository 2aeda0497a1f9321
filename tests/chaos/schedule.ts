// What happens in a campaign, filing by filing: who files what, and what goes wrong meanwhile. All of it follows from the seed.

import fc from 'fast-check';
import type { WireFault } from '../support/fault-proxy.ts';

/** Where a process of one kiosk can be killed; the names are those of main/process/fail-point.ts. */
export const kioskPoints = [
  'case.drafted',
  'case.prepared',
  'case.sent',
  'request.connected',
  'request.written',
  'answer.received',
  'journal.committed',
  'anchor.appended',
  'case.settled',
  'case.told',
  'supervisor.relaysIntent',
  'supervisor.relaysView',
  'drivers.beforeFirstByte',
  'drivers.beforeLastBytes',
] as const;

export const sandboxPoints = ['sandbox.beforeExecute', 'sandbox.executed', 'sandbox.answered'] as const;

/** What the sandbox does to the next filing of this terminal. */
export const platformTroubles = [
  'executedNoReply',
  'lateReply',
  'lateExecution',
  'html',
  'gbk',
  'serverError',
  'halfJson',
  'silent',
  'businessError',
  'slowDrip',
  'cutAfter',
  'hugeBody',
  'wrongShape',
  'wrongSignature',
  'clockSkew',
] as const;

export type Trouble =
  | { readonly kind: 'none' }
  | { readonly kind: 'wire'; readonly fault: WireFault }
  | { readonly kind: 'platform'; readonly fault: (typeof platformTroubles)[number]; readonly ms: number }
  | { readonly kind: 'killKiosk'; readonly point: (typeof kioskPoints)[number] }
  | { readonly kind: 'killSandbox'; readonly point: (typeof sandboxPoints)[number] }
  | { readonly kind: 'killDrivers' }
  | { readonly kind: 'clock'; readonly offsetMs: number };

export interface PlannedFiling {
  /** Index into the insured people of the sandbox. */
  readonly person: number;
  /** Index into the divisions. */
  readonly destination: number;
  readonly telephone: string;
  readonly impatient: boolean;
  /** Also cancels what was filed before, where there is something. */
  readonly cancels: boolean;
  readonly prints: boolean;
  readonly trouble: Trouble;
}

const hour = 3_600_000;

const wireFault: fc.Arbitrary<WireFault> = fc.oneof(
  fc.constant<WireFault>({ kind: 'refuse' }),
  fc.constant<WireFault>({ kind: 'stall' }),
  fc.record({ kind: fc.constant('cutRequest' as const), after: fc.nat(1800) }),
  fc.record({ kind: fc.constant('cutAnswer' as const), after: fc.nat(400) }),
  fc.record({ kind: fc.constant('resetAnswer' as const), after: fc.nat(400) }),
  fc.record({ kind: fc.constant('drip' as const), bytes: fc.integer({ min: 1, max: 64 }), everyMs: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('delay' as const), ms: fc.nat(3000) }),
);

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 50, arbitrary: fc.constant<Trouble>({ kind: 'none' }) },
  { weight: 18, arbitrary: fc.record({ kind: fc.constant('wire' as const), fault: wireFault }) },
  {
    weight: 16,
    arbitrary: fc.record({
      kind: fc.constant('platform' as const),
      fault: fc.constantFrom(...platformTroubles),
      // The longer ones come after the terminal has given up (12 s) and asked (2 s): then it sends again while the first is still under way.
      ms: fc.oneof(
        { weight: 2, arbitrary: fc.integer({ min: 500, max: 6000 }) },
        { weight: 1, arbitrary: fc.integer({ min: 14_500, max: 20_000 }) },
      ),
    }),
  },
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('killKiosk' as const), point: fc.constantFrom(...kioskPoints) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('killSandbox' as const), point: fc.constantFrom(...sandboxPoints) }) },
  { weight: 1, arbitrary: fc.constant<Trouble>({ kind: 'killDrivers' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('clock' as const), offsetMs: fc.integer({ min: -26 * hour, max: 26 * hour }) }) },
);

const planned: fc.Arbitrary<PlannedFiling> = fc.record({
  person: fc.nat(100_000),
  destination: fc.nat(100_000),
  telephone: fc.integer({ min: 0, max: 99_999_999 }).map((digits) => `139${String(digits).padStart(8, '0')}`),
  impatient: fc.boolean(),
  cancels: fc.nat(9).map((one) => one === 0),
  prints: fc.nat(2).map((one) => one === 0),
  trouble,
});

/** The same seed gives the same campaign. */
export const scheduleOf = (seed: number, filings: number): readonly PlannedFiling[] => fc.sample(planned, { seed, numRuns: filings });
