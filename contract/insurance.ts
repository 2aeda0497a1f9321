// What the terminal shows of a person's insurances: type, status, place, account.

import { z } from 'zod';
import { privateFen, privateText } from './private.ts';

/** Insured status (参保状态) and insurance type (险种) in domain words; `other` keeps the platform's own text beside it. */
export const insuredStatus = z.enum(['insured', 'suspended', 'ended', 'notInsured', 'unknown']);
export const insuranceType = z.enum([
  'employeeBasic',
  'residentBasic',
  'civilServant',
  'largeAmount',
  'retiredCadre',
  'disabledVeteran',
  'redArmyVeteran',
  'enterpriseSupplement',
  'newRural',
  'urbanResident',
  'residentSeriousIllness',
  'longTermCare',
  'maternity',
  'other',
]);
export type InsuranceType = z.infer<typeof insuranceType>;
export type InsuredStatus = z.infer<typeof insuredStatus>;

/** One row of the person's insurances (一人可有多个险种). Dates are YYYY-MM-DD. */
export const insurance = z
  .strictObject({
    type: insuranceType,
    status: insuredStatus,
    /** Six-digit division of the insured place (参保地), and its name where the terminal knows one. */
    placeCode: z.string().max(6),
    placeName: z.string().max(40).nullable(),
    balance: privateFen,
    since: z.string().max(10).nullable(),
    employer: privateText.nullable(),
  })
  .readonly();
export type Insurance = z.infer<typeof insurance>;
