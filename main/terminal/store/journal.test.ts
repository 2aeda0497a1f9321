import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { durabilityFault, openDatabase } from './database.ts';
import { migrations } from './migrations.ts';
import { type Journal, openJournal } from './journal.ts';

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

const faultOf = () => {
  const opened = openJournal({ file: file(), epoch: 'x', terminalId: 'KIOSK-01', now: () => clock });
  if (opened.ok) opened.value.close();
  return opened.ok ? null : opened.fault;
};

describe('opening the journal', () => {
  it('is WAL and FULL at the first and at every later open', () => {
    const first = open('a');
    expect(first.synchronous).toBe(2);
    first.close();
    const second = open('b');
    expect(second.synchronous).toBe(2);
    second.close();
  });

  it('would be NORMAL without our pragma: the control of the test above', () => {
    open('a').close();
    const bare = new Database(file());
    expect([bare.pragma('journal_mode', { simple: true }), bare.pragma('synchronous', { simple: true })]).toEqual(['wal', 1]);
    // And it is refused.
    expect(durabilityFault(bare)).toEqual({ code: 'notDurable', synchronous: 1, mode: 'wal' });
    bare.pragma('synchronous = FULL');
    expect(durabilityFault(bare)).toBeNull();
    bare.close();
  });

  it('is refused where there is no WAL', () => {
    const opened = openDatabase(':memory:');
    expect(opened).toEqual({ ok: false, fault: { code: 'notDurable', synchronous: 2, mode: 'memory' } });
  });

  it('refuses a file of a newer kiosk and leaves it as it is', () => {
    open('a').close();
    const newer = new Database(file());
    newer.pragma(`user_version = ${migrations.length + 1}`);
    newer.close();
    expect(faultOf()).toEqual({ code: 'newer', version: migrations.length + 1 });
  });

  it('refuses what is no database, and a database of somebody else', () => {
    writeFileSync(file(), 'a letter to the bureau');
    expect(faultOf()).toEqual({ code: 'notADatabase' });
    rmSync(file());
    const other = new Database(file());
    other.exec('CREATE TABLE recipe (id INTEGER)');
    other.close();
    expect(faultOf()).toEqual({ code: 'foreign' });
  });

  it('says what the file system says, instead of dying of it', () => {
    mkdirSync(file());
    expect(faultOf()).toEqual({ code: 'io', error: 'EISDIR' });
    rmSync(file(), { recursive: true });
    writeFileSync(path.join(folder, 'plain'), '');
    const inAFile = openJournal({ file: path.join(folder, 'plain', 'journal.db'), epoch: 'x', terminalId: 'K', now: () => clock });
    expect(inAFile).toMatchObject({ ok: false, fault: { code: 'io' } });
  });

  it('says that a damaged file is damaged', () => {
    const journal = open('a');
    const visit = journal.startVisit();
    for (let n = 0; n < 200; n += 1) journal.startService(visit, 'personal-account');
    journal.close();
    const bytes = new Uint8Array(8192).fill(0xff);
    writeFileSync(file(), bytes, { flag: 'r+' });
    expect(faultOf()?.code).toMatch(/notADatabase|damaged/);
  });
});

describe('what a life leaves behind', () => {
  it('is nothing when every visit ended', () => {
    const journal = open('a');
    journal.endVisit(journal.startVisit(), 'left');
    journal.close();
    expect(open('b').broken).toBeNull();
  });

  it('is the open visit and the paper that was on its way, closed as interrupted and unknown', () => {
    const journal = open('a');
    const visit = journal.startVisit();
    journal.signIn(visit, 'idCard');
    const { reference } = journal.startPrint(journal.startService(visit, 'personal-account'));
    journal.close();
    const next = open('b');
    expect(next.broken).toMatchObject({ signedIn: true, print: { reference, outcome: 'unknown' } });
    next.close();
    const rows = new Database(file());
    expect(rows.prepare('SELECT outcome, detail FROM print_job').all()).toEqual([{ outcome: 'unknown', detail: 'interrupted' }]);
    expect(rows.prepare('SELECT result FROM service_use').pluck().all()).toEqual(['interrupted']);
    expect(rows.prepare('SELECT how FROM visit').pluck().all()).toEqual(['interrupted']);
    rows.close();
    // Not told yet, so it is still to be told.
    const third = open('c');
    expect(third.broken).toMatchObject({ print: { reference } });
    third.told();
    third.close();
    expect(open('d').broken).toBeNull();
  });

  it('never gives a paper number twice, in whatever life', () => {
    const numbers = ['a', 'b', 'c'].flatMap((epoch) => {
      const journal = open(epoch);
      const use = journal.startService(journal.startVisit(), 'personal-account');
      const given = [journal.startPrint(use).reference, journal.startPrint(use).reference];
      journal.close();
      return given;
    });
    expect(numbers).toEqual([
      'KIOSK-01-000001',
      'KIOSK-01-000002',
      'KIOSK-01-000003',
      'KIOSK-01-000004',
      'KIOSK-01-000005',
      'KIOSK-01-000006',
    ]);
  });

  it('keeps the first end of a paper: a late second one changes nothing', () => {
    const journal = open('a');
    const { job } = journal.startPrint(journal.startService(journal.startVisit(), 'personal-account'));
    journal.endPrint(job, { kind: 'unknown', fault: 'linkLost' });
    journal.endPrint(job, { kind: 'done', proof: 'printed' });
    journal.close();
    const rows = new Database(file());
    expect(rows.prepare('SELECT outcome, detail FROM print_job').all()).toEqual([{ outcome: 'unknown', detail: 'linkLost' }]);
    rows.close();
  });
});
