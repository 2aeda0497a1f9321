import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Journal, openJournal } from './journal.ts';
import { migrations } from './migrations.ts';
import type { NewTicket } from './tickets.ts';

let folder = '';
let clock = 1_000;
const file = (): string => path.join(folder, 'journal.db');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(epoch: string): Journal {
  const opened = openJournal({ file: file(), epoch, terminalId: 'KIOSK-01', now: () => (clock += 1) });
  if (!opened.ok) throw new Error(opened.fault.code);
  return opened.value;
}

function rows(sql: string): unknown[] {
  const database = new Database(file(), { readonly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

const today = '2026-06-18';
const wish = (visit: number, changes: Partial<NewTicket> = {}): NewTicket => ({
  visit,
  day: today,
  kind: 'insurance',
  letter: 'A',
  priority: false,
  numbers: { from: 1, to: 999 },
  above: 0,
  ...changes,
});

/** The number, or what was said instead. */
function take(journal: Journal, ticket: NewTicket): number | string {
  const issued = journal.issueTicket(ticket);
  return issued.ok ? issued.value.number : issued.fault;
}

function idOf(journal: Journal, ticket: NewTicket): number {
  const issued = journal.issueTicket(ticket);
  if (!issued.ok) throw new Error(issued.fault);
  return issued.value.id;
}

describe('a queue number', () => {
  it('is the next of its day and kind, also after a restart and also after a void one', () => {
    const first = open('a');
    const visit = first.startVisit();
    const id = idOf(first, wish(visit));
    first.endTicket(id, { kind: 'notDone', fault: 'paperOut' });
    expect(take(first, wish(visit))).toBe(2);
    expect(take(first, wish(visit, { kind: 'general', letter: 'C' }))).toBe(1);
    expect(take(first, wish(visit, { day: '2026-06-19' }))).toBe(1);
    first.close();
    const second = open('b');
    expect(take(second, wish(second.startVisit(), { priority: true }))).toBe(3);
    second.close();
  });

  it('goes on where the day was left when the clock is set back to it', () => {
    const journal = open('a');
    const visit = journal.startVisit();
    expect([
      take(journal, wish(visit)),
      take(journal, wish(visit, { day: '2026-06-19' })),
      take(journal, wish(visit)),
      take(journal, wish(visit, { day: '2026-06-19' })),
    ]).toEqual([1, 1, 2, 2]);
    journal.close();
  });

  it('stays in the range of this terminal, and says when none is left', () => {
    const journal = open('a');
    const visit = journal.startVisit();
    const few = wish(visit, { numbers: { from: 500, to: 501 } });
    expect([take(journal, few), take(journal, few), take(journal, few)]).toEqual([500, 501, 'exhausted']);
    expect(take(journal, wish(visit, { numbers: { from: 100, to: 200 } }))).toBe(100);
    journal.close();
  });

  it('is above the one that was asked for, also on a day that holds none', () => {
    const journal = open('a');
    const visit = journal.startVisit();
    expect([take(journal, wish(visit, { above: 7 })), take(journal, wish(visit)), take(journal, wish(visit, { above: 3 }))]).toEqual([
      8, 9, 10,
    ]);
    expect([journal.isExhausted(wish(visit, { above: 998 })), journal.isExhausted(wish(visit, { above: 999 }))]).toEqual([false, true]);
    journal.close();
  });

  it('comes on no second paper when two kinds swap their letters at noon', () => {
    const journal = open('a');
    const visit = journal.startVisit();
    for (const kind of ['insurance', 'insurance', 'insurance']) take(journal, wish(visit, { kind }));
    take(journal, wish(visit, { kind: 'general', letter: 'C' }));
    take(journal, wish(visit, { kind: 'general', letter: 'A' }));
    take(journal, wish(visit, { kind: 'insurance', letter: 'C' }));
    journal.close();
    const papers = rows(`SELECT letter || number AS paper FROM queue_ticket ORDER BY id`).map((row) => (row as { paper: string }).paper);
    expect(papers).toEqual(['A1', 'A2', 'A3', 'C1', 'A4', 'C4']);
  });

  it('is never given twice a day, whatever is asked, ends and restarts', () => {
    const step = fc.record({
      day: fc.constantFrom('2026-06-17', today),
      kind: fc.constantFrom({ kind: 'insurance', letter: 'A' }, { kind: 'general', letter: 'C' }),
      numbers: fc.constantFrom({ from: 1, to: 6 }, { from: 4, to: 12 }),
      afterwards: fc.constantFrom('done', 'notDone', 'unknown', 'restart', 'nothing'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        rmSync(folder, { recursive: true, force: true });
        let life = 0;
        let journal = open(`life-${life}`);
        let visit = journal.startVisit();
        const papers: string[] = [];
        for (const { day, kind, numbers, afterwards } of steps) {
          const issued = journal.issueTicket(wish(visit, { ...kind, day, numbers }));
          if (issued.ok) papers.push(`${day} ${kind.letter}${issued.value.number}`);
          if (issued.ok && (afterwards === 'notDone' || afterwards === 'unknown'))
            journal.endTicket(issued.value.id, { kind: afterwards, fault: 'offline' });
          if (issued.ok && afterwards === 'done') journal.endTicket(issued.value.id, { kind: 'done', proof: 'printed' });
          if (afterwards !== 'restart') continue;
          journal.close();
          life += 1;
          journal = open(`life-${life}`);
          visit = journal.startVisit();
        }
        journal.close();
        expect(new Set(papers).size).toBe(papers.length);
        expect(rows('SELECT count(*) AS count FROM queue_ticket')).toEqual([{ count: papers.length }]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('what becomes of a ticket', () => {
  const states = () => rows('SELECT number, state, detail, taken FROM queue_ticket ORDER BY id');

  it('is written down by the proof or the fault, and the first end counts', () => {
    const journal = open('a');
    const visit = journal.startVisit();
    const [done, notDone, unknown] = [idOf(journal, wish(visit)), idOf(journal, wish(visit)), idOf(journal, wish(visit))];
    journal.endTicket(done, { kind: 'done', proof: 'printed' });
    journal.endTicket(notDone, { kind: 'notDone', fault: 'paperOut' });
    journal.endTicket(unknown, { kind: 'unknown', fault: 'timeOut' });
    journal.endTicket(unknown, { kind: 'notDone', fault: 'paperOut' });
    journal.close();
    expect(states()).toEqual([
      { number: 1, state: 'confirmed', detail: 'printed', taken: null },
      { number: 2, state: 'void', detail: 'paperOut', taken: null },
      { number: 3, state: 'unknown', detail: 'timeOut', taken: null },
    ]);
  });

  it('is taken, assumed or void with the paper that was drawn back; an unknown number stays kept', () => {
    const journal = open('a');
    const visit = journal.startVisit();
    const printed = (kind: 'done' | 'unknown') => {
      const id = idOf(journal, wish(visit));
      journal.endTicket(id, kind === 'done' ? { kind, proof: 'printed' } : { kind, fault: 'linkLost' });
      return id;
    };
    journal.ticketLeft(printed('done'), 'sensor');
    journal.ticketLeft(printed('done'), 'assumed');
    const retracted = printed('done');
    journal.ticketLeft(retracted, 'retracted');
    journal.ticketLeft(retracted, 'sensor');
    journal.ticketLeft(printed('unknown'), 'retracted');
    journal.ticketLost(printed('done'), 'presenterJammed');
    journal.ticketLost(printed('done'), 'gone');
    expect(journal.issuedTickets(today, 'insurance')).toHaveLength(5);
    journal.close();
    expect(states()).toEqual([
      { number: 1, state: 'confirmed', detail: 'printed', taken: 'sensor' },
      { number: 2, state: 'confirmed', detail: 'printed', taken: 'assumed' },
      { number: 3, state: 'void', detail: 'printed', taken: 'retracted' },
      { number: 4, state: 'unknown', detail: 'linkLost', taken: 'retracted' },
      { number: 5, state: 'unknown', detail: 'presenterJammed', taken: null },
      { number: 6, state: 'unknown', detail: 'gone', taken: null },
    ]);
  });

  it('stands in the exit as far as the journal knows while it is the newest and nobody has said that it left', () => {
    const first = open('a');
    const visit = first.startVisit();
    const printed = idOf(first, wish(visit));
    first.endTicket(printed, { kind: 'done', proof: 'printed' });
    first.endVisit(visit, 'left');
    first.close();
    const second = open('b');
    expect([second.lastInExit, second.broken]).toEqual([printed, null]);
    second.ticketLeft(printed, 'retracted');
    second.close();
    const third = open('c');
    expect(third.lastInExit).toBeNull();
    third.close();
    expect(states()).toEqual([{ number: 1, state: 'void', detail: 'printed', taken: 'retracted' }]);
  });

  it('that nobody had taken when the terminal died is told, and stays kept though its paper is drawn back', () => {
    const journal = open('a');
    const visit = journal.startVisit();
    const printed = idOf(journal, wish(visit));
    journal.endTicket(printed, { kind: 'done', proof: 'printed' });
    journal.close();
    const next = open('b');
    expect(next.broken).toMatchObject({ ticket: { letter: 'A', number: 1, state: 'unknown' } });
    next.ticketLeft(next.lastInExit ?? 0, 'retracted');
    next.close();
    expect(states()).toEqual([{ number: 1, state: 'unknown', detail: 'interrupted', taken: 'retracted' }]);
  });

  it('that was on its way when the terminal died is unknown, told of, and its number is not given again', () => {
    const journal = open('a');
    const visit = journal.startVisit();
    idOf(journal, wish(visit));
    journal.close();
    const next = open('b');
    expect(next.broken).toMatchObject({ signedIn: false, print: null, ticket: { letter: 'A', number: 1, state: 'unknown' } });
    expect(take(next, wish(next.startVisit()))).toBe(2);
    next.close();
    expect(rows('SELECT number, state, detail FROM queue_ticket ORDER BY id')[0]).toEqual({
      number: 1,
      state: 'unknown',
      detail: 'interrupted',
    });
  });
});

describe('a journal of version 1', () => {
  const fixture = readFileSync(path.join(import.meta.dirname, 'fixtures/journal-1.sql'), 'utf8');
  const old = (): void => {
    const database = new Database(file());
    database.exec(fixture);
    database.close();
  };

  it('is brought to this version with all it holds, and can give tickets', () => {
    old();
    const journal = open('third-life');
    expect(journal.version).toBe(migrations.length);
    expect(journal.broken).toMatchObject({ signedIn: true, print: { reference: 'KIOSK-01-000002', outcome: 'unknown' }, ticket: null });
    expect(take(journal, wish(journal.startVisit()))).toBe(1);
    journal.close();
    expect(rows('SELECT id, how FROM visit ORDER BY id')).toEqual([
      { id: 1, how: 'left' },
      { id: 2, how: 'interrupted' },
      { id: 3, how: null },
    ]);
    expect(rows('SELECT reference, outcome FROM print_job ORDER BY id')).toEqual([
      { reference: 'KIOSK-01-000001', outcome: 'done' },
      { reference: 'KIOSK-01-000002', outcome: 'unknown' },
    ]);
  });
});
