// The receipt of a finished service: its row is durable before the first byte leaves, and its outcome is written down whoever waits for it.

import type { PrintDocument } from '../../contract/device/document.ts';
import type { Outcome } from '../../contract/device/outcome.ts';
import { type Log, ownIdText } from '../../contract/log/log.ts';
import type { RegionPack } from '../../kiosk-config/regions/schema.ts';
import { inLanguage } from '../../kiosk-config/owner-words.ts';
import type { KioskConfiguration } from '../../kiosk-config/schema.ts';
import type { ServiceDocument } from '../../kiosk-config/services/schema.ts';
import { paperWords } from '../../resources/papers.ts';
import { composePaper } from './services/paper.ts';
import { filedPaper } from './session/filed-paper.ts';
import type { SessionContext, SessionEvent } from './session/types.ts';
import type { Journal } from './store/journal.ts';
import type { WallClock } from './wall-clock.ts';

export interface ReceiptDeskOptions {
  readonly services: readonly ServiceDocument[];
  readonly region: Pick<RegionPack, 'divisions'>;
  readonly terminal: Pick<KioskConfiguration['terminal'], 'name'>;
  readonly journal: Journal | null;
  readonly clock: Pick<WallClock, 'dateTime'>;
  readonly print: (document: PrintDocument, onOutcome: (outcome: Outcome) => void) => void;
  readonly tell: (event: SessionEvent) => void;
  readonly log: Log;
}

export interface ReceiptDesk {
  /** @param serviceUse the row of the service that the paper belongs to */
  readonly issue: (serviceId: string, context: SessionContext, serviceUse: number | null) => void;
}

export function createReceiptDesk({ services, region, terminal, journal, clock, print, tell, log }: ReceiptDeskOptions): ReceiptDesk {
  return {
    issue(serviceId, context, serviceUse) {
      const service = services.find(({ id }) => id === serviceId);
      const { person, answer, filing, display } = context;
      if (!service || !person || !journal || serviceUse === null) throw new Error('A paper was asked for without a finished service');
      const { job, reference } = journal.startPrint(serviceUse);
      const filed = filing && filedPaper(context, clock);
      const content = {
        person,
        answer,
        filing: filed,
        divisions: region.divisions,
        terminal: { name: inLanguage(terminal.name, display.language) },
        reference,
      };
      const paper = composePaper(service, content, paperWords[display.language]);
      tell({ type: 'print.numbered', reference });
      print(paper, (outcome) => {
        journal.endPrint(job, outcome);
        const detail = outcome.kind === 'done' ? outcome.proof : outcome.fault;
        log('print.outcome', { reference: ownIdText(reference), outcome: outcome.kind, detail: ownIdText(detail) });
        tell({ type: 'print.finished', outcome });
      });
    },
  };
}
