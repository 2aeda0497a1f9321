// What stands by itself: starting, out of service, interrupted, 您还在吗.

import type { ScreenOf } from '../../../contract/view.ts';
import { caseNumber, reference } from './invented.ts';
import { quiet, type Sample, type Samples, silent } from './sample.ts';

export const standingSamples: Samples = {
  starting: { screen: { kind: 'starting', reason: 'starting' }, bar: silent },
  restarting: { screen: { kind: 'starting', reason: 'restarting' }, bar: silent },
  'idle-question': { screen: { kind: 'idleQuestion', signedIn: true }, bar: { back: true, ...quiet }, timeLeft: 30_000 },
  'idle-question-nobody': { screen: { kind: 'idleQuestion', signedIn: false }, bar: { back: true, ...quiet }, timeLeft: 30_000 },
  interrupted: {
    screen: { kind: 'interrupted', receipt: 'none', reference: null, signedIn: true, ticket: null, filing: null },
    bar: { home: true },
  },
  'interrupted-receipt-unknown': {
    screen: { kind: 'interrupted', receipt: 'unknown', reference, signedIn: true, ticket: null, filing: null },
    bar: { home: true },
  },
  'interrupted-receipt-printed': {
    screen: { kind: 'interrupted', receipt: 'printed', reference, signedIn: false, ticket: null, filing: null },
    bar: { home: true },
  },
  'interrupted-ticket': {
    screen: { kind: 'interrupted', receipt: 'none', reference: null, signedIn: false, ticket: 'A012', filing: null },
    bar: { home: true },
  },
  'out-of-service-configuration': {
    screen: {
      kind: 'outOfService',
      reason: 'configuration',
      detail: 'etc/kiosk.jsonc:14:12 devices.receiptPrinter.profile: expected one of "gainscha-80", "rongta-80", received "gainsha-80"',
    },
    bar: silent,
  },
  'out-of-service-journal': {
    screen: { kind: 'outOfService', reason: 'journal', detail: 'journal.db: database disk image is malformed' },
    bar: silent,
  },
  'out-of-service-devices': { screen: { kind: 'outOfService', reason: 'devices', detail: null }, bar: { textSize: false } },
  'out-of-service-restarts': { screen: { kind: 'outOfService', reason: 'restarts', detail: null }, bar: silent },
  'interrupted-filing-done': interruptedFiling('done'),
  'interrupted-filing-not-done': interruptedFiling('notDone'),
  'interrupted-filing-unknown': interruptedFiling('unknown'),
  'interrupted-filing-held': interruptedFiling('held'),
  'out-of-service-disk': {
    screen: { kind: 'outOfService', reason: 'disk', detail: '/var/lib/yibao-kiosk: 11 MB free, 64 MB wanted; npm run journal -- status' },
    bar: silent,
  },
};

function interruptedFiling(outcome: NonNullable<ScreenOf<'interrupted'>['filing']>['outcome']): Sample {
  return {
    screen: {
      kind: 'interrupted',
      receipt: 'none',
      reference: null,
      signedIn: true,
      ticket: null,
      filing: { number: caseNumber, service: 'remote-treatment', outcome },
    },
    bar: { home: true },
  };
}
