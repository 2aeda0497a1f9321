// The identify screen: each way in, each thing that can go wrong.

import { type FaultCode, faultCodes } from '../../../contract/fault.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { bothReady, codeOnly, cardOnly, noneReady } from './ways.ts';
import { signedIn, type Sample, type Samples } from './sample.ts';

const identify: ScreenOf<'identify'> = { kind: 'identify', ways: bothReady, hint: null, failures: 0 };

const told: Readonly<Record<string, FaultCode>> = {
  'identify-hint': 'code.unreadable',
  'identify-hint-not-an-e-voucher': 'code.notAnEVoucher',
  'identify-hint-unsupported': 'card.unsupported',
  'identify-hint-card-expired': 'card.expired',
  'identify-hint-not-found': 'person.notFound',
};
/** Every other hint that can be told in place. */
const hints: readonly FaultCode[] = faultCodes.filter(
  (code) => /^(code|card|reader|scanner)\./.test(code) && !Object.values(told).includes(code),
);
const afterOne = (hint: FaultCode): Sample => ({ screen: { ...identify, hint, failures: 1 }, bar: signedIn });
const named = (code: FaultCode): string => code.replace(/[.A-Z]/g, (at) => (at === '.' ? '-' : `-${at.toLowerCase()}`));

export const signingInSamples: Samples = {
  identify: { screen: identify, bar: signedIn },
  'identify-card-only': { screen: { ...identify, ways: cardOnly }, bar: signedIn },
  'identify-code-only': { screen: { ...identify, ways: codeOnly }, bar: signedIn },
  ...Object.fromEntries(Object.entries(told).map(([name, hint]) => [name, afterOne(hint)])),
  ...Object.fromEntries(hints.map((hint) => [`identify-hint-${named(hint)}`, afterOne(hint)])),
  'identify-second-failure': { screen: { ...identify, hint: 'code.expired', failures: 2 }, bar: signedIn },
  'identify-no-way': { screen: { ...identify, ways: noneReady }, bar: signedIn },
  'identify-third-failure': { screen: { ...identify, hint: 'card.moved', failures: 3 }, bar: signedIn },
  'identify-third-failure-code': { screen: { ...identify, hint: 'code.unreadable', failures: 3 }, bar: signedIn },
  'identify-third-failure-card-only': { screen: { ...identify, ways: cardOnly, hint: 'card.damaged', failures: 3 }, bar: signedIn },
  'identify-third-failure-counter': { screen: { ...identify, hint: 'card.expired', failures: 3 }, bar: signedIn },
};
