// Says what a scanned code is, by the patterns of the configuration, tried in their order.

import { createContext, Script } from 'node:vm';
import type { FaultCode } from '../../../contract/fault.ts';
import type { KioskConfiguration } from '../../../kiosk-config/schema.ts';

/** In the order in which they are tried. */
const kinds = ['eVoucher', 'healthCard', 'socialSecurityCard', 'receipt', 'idNumber', 'technician'] as const;

export type CodeKind = (typeof kinds)[number] | 'unknown';
export type CodePatterns = KioskConfiguration['visit']['codes'];

/** Longer than any code of this field; no expression is let loose on more. */
const longestCode = 300;
/** An expression of the configuration may need exponential time: the terminal gives none more than about this much of its own. */
const patternMs = 20;

/** Only a script can be given a time limit; the code itself never becomes part of one. */
const matching = new Script('pattern.test(text)');

/** A code is personal and, as an e-voucher, good for one use: this says only its kind. */
export function classify(text: string, patterns: CodePatterns): CodeKind {
  if (text.length > longestCode) return 'unknown';
  return kinds.find((kind) => matches(new RegExp(patterns[kind], 'u'), text)) ?? 'unknown';
}

/** One for all: to make one takes a millisecond of the time in which a person waits for the screen. */
const asked = { pattern: /(?!)/u, text: '' };
const context = createContext(asked);

function matches(pattern: RegExp, text: string): boolean {
  Object.assign(asked, { pattern, text });
  try {
    return isMatch();
  } finally {
    // A code is not kept any longer than it is looked at.
    asked.text = '';
  }
}

function isMatch(): boolean {
  const began = process.threadCpuUsage();
  for (;;) {
    try {
      return matching.runInContext(context, { timeout: patternMs }) === true;
    } catch (error) {
      if (!isTimeout(error)) throw error;
      // The limit is one of the clock on the wall: on a busy machine the expression may hardly have run yet.
      const { user, system } = process.threadCpuUsage(began);
      if ((user + system) / 1000 >= patternMs / 2) return false;
    }
  }
}

/** The error comes from the script's own realm: it is no instance of our Error. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/** What the citizen is told of a code that nobody signs in with. A technician's code is not told from any other. */
export const faultOfCode: Readonly<Record<Exclude<CodeKind, 'eVoucher'>, FaultCode>> = {
  healthCard: 'code.healthCard',
  socialSecurityCard: 'code.socialSecurityCard',
  receipt: 'code.receipt',
  idNumber: 'code.idNumber',
  technician: 'code.notAnEVoucher',
  unknown: 'code.notAnEVoucher',
};
