// The filing desk: writes a filing down, leaves it to the outbox, and tells whoever waits once, with what the journal already says.

import { ownIdText } from '../../../contract/log/log.ts';
import type { FilingOutcome } from '../../../contract/filing.ts';
import { failPoint } from '../../process/fail-point.ts';
import type { Cases } from '../store/cases.ts';
import type { FilingDesk, FilingOrder } from './types.ts';
import { createWorker, type WorkerOptions } from './worker.ts';

export interface FilingDeskOptions extends Omit<WorkerOptions, 'journal' | 'onOutcome'> {
  readonly journal: Cases;
}

/** How long a filing may be on its way to a platform that answers: past it, it is not sent (again). */
const windowMs = 60_000;
const hourMs = 3_600_000;

/** Takes over at once what an earlier life left. */
export function createFilingDesk(options: FilingDeskOptions): FilingDesk {
  const { journal, clock, log } = options;
  let waiting: { readonly id: number; readonly onOutcome: (outcome: FilingOutcome) => void } | null = null;

  function tell(id: number, outcome: FilingOutcome): void {
    if (waiting?.id !== id) return;
    const { onOutcome } = waiting;
    waiting = null;
    journal.tellCase(id, outcome.kind);
    failPoint('case.told');
    onOutcome(outcome);
  }

  const worker = createWorker({ ...options, onOutcome: tell });

  function abandon(): void {
    if (waiting === null) return;
    journal.tellCase(waiting.id, 'unknown');
    worker.release(waiting.id);
    waiting = null;
  }

  const sendByOf = ({ offline }: FilingOrder): number => clock.wall() + (offline === 'refuse' ? windowMs : offline.holdHours * hourMs);

  return {
    submit(order, onOutcome) {
      abandon();
      const { visit, service, operation, applicant, answers } = order;
      const { id } = journal.startCase({ visit, service, operation });
      failPoint('case.drafted');
      const row = journal.prepareCase(id, { applicant, answers }, sendByOf(order));
      failPoint('case.prepared');
      log('filing.submitted', { number: ownIdText(row.number), service: ownIdText(service) });
      waiting = { id, onOutcome };
      worker.begin(row, order.offline !== 'refuse');
      return { number: row.number, link: row.link };
    },
    abandon,
    openCase: ({ number }, operations) => journal.openCaseOf(number, operations)?.number ?? null,
  };
}
