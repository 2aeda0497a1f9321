// Cases in memory for the model test: as strict about steps as the journal, and able to be split in two at the moment of a crash.

import { finalStates, nextStates, standsInTheWay } from '../../services/case.ts';
import type { CaseContent, CaseRow, Cases, Move } from '../../store/cases.ts';

interface State {
  readonly rows: Map<number, CaseRow>;
  readonly contents: Map<number, CaseContent>;
  readonly messageIds: Set<string>;
}

export interface MemoryCases extends Cases {
  /** What the next life finds: all that was written until now, and nothing of what comes after. */
  readonly copy: () => MemoryCases;
  readonly all: () => readonly CaseRow[];
}

export function memoryCases(
  now: () => number,
  state: State = { rows: new Map(), contents: new Map(), messageIds: new Set() },
  onWrite: () => void = () => undefined,
): MemoryCases {
  const { rows, contents, messageIds } = state;

  const existing = (id: number): CaseRow => {
    const row = rows.get(id);
    if (!row) throw new Error(`no case ${id}`);
    return row;
  };

  function write(row: CaseRow): CaseRow {
    rows.set(row.id, row);
    onWrite();
    return row;
  }

  function step(id: number, { to, reason, standing, platformNumber, dueAt }: Move, more: Partial<CaseRow> = {}): CaseRow {
    const row = existing(id);
    if (!nextStates[row.state].includes(to)) throw new Error(`no step from ${row.state} to ${to}`);
    return write({
      ...row,
      state: to,
      reason: reason ?? null,
      standing: standing ?? row.standing,
      platformNumber: platformNumber ?? row.platformNumber,
      changedAt: now(),
      dueAt: finalStates.has(to) ? null : (dueAt ?? now()),
      ...more,
    });
  }

  return {
    startCase({ service, operation }) {
      const id = rows.size + 1;
      const number = `KIOSK-01-B${String(id).padStart(6, '0')}`;
      const at = now();
      return write({
        ...{ id, number, service, operation, state: 'draft', reason: null, standing: null, platformNumber: null, told: null },
        ...{
          key: id.toString(16).padStart(32, '0'),
          link: 'AAAAAAAAAAA',
          createdAt: at,
          changedAt: at,
          sendBy: null,
          attempts: 0,
          dueAt: null,
        },
      });
    },
    prepareCase(id, content, sendBy) {
      contents.set(id, content);
      return step(id, { to: 'prepared' }, { sendBy });
    },
    startAttempt(id, messageId) {
      if (messageIds.has(messageId)) throw new Error('a message id was used twice');
      messageIds.add(messageId);
      return step(id, { to: 'sent' }, { attempts: existing(id).attempts + 1 }).attempts;
    },
    moveCase: (id, move) => step(id, move),
    postponeCase: (id, dueAt) => void write({ ...existing(id), dueAt }),
    tellCase: (id, told) => void write({ ...existing(id), told }),
    caseOf: (id) => rows.get(id) ?? null,
    caseByNumber: (number) => [...rows.values()].find((row) => row.number === number) ?? null,
    contentOf: (id) => contents.get(id) ?? null,
    openCases: () => [...rows.values()].filter((row) => !finalStates.has(row.state)),
    casesSince: (at) => [...rows.values()].filter(({ changedAt }) => changedAt >= at),
    openCaseOf: ({ private: number }, operations) =>
      [...rows.values()].findLast(
        (row) =>
          operations.includes(row.operation) && standsInTheWay(row, now()) && contents.get(row.id)?.applicant.number.private === number,
      ) ?? null,
    reserveSeconds: () => 0,
    all: () => [...rows.values()],
    copy: () => memoryCases(now, { rows: new Map(rows), contents: new Map(contents), messageIds: new Set(messageIds) }, onWrite),
  };
}
