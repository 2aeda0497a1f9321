// What is looked at before somebody begins a filing: the platform, the journal, the disk and the printer.

import type { Insurance } from '../../contract/insurance.ts';
import type { ScreenOf } from '../../contract/view.ts';
import type { FilingDocument } from '../../kiosk-config/services/schema.ts';
import type { FilingDesk } from './outbox/types.ts';
import type { RegionAdapter } from './platform/region/types.ts';
import type { Applicant } from './services/case.ts';
import { finishChecks } from './services/finish-checks.ts';
import { sameMatter } from './services/rules/one-open-case.ts';
import type { CheckedFiling } from './session/types.ts';

export interface FilingRooms {
  readonly desk: FilingDesk;
  readonly region: Pick<RegionAdapter, 'remoteTreatments'>;
  readonly disk: () => 'good' | 'low' | 'full';
}

/** The screen shows no more of a person's filings. */
const mostRecords = 20;

export async function checkFiling(
  { desk, region, disk }: FilingRooms,
  document: FilingDocument,
  who: { readonly applicant: Applicant; readonly insurances: readonly Insurance[]; readonly printing: ScreenOf<'notice'>['printing'] },
  signal: AbortSignal,
): Promise<CheckedFiling> {
  const answer = await region.remoteTreatments(who.applicant, signal);
  const records = answer.ok ? { ok: true as const, value: answer.value.slice(0, mostRecords) } : answer;
  const openCase = document.rules.includes('oneOpenCase') ? desk.openCase(who.applicant, sameMatter(document.operation)) : null;
  const checks = finishChecks(document, { ...who, records, openCase, disk: disk() });
  return { checks, openCase, records: records.ok ? records.value : [] };
}
