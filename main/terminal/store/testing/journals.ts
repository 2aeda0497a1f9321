// Journals in a folder of their own, with invented people, for the tests of the store.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { CaseState } from '../../services/case.ts';
import type { CaseContent, CaseRow } from '../cases.ts';
import { type Journal, type JournalOptions, openJournal } from '../journal.ts';
import type { OpeningFault } from '../opening.ts';
import { content } from './content.ts';

export interface Place {
  readonly folder: string;
  readonly file: string;
  readonly anchor: string;
  readonly key: string;
  /** Wall clock of the journals opened here, ms since 1970; grows by one with every look at it. */
  now: number;
  readonly tryOpen: (changes?: Partial<JournalOptions>) => Journal | OpeningFault;
  readonly open: (changes?: Partial<JournalOptions>) => Journal;
  /** The fault of an opening, null: there is none. */
  readonly fault: (changes?: Partial<JournalOptions>) => OpeningFault | null;
}

let lives = 0;

export function place(): Place {
  const folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const attempt = (changes: Partial<JournalOptions>) => {
    lives += 1;
    return openJournal({ file: here.file, epoch: `life-${lives}`, terminalId: 'KIOSK-01', now: () => (here.now += 1), ...changes });
  };
  const here: Place = {
    folder,
    file: path.join(folder, 'journal.db'),
    anchor: path.join(folder, 'audit.anchor'),
    key: path.join(folder, 'device.key'),
    now: Date.UTC(2026, 5, 18, 9),
    tryOpen(changes = {}) {
      const opened = attempt(changes);
      return opened.ok ? opened.value : opened.fault;
    },
    open(changes = {}) {
      const opened = attempt(changes);
      if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
      return opened.value;
    },
    fault(changes = {}) {
      const opened = attempt(changes);
      if (opened.ok) opened.value.close();
      return opened.ok ? null : opened.fault;
    },
  };
  return here;
}

let messages = 0;

/** A case that has come to that state by steps that are allowed. */
export function caseIn(journal: Journal, state: CaseState, of: CaseContent = content): CaseRow {
  const visit = journal.startVisit();
  const { id } = journal.startCase({ visit, service: 'remote-treatment', operation: 'fileRemoteTreatment' });
  const row = (): CaseRow => {
    const found = journal.caseOf(id);
    if (!found) throw new Error(`There is no case ${id}`);
    return found;
  };
  if (state === 'draft') return row();
  journal.prepareCase(id, of, Date.UTC(2026, 5, 18, 10));
  if (state === 'prepared') return row();
  if (state === 'withdrawn') return journal.moveCase(id, { to: 'withdrawn', reason: 'notSent' });
  messages += 1;
  journal.startAttempt(id, `message-${process.pid}-${messages}`);
  if (state === 'sent') return row();
  if (state === 'confirmed') return journal.moveCase(id, { to: 'confirmed', standing: 'finished', platformNumber: 'P-1' });
  if (state === 'rejected') return journal.moveCase(id, { to: 'rejected', reason: 'refusedByPlatform' });
  journal.moveCase(id, { to: 'unknown', reason: 'noAnswer' });
  return state === 'unknown' ? row() : journal.moveCase(id, { to: 'manual', reason: 'notFoundAfterSending' });
}
