// The journal's rows of the visit that is open and of the service used in it.

import type { FaultCode } from '../../contract/fault.ts';
import type { Log } from '../../contract/log/log.ts';
import type { SignInWay } from './session/types.ts';
import type { Journal, ServiceResult } from './store/journal.ts';

export interface VisitBook {
  /** Once for each visit, however often it is said. */
  readonly begin: () => void;
  readonly signedIn: (way: SignInWay) => void;
  readonly end: (how: 'left' | 'idle') => void;
  readonly startService: (service: string) => void;
  readonly endService: (result: ServiceResult, fault: FaultCode | null) => void;
  readonly forgetService: () => void;
  /** Ids of the rows; null: none is open. */
  readonly visit: () => number | null;
  readonly serviceUse: () => number | null;
}

/** @param journal null: nothing is written, and no visit is ever open */
export function createVisitBook({ journal, log }: { readonly journal: Journal | null; readonly log: Log }): VisitBook {
  let visit: { readonly id: number; readonly startedAt: number } | null = null;
  let serviceUse: number | null = null;

  /** The first end counts: a service that was left without a word is cancelled. */
  function endService(result: ServiceResult, fault: FaultCode | null): void {
    if (serviceUse !== null) journal?.endService(serviceUse, result, fault);
  }

  return {
    begin() {
      visit ??= journal ? { id: journal.startVisit(), startedAt: performance.now() } : null;
    },
    signedIn(way) {
      if (visit) journal?.signIn(visit.id, way);
    },
    end(how) {
      if (!visit) return;
      endService('cancelled', null);
      journal?.endVisit(visit.id, how);
      log('session.visitEnded', { how, seconds: Math.round((performance.now() - visit.startedAt) / 1000) });
      visit = null;
    },
    startService(service) {
      endService('cancelled', null);
      serviceUse = visit && journal ? journal.startService(visit.id, service) : null;
    },
    endService,
    forgetService() {
      serviceUse = null;
    },
    visit: () => visit?.id ?? null,
    serviceUse: () => serviceUse,
  };
}
