// The one catalogue of what can go wrong. Each code has its sentence in every locale (`faults.<code>`) and its page in the manual.

import { z } from 'zod';

/** A fault the citizen is told of. The family before the dot says whose trouble it is. */
export const faultCodes = [
  'code.notAnEVoucher',
  'code.unreadable',
  'code.expired',
  'code.unknown',
  'card.moved',
  'card.unreadable',
  'card.unsupported',
  'card.expired',
  'reader.unavailable',
  'scanner.unavailable',
  'person.notFound',
  'platform.unreachable',
  'platform.tooSlow',
  'platform.notUnderstood',
  'platform.refused',
  'platform.unauthorised',
  'printer.paperOut',
  'printer.coverOpen',
  'printer.unavailable',
  'printer.fault',
  'printer.unknown',
] as const;

export type FaultCode = (typeof faultCodes)[number];

export const faultCode = z.enum(faultCodes);

/** The short number at the foot of an error screen, for the telephone: letter of the family and a stable number. */
export const faultNumber: Readonly<Record<FaultCode, string>> = {
  'code.notAnEVoucher': 'C-001',
  'code.unreadable': 'C-002',
  'code.expired': 'C-003',
  'code.unknown': 'C-004',
  'card.moved': 'I-001',
  'card.unreadable': 'I-002',
  'card.unsupported': 'I-003',
  'card.expired': 'I-004',
  'reader.unavailable': 'I-011',
  'scanner.unavailable': 'C-011',
  'person.notFound': 'N-001',
  'platform.unreachable': 'N-011',
  'platform.tooSlow': 'N-012',
  'platform.notUnderstood': 'N-013',
  'platform.refused': 'N-014',
  'platform.unauthorised': 'N-015',
  'printer.paperOut': 'P-021',
  'printer.coverOpen': 'P-022',
  'printer.unavailable': 'P-023',
  'printer.fault': 'P-024',
  'printer.unknown': 'P-025',
};
