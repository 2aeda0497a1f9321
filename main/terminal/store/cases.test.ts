import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import { caseNumber } from '../../../contract/filing.ts';
import { type CaseState, caseStates, nextStates } from '../services/case.ts';
import type { Journal } from './journal.ts';
import { content } from './testing/content.ts';
import { caseIn, place } from './testing/journals.ts';

const wanted = { confirmed: { standing: 'finished' } } as const;

/** Whoever asks for the step by the function that is there for it. */
function step(journal: Journal, id: number, from: CaseState, to: CaseState): void {
  if (to === 'prepared' && from !== 'sent') journal.prepareCase(id, content, 1);
  else if (to === 'sent') journal.startAttempt(id, `again-${id}`);
  else journal.moveCase(id, { to, ...(to === 'confirmed' ? wanted.confirmed : {}) });
}

function rows(file: string, sql: string): unknown[] {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

describe('a case', () => {
  it.each(caseStates)('that is %s takes the steps of its state and no other', (from) => {
    const here = place();
    const journal = here.open();
    for (const to of caseStates) {
      const { id } = caseIn(journal, from);
      const take = () => step(journal, id, from, to);
      if (nextStates[from].includes(to)) take();
      else expect(take, `${from} to ${to}`).toThrow(/no step from|becomes/);
      expect(journal.caseOf(id)?.state).toBe(nextStates[from].includes(to) ? to : from);
    }
    journal.close();
    expect(here.fault()).toBeNull();
  });

  it('has a number, a key and a link that are never given twice', () => {
    const here = place();
    const given = ['a', 'b'].flatMap(() => {
      const journal = here.open();
      const cases = [caseIn(journal, 'draft'), caseIn(journal, 'sent')];
      journal.close();
      return cases;
    });
    expect(given.map(({ number }) => number)).toEqual(['KIOSK-01-B000001', 'KIOSK-01-B000002', 'KIOSK-01-B000003', 'KIOSK-01-B000004']);
    for (const { number } of given) expect(caseNumber.safeParse(number).success).toBe(true);
    for (const { key, link } of given) expect([key, link].join(' ')).toMatch(/^[0-9a-f]{32} [\w-]{11}$/);
    expect(new Set(given.flatMap(({ key, link }) => [key, link])).size).toBe(8);
  });

  it('is prepared, sent and confirmed with all that is known of it, in this life and the next', () => {
    const here = place();
    const first = here.open();
    const draft = caseIn(first, 'draft');
    expect(draft).toMatchObject({ state: 'draft', sendBy: null, attempts: 0, dueAt: null, told: null });
    const prepared = first.prepareCase(draft.id, content, 5000);
    expect(prepared).toMatchObject({ state: 'prepared', sendBy: 5000, dueAt: prepared.changedAt });
    expect(first.contentOf(draft.id)).toEqual(content);
    expect(first.startAttempt(draft.id, 'm-1')).toBe(1);
    first.moveCase(draft.id, { to: 'unknown', reason: 'noAnswer', dueAt: 7000 });
    first.postponeCase(draft.id, 9000);
    first.close();
    const second = here.open();
    expect(second.openCases()).toMatchObject([{ id: draft.id, state: 'unknown', reason: 'noAnswer', dueAt: 9000, attempts: 1 }]);
    expect(second.startAttempt(draft.id, 'm-2')).toBe(2);
    const settled = second.moveCase(draft.id, { to: 'confirmed', standing: 'accepted', platformNumber: 'P-9' });
    expect(settled).toMatchObject({ state: 'confirmed', standing: 'accepted', platformNumber: 'P-9', reason: null, dueAt: null });
    expect([second.caseOf(draft.id), second.caseByNumber(draft.number)]).toEqual([settled, settled]);
    expect([second.openCases(), second.caseOf(99), second.caseByNumber('KIOSK-01-B000099')]).toEqual([[], null, null]);
    second.close();
    expect(rows(here.file, 'SELECT number, message_id, result FROM attempt')).toEqual([
      { number: 1, message_id: 'm-1', result: 'lost' },
      { number: 2, message_id: 'm-2', result: 'accepted' },
    ]);
    expect(rows(here.file, 'SELECT count(*) AS waiting FROM outbox')).toEqual([{ waiting: 0 }]);
  });

  it('is not sent with a message id that was used before', () => {
    const journal = place().open();
    const [first, second] = [caseIn(journal, 'prepared'), caseIn(journal, 'prepared')];
    journal.startAttempt(first.id, 'm-1');
    expect(() => journal.startAttempt(second.id, 'm-1')).toThrow(/UNIQUE/);
    // Refused as a whole: as if nobody had tried.
    expect(journal.caseOf(second.id)).toMatchObject({ state: 'prepared', attempts: 0 });
    journal.close();
  });

  it('takes nothing that could not be read back', () => {
    const journal = place().open();
    const { id } = caseIn(journal, 'draft');
    const applicant = { ...content.applicant, name: privately('甲'.repeat(401)) };
    expect(() => journal.prepareCase(id, { ...content, applicant }, 1)).toThrow();
    expect(journal.caseOf(id)?.state).toBe('draft');
    journal.close();
  });
});

describe('what a citizen is told', () => {
  const tellable = (state: CaseState) => {
    const journal = place().open();
    const told = (['done', 'notDone', 'unknown', 'held'] as const).filter((word) => {
      const { id } = caseIn(journal, state);
      try {
        journal.tellCase(id, word);
      } catch {
        return false;
      }
      return journal.caseOf(id)?.told === word;
    });
    journal.close();
    return told;
  };

  it('is true of the row as it stands', () => {
    expect(Object.fromEntries(caseStates.map((state) => [state, tellable(state)]))).toEqual({
      draft: [],
      prepared: ['unknown', 'held'],
      sent: ['unknown'],
      unknown: ['unknown'],
      confirmed: ['done', 'unknown'],
      rejected: ['notDone', 'unknown'],
      manual: ['unknown'],
      withdrawn: ['notDone', 'unknown'],
    });
  });

  it('becomes truer and never less', () => {
    const journal = place().open();
    const { id } = caseIn(journal, 'prepared');
    journal.tellCase(id, 'held');
    journal.tellCase(id, 'held');
    journal.startAttempt(id, 'm-1');
    journal.moveCase(id, { to: 'unknown', reason: 'noAnswer' });
    journal.tellCase(id, 'unknown');
    expect(() => journal.tellCase(id, 'held')).toThrow(/not to be told/);
    journal.moveCase(id, { to: 'confirmed', standing: 'finished' });
    journal.tellCase(id, 'done');
    expect(() => journal.tellCase(id, 'unknown')).toThrow(/not to be told/);
    expect(journal.caseOf(id)?.told).toBe('done');
    journal.close();
  });

  it('cannot be a success that is none, whoever writes it', () => {
    const here = place();
    const journal = here.open();
    const { id } = caseIn(journal, 'sent');
    const write = (sql: string) => () => journal.upkeep.database.prepare(sql).run(id);
    expect(write(`UPDATE filing_case SET told = 'done' WHERE id = ?`)).toThrow(/CHECK/);
    expect(write(`UPDATE filing_case SET told = 'notDone' WHERE id = ?`)).toThrow(/CHECK/);
    expect(write(`UPDATE filing_case SET state = 'confirmed' WHERE id = ?`)).toThrow(/CHECK/);
    expect(write(`UPDATE filing_case SET state = 'lost' WHERE id = ?`)).toThrow(/CHECK/);
    expect(write(`UPDATE filing_case SET attempts = 0 WHERE id = ?`)).toThrow(/CHECK/);
    expect(write(`UPDATE filing_case SET content_hash = NULL WHERE id = ?`)).toThrow(/CHECK/);
    expect(write(`UPDATE case_content SET answers = NULL WHERE filing_case = ?`)).toThrow(/CHECK/);
    expect(write(`UPDATE audit SET subject = 'x' WHERE seq = ?`)).toThrow(/never changes/);
    journal.close();
  });
});

describe('cases since a moment', () => {
  it('are those whose state has changed since, whatever it is now, oldest first', () => {
    const here = place();
    const journal = here.open();
    const old = caseIn(journal, 'confirmed');
    const waiting = caseIn(journal, 'unknown');
    const from = here.now;
    const states = ['withdrawn', 'manual', 'prepared'] as const;
    const recent = states.map((state) => caseIn(journal, state));
    journal.postponeCase(waiting.id, 5000);
    expect(journal.casesSince(from)).toEqual(recent);
    expect(journal.casesSince(old.changedAt).map(({ id }) => id)).toEqual([old, waiting, ...recent].map(({ id }) => id));
    journal.moveCase(waiting.id, { to: 'confirmed', standing: 'accepted' });
    expect(journal.casesSince(from).map(({ id, dueAt }) => [id, dueAt])).toEqual([
      [waiting.id, null],
      ...recent.map(({ id, dueAt }) => [id, dueAt]),
    ]);
    expect(journal.casesSince(here.now)).toEqual([]);
    journal.close();
  });
});

describe('the open case of a person', () => {
  it('is found by the number however it is typed, for its operations, while it is not settled', () => {
    const journal = place().open();
    const other = { ...content, applicant: { ...content.applicant, number: privately('66010219920315244x') } };
    const mine = caseIn(journal, 'unknown');
    const theirs = caseIn(journal, 'prepared', other);
    const numberOf = (id: string, ...operations: Parameters<Journal['openCaseOf']>[1]) =>
      journal.openCaseOf(privately(id), operations)?.number ?? null;
    expect(numberOf('660102198001010014', 'fileRemoteTreatment')).toBe(mine.number);
    expect(numberOf(' 66010219920315244X ', 'cancelRemoteTreatment', 'fileRemoteTreatment')).toBe(theirs.number);
    expect(numberOf('660102198001010014', 'cancelRemoteTreatment')).toBeNull();
    expect(numberOf('660102198001010014')).toBeNull();
    journal.moveCase(mine.id, { to: 'confirmed', standing: 'finished' });
    expect(numberOf('660102198001010014', 'fileRemoteTreatment')).toBeNull();
    journal.close();
  });

  it('is also one that staff have to settle, for thirty days: nobody knows whether it exists', () => {
    const here = place();
    const journal = here.open();
    const mine = caseIn(journal, 'manual');
    const found = () => journal.openCaseOf(content.applicant.number, ['fileRemoteTreatment'])?.number ?? null;
    expect(found()).toBe(mine.number);
    here.now = mine.changedAt + 30 * 86_400_000 - 2;
    expect(found()).toBe(mine.number);
    here.now += 1;
    expect(found()).toBeNull();
    // Settled it is in nobody's way.
    here.now = mine.changedAt;
    journal.moveCase(mine.id, { to: 'rejected', reason: 'refusedByPlatform' });
    expect(found()).toBeNull();
    journal.close();
  });
});

describe('what is personal', () => {
  it('stands in no table, log or anchor of the journal as it was said', () => {
    const here = place();
    const journal = here.open();
    caseIn(journal, 'confirmed');
    journal.upkeep.database.pragma('wal_checkpoint(PASSIVE)');
    const dump = JSON.stringify(
      journal.upkeep.database
        .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
        .pluck()
        .all()
        .map((table) => journal.upkeep.database.prepare(`SELECT * FROM ${table}`).all()),
    );
    journal.close();
    for (const value of ['测试甲', '660102198001010014', '66010000000000000001', '10000000017', '665300']) {
      expect(dump).not.toContain(value);
      expect(dump).not.toContain(Buffer.from(value).toString('base64'));
    }
    // The control: what is not personal is there to be found by the same look.
    expect(dump).toContain('remote-treatment');
  });

  it('is not opened in the row of somebody else', () => {
    const journal = place().open();
    const [first, second] = [caseIn(journal, 'prepared'), caseIn(journal, 'prepared')];
    const move = 'UPDATE case_content SET applicant = (SELECT applicant FROM case_content WHERE filing_case = ?) WHERE filing_case = ?';
    expect(journal.contentOf(second.id)).toEqual(content);
    journal.upkeep.database.prepare(move).run(first.id, second.id);
    expect([journal.contentOf(first.id), journal.contentOf(second.id)]).toEqual([content, null]);
    journal.close();
  });
});

describe('seconds of message ids', () => {
  it('are reserved for good, and never given back', () => {
    const here = place();
    const first = here.open();
    expect([first.reserveSeconds(1000), first.reserveSeconds(1010)]).toEqual([0, 1000]);
    first.close();
    const second = here.open();
    expect([second.reserveSeconds(500), second.reserveSeconds(1020)]).toEqual([1010, 1010]);
    second.close();
  });
});

describe('what the next life tells of an interrupted filing', () => {
  it.each([
    ['draft', 'notDone'],
    ['prepared', 'notDone'],
    ['sent', 'unknown'],
    ['unknown', 'unknown'],
    ['manual', 'unknown'],
    ['confirmed', 'done'],
    ['rejected', 'notDone'],
    ['withdrawn', 'notDone'],
  ] as const)('%s: %s', (state, outcome) => {
    const here = place();
    const journal = here.open();
    const { number } = caseIn(journal, state);
    journal.close();
    const next = here.open();
    expect(next.broken?.filing).toEqual({ number, service: 'remote-treatment', outcome });
    // It is the outbox that decides: the store moves nothing.
    expect(next.caseByNumber(number)?.state).toBe(state);
    next.close();
  });

  it('a case of which somebody was told that it is kept here is kept', () => {
    const here = place();
    const journal = here.open();
    const { id, number } = caseIn(journal, 'prepared');
    journal.tellCase(id, 'held');
    journal.close();
    const next = here.open();
    expect(next.broken?.filing).toEqual({ number, service: 'remote-treatment', outcome: 'held' });
    next.close();
  });
});
