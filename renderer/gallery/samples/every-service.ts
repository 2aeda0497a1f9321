// Every service that the page has words for, on its shelf, as a region's pack may offer them.

import type { ScreenOf } from '../../../contract/view.ts';

type Services = ScreenOf<'allServices'>['services'];
type Group = Services[number]['group'];

const on = (group: Group, ...ids: readonly string[]): Services => ids.map((id) => ({ id, group, available: true }));

export const everyService: Services = [
  ...on('queries', 'insured-status', 'personal-account', 'settlements'),
  ...on('remoteTreatment', 'remote-treatment'),
  ...on('benefits', 'chronic-disease'),
  ...on('reimbursement', 'reimbursement'),
  ...on('queries', 'payment-records', 'yearly-totals', 'entitlement', 'chronic-qualification', 'remote-treatment-records'),
  ...on('queries', 'catalogue', 'institutions', 'progress', 'guide'),
  ...on('remoteTreatment', 'remote-treatment-change', 'remote-treatment-cancel'),
  ...on('benefits', 'maternity', 'designated-institution'),
  ...on('enrolment', 'enrolment', 'newborn', 'personal-data', 'transfer'),
  ...on('certificates', 'certificate', 'e-voucher-activation'),
];

/** As many as a region begins with. */
export const twelveServices: Services = everyService.slice(0, 12);
