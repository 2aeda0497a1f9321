// Printing, printed, and what must not be left behind.

import type { FaultCode } from '../../../contract/fault.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { caseNumber, reference, finished, held } from './invented.ts';
import { signedIn, quiet, type Sample, type Samples } from './sample.ts';

const printedUnknown: ScreenOf<'printed'> = { kind: 'printed', outcome: 'unknown', fault: 'printer.unknown', reference, filing: null };

export const papersSamples: Samples = {
  printing: { screen: { kind: 'printing', stage: 'normal' }, bar: quiet },
  'printing-slow': { screen: { kind: 'printing', stage: 'slow' }, bar: quiet },
  'printing-stuck': { screen: { kind: 'printing', stage: 'stuck' }, bar: { back: true, ...quiet } },
  'printed-done': { screen: { kind: 'printed', outcome: 'done', fault: null, reference, filing: null }, bar: signedIn },
  'printed-not-done': notPrinted('printer.paperOut'),
  'printed-not-done-cover-open': notPrinted('printer.coverOpen'),
  'printed-not-done-fault': notPrinted('printer.fault'),
  'printed-not-done-unavailable': notPrinted('printer.unavailable'),
  'printed-unknown': { screen: printedUnknown, bar: signedIn },
  'printed-filing-done': {
    screen: { kind: 'printed', outcome: 'done', fault: null, reference, filing: { number: caseNumber, outcome: finished } },
    bar: signedIn,
  },
  'printed-filing-accepted': {
    screen: { ...printedUnknown, filing: { number: caseNumber, outcome: { ...finished, standing: 'accepted' } } },
    bar: signedIn,
  },
  'printed-filing-not-done': {
    screen: { ...printedUnknown, filing: { number: caseNumber, outcome: { kind: 'notDone', fault: 'filing.refused' } } },
    bar: signedIn,
  },
  'printed-filing-unknown': { screen: { ...printedUnknown, filing: { number: caseNumber, outcome: { kind: 'unknown' } } }, bar: signedIn },
  'printed-filing-held': { screen: { ...printedUnknown, filing: { number: caseNumber, outcome: held } }, bar: signedIn },
  'printed-filing-without-paper': notPrinted('printer.paperOut', { number: caseNumber, outcome: { kind: 'unknown' } }),
  'take-card': takeYourThings('present', 'none'),
  'take-card-and-receipt-urgent': takeYourThings('present', 'printed', true),
  'take-card-and-perhaps-receipt': takeYourThings('present', 'unknown'),
  'take-perhaps-card': takeYourThings('unknown', 'none'),
  'take-receipt': takeYourThings('none', 'printed'),
  'take-receipt-urgent': takeYourThings('none', 'printed', true),
  'take-perhaps-receipt': takeYourThings('none', 'unknown'),
};

function notPrinted(fault: FaultCode, told: ScreenOf<'printed'>['filing'] = null): Sample {
  return { screen: { kind: 'printed', outcome: 'notDone', fault, reference, filing: told }, bar: signedIn };
}

function takeYourThings(card: ScreenOf<'takeYourThings'>['card'], receipt: ScreenOf<'takeYourThings'>['receipt'], urgent = false): Sample {
  return { screen: { kind: 'takeYourThings', card, receipt, urgent }, timeLeft: urgent ? 15_000 : 30_000 };
}
