// What becomes of a case next, by its state, what the platform answered and how much time is left. Pure: the worker carries it out.

import type { FilingOutcome } from '../../../contract/filing.ts';
import type { AskAnswer, Repetition, SubmitAnswer } from '../platform/region/types.ts';
import type { RefusalFault } from '../services/case.ts';
import type { CaseRow, Move } from '../store/cases.ts';

/** `send`: one more attempt with the same key. `rest`: look again later. */
export type Decision = Move | 'send' | 'rest';

/** Staff take over what the platform has not answered for so long. */
const longestSilenceMs = 24 * 3_600_000;

/** A new life looks at what the one before it left; null: it stays as it is. */
export function takeOver({ state, told }: Pick<CaseRow, 'state' | 'told'>): Move | null {
  if (state === 'draft') return { to: 'withdrawn', reason: 'interrupted' };
  // Nobody was promised that it is kept, and whoever submitted it is told that nothing was.
  if (state === 'prepared') return told === 'held' ? null : { to: 'withdrawn', reason: 'interrupted' };
  return state === 'sent' ? { to: 'unknown', reason: 'noAnswer' } : null;
}

export function whenPrepared(when: { readonly maySend: boolean; readonly held: boolean }): Move | 'send' {
  if (when.maySend) return 'send';
  return { to: when.held ? 'manual' : 'withdrawn', reason: 'tooLate' };
}

export interface Sent {
  /** Of no earlier attempt a byte can have reached the platform. */
  readonly untouched: boolean;
  readonly held: boolean;
  /** The number in the answer is that of another case. */
  readonly isAnothers: boolean;
}

export function whenSent(answer: SubmitAnswer, when: Sent): Move {
  switch (answer.kind) {
    case 'accepted':
      if (when.isAnothers) return { to: 'unknown', reason: 'platformContradictsItself' };
      return { to: 'confirmed', standing: answer.standing, platformNumber: answer.platformNumber };
    case 'refused':
      // After an earlier attempt a refusal may mean that one: 已备案 is what the platform says of a late execution of it.
      return { to: answer.final && when.untouched ? 'rejected' : 'unknown', reason: 'refusedByPlatform' };
    case 'repeated':
      // It is sent for the first time, or the platform said that it does not have it.
      return { to: 'unknown', reason: 'platformContradictsItself' };
    case 'notSent':
      if (!when.untouched) return { to: 'unknown', reason: 'noAnswer' };
      return { to: when.held ? 'prepared' : 'withdrawn', reason: 'notSent' };
    case 'lost':
      return { to: 'unknown', reason: answer.fault === 'platform.notUnderstood' ? 'answerNotUnderstood' : 'noAnswer' };
  }
}

export interface Unknown {
  /** Why it is not known. */
  readonly reason: CaseRow['reason'];
  readonly repetition: Repetition;
  readonly maySend: boolean;
  /** The platform cannot execute any more what it may have received. */
  readonly settled: boolean;
  /** The number in the answer is that of another case. */
  readonly isAnothers: boolean;
  readonly silentMs: number;
}

export function whenAsked(answer: AskAnswer, when: Unknown): Decision {
  if (answer.kind === 'found') {
    if (when.isAnothers) return when.settled ? { to: 'manual', reason: 'platformContradictsItself' } : 'rest';
    if (answer.standing === 'refused' || answer.standing === 'cancelled') return { to: 'rejected', reason: 'refusedByPlatform' };
    const standing = answer.standing === 'finished' ? 'finished' : 'accepted';
    return { to: 'confirmed', standing, platformNumber: answer.platformNumber };
  }
  if (answer.kind === 'noAnswer') return when.silentMs >= longestSilenceMs ? { to: 'manual', reason: 'noAnswer' } : 'rest';
  const refused = when.reason === 'refusedByPlatform';
  const contradicted = when.reason === 'platformContradictsItself';
  if (when.repetition === 'keyed' && when.maySend && !refused && !contradicted) return 'send';
  if (!when.settled) return 'rest';
  if (refused) return { to: 'rejected', reason: 'refusedByPlatform' };
  return { to: 'manual', reason: contradicted ? 'platformContradictsItself' : 'notFoundAfterSending' };
}

/** What a citizen may be told of a case as it stands in the journal. */
export function outcomeOf(
  row: Pick<CaseRow, 'state' | 'reason' | 'standing' | 'platformNumber' | 'sendBy'>,
  refusal: RefusalFault | null,
): FilingOutcome {
  switch (row.state) {
    case 'confirmed':
      return { kind: 'done', standing: row.standing ?? 'accepted', platformNumber: row.platformNumber };
    case 'rejected':
      return { kind: 'notDone', fault: refusal ?? 'filing.refused' };
    case 'withdrawn':
      return { kind: 'notDone', fault: row.reason === 'tooLate' ? 'filing.tooLate' : 'filing.notSent' };
    case 'prepared':
      return row.sendBy === null ? { kind: 'unknown' } : { kind: 'held', until: row.sendBy };
    default:
      return { kind: 'unknown' };
  }
}
