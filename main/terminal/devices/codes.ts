// Says what a scanned code is, by the patterns of the configuration, tried in their order.

import type { FaultCode } from '../../../contract/fault.ts';
import { longestText } from '../../../kiosk-config/pattern-cost.ts';
import type { KioskConfiguration } from '../../../kiosk-config/schema.ts';

/** In the order in which they are tried. */
const kinds = ['eVoucher', 'healthCard', 'socialSecurityCard', 'receipt', 'idNumber', 'technician'] as const;

export type CodeKind = (typeof kinds)[number] | 'unknown';
export type CodePatterns = KioskConfiguration['visit']['codes'];

/**
 * A code is personal and, as an e-voucher, good for one use: this says only its kind.
 * @param patterns as the configuration has checked them: no expression in it takes long on a text of this length
 */
export function classify(text: string, patterns: CodePatterns): CodeKind {
  if (text.length > longestText) return 'unknown';
  return kinds.find((kind) => new RegExp(patterns[kind], 'u').test(text)) ?? 'unknown';
}

/** What the citizen is told of a code that nobody signs in with. A technician's code is not told from any other. */
export const faultOfCode: Readonly<Record<Exclude<CodeKind, 'eVoucher'>, FaultCode>> = {
  healthCard: 'code.healthCard',
  socialSecurityCard: 'code.socialSecurityCard',
  receipt: 'code.receipt',
  idNumber: 'code.idNumber',
  technician: 'code.notAnEVoucher',
  unknown: 'code.notAnEVoucher',
};
