// Whether a filing can be finished now, asked before its first page (先看能不能办成). Pure.

import type { FaultCode } from '../../../contract/fault.ts';
import type { FilingOnRecord, FinishCheck } from '../../../contract/filing.ts';
import type { Result } from '../../../contract/result.ts';
import type { Insurance } from '../../../contract/insurance.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import type { FilingService } from './filing.ts';
import { insuredNow } from './rules/insured-now.ts';

export interface Circumstances {
  /** The person's filings as the platform just answered, or why it did not. */
  readonly records: Result<readonly FilingOnRecord[], { readonly code: FaultCode }>;
  readonly insurances: readonly Insurance[];
  readonly openCase: string | null;
  readonly disk: 'good' | 'low' | 'full';
  readonly printing: ScreenOf<'notice'>['printing'];
}

export function finishChecks(service: FilingService, now: Circumstances): FinishCheck[] {
  return [
    check('network', now.records.ok ? null : now.records.fault.code),
    ...(service.rules.includes('insuredNow') ? [check('insurance', insuredNow(now.insurances) ? null : 'filing.notInsured')] : []),
    ...(service.rules.includes('oneOpenCase') ? [check('openCase', now.openCase === null ? null : 'filing.openCase')] : []),
    ...recordCheck(service, now),
    check('disk', now.disk === 'full' ? 'filing.diskFull' : null),
    { what: 'paper', ...withoutReceipt[now.printing] },
  ];
}

const check = (what: FinishCheck['what'], fault: FaultCode | null): FinishCheck => ({
  what,
  state: fault === null ? 'good' : 'bad',
  fault,
});

/** While the platform is silent or a case is not settled, nobody can say that there is nothing to choose. */
function recordCheck({ steps }: FilingService, { openCase, records }: Circumstances): FinishCheck[] {
  const choosesARecord = steps.some((step) => step.kind === 'question' && step.input === 'record');
  if (!choosesARecord || !records.ok || openCase !== null) return [];
  return [check('record', records.value.length === 0 ? 'filing.nothingToCancel' : null)];
}

/** Everything can be done without a receipt; its number stands on the screen. */
const withoutReceipt: Readonly<Record<Circumstances['printing'], Pick<FinishCheck, 'state' | 'fault'>>> = {
  ready: { state: 'good', fault: null },
  paperLow: { state: 'good', fault: null },
  paperOut: { state: 'limited', fault: 'printer.paperOut' },
  unavailable: { state: 'limited', fault: 'printer.unavailable' },
};
