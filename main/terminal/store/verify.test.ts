import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openAnchor } from './anchor.ts';
import { beginNextChain, hashOf } from './audit.ts';
import { openDatabase } from './database.ts';
import { deviceKeyOf, readDeviceKey } from './device-key.ts';
import type { Journal } from './journal.ts';
import { retain } from './retention.ts';
import { forgetfulAnchor } from './testing/forgetful-anchor.ts';
import { caseIn, type Place, place } from './testing/journals.ts';
import { type Finding, verifyJournal } from './verify.ts';

/** A closed journal in which something has happened. */
function written(): Place {
  const here = place();
  const journal = here.open();
  for (const state of ['confirmed', 'sent', 'prepared', 'manual'] as const) caseIn(journal, state);
  journal.close();
  return here;
}

function keyOf(here: Place) {
  const key = readDeviceKey({ credential: null, file: here.key });
  if (!key.ok) throw new Error(key.fault.code);
  return key.value;
}

function findings(here: Place, extent: 'tail' | 'whole' = 'whole'): readonly Finding[] {
  const database = new Database(here.file, { readonly: true });
  try {
    const key = keyOf(here);
    return verifyJournal(database, openAnchor(here.anchor, key), key, extent);
  } finally {
    database.close();
  }
}

/** What somebody does who has the file and not the key. */
function tamper(here: Place, sql: string): void {
  const database = new Database(here.file);
  database.exec(`DROP TRIGGER audit_never_changes; ${sql}`);
  database.close();
}

const number = 'KIOSK-01-B000002';
const paper = 'KIOSK-01-000001';
const behind = (counter: string): Finding => ({ kind: 'counterBehind', counter });

/** Beside its cases it has given a paper, a ticket and seconds of message ids. */
function given(): Place {
  const here = written();
  const journal = here.open();
  const visit = journal.startVisit();
  journal.startPrint(journal.startService(visit, 'personal-account'));
  journal.issueTicket({ visit, day: '2026-06-18', kind: 'general', letter: 'C', priority: false, numbers: { from: 1, to: 9 }, above: 0 });
  journal.reserveSeconds(1_800_000_000);
  journal.close();
  return here;
}

describe('verifying a journal', () => {
  it('finds nothing in one that is whole, at its start and altogether', () => {
    const here = written();
    expect([findings(here, 'tail'), findings(here, 'whole')]).toEqual([[], []]);
    expect(here.fault()).toBeNull();
  });

  it.each<readonly [string, string, Finding]>([
    ['an entry that says something else', `UPDATE audit SET detail = 'rejected' WHERE seq = 5`, { kind: 'entryAltered', seq: 5 }],
    ['an entry of another time', 'UPDATE audit SET at = at + 1 WHERE seq = 3', { kind: 'entryAltered', seq: 3 }],
    ['an entry taken out', 'DELETE FROM audit WHERE seq = 4', { kind: 'entryMissing', seq: 4 }],
    ['the beginning cut off', 'DELETE FROM audit WHERE seq <= 4', { kind: 'entryMissing', seq: 4 }],
    ['the end cut off', 'DELETE FROM audit WHERE seq > 13', { kind: 'lostCommits', anchored: 15, head: 13 }],
    ['everything cut off', 'DELETE FROM audit', { kind: 'lostCommits', anchored: 15, head: 0 }],
    ['a case in another state', `UPDATE filing_case SET state = 'unknown' WHERE id = 2`, { kind: 'caseAltered', number }],
    ['a case that may be sent longer', 'UPDATE filing_case SET send_by = send_by + 1 WHERE id = 2', { kind: 'caseAltered', number }],
    ['a case put back to an older entry', 'UPDATE filing_case SET audit = audit - 1 WHERE id = 2', { kind: 'caseAltered', number }],
    [
      'content of somebody else',
      'UPDATE case_content SET answers = zeroblob(60) WHERE filing_case = 2',
      { kind: 'contentAltered', number },
    ],
    [
      'content erased and not said so',
      'UPDATE case_content SET applicant = NULL, answers = NULL, applicant_key = NULL WHERE filing_case = 2',
      { kind: 'contentAltered', number },
    ],
    [
      'a case taken out',
      `DELETE FROM attempt WHERE filing_case = 2; DELETE FROM outbox WHERE filing_case = 2; DELETE FROM case_content WHERE filing_case = 2;
        DELETE FROM filing_case WHERE id = 2`,
      { kind: 'caseMissing', number },
    ],
  ])('finds %s, and the start refuses it', (_, sql, finding) => {
    const here = written();
    tamper(here, sql);
    expect(findings(here)[0]).toEqual(finding);
    expect(here.fault()).toEqual({ code: 'chainBroken', finding });
  });

  it.each<readonly [string, string, Finding]>([
    ['case numbers below a row', `UPDATE sqlite_sequence SET seq = 1 WHERE name = 'filing_case'`, behind('filing_case')],
    ['paper numbers below a row', `UPDATE sqlite_sequence SET seq = 0 WHERE name = 'print_job'`, behind('print_job')],
    ['paper numbers that begin again', `DELETE FROM sqlite_sequence WHERE name = 'print_job'`, behind('print_job')],
    ['seconds that begin again', 'DELETE FROM message_seconds', behind('message_seconds')],
    ['seconds below the anchor', 'UPDATE message_seconds SET until = until - 1', behind('message_seconds')],
    ['a paper under another number', `UPDATE print_job SET reference = 'KIOSK-01-000007'`, { kind: 'paperAltered', number: paper }],
    ['a paper taken out', 'DELETE FROM print_job', { kind: 'paperAltered', number: paper }],
    ['a ticket of another day', `UPDATE queue_ticket SET day = '2026-06-19'`, { kind: 'ticketAltered', number: '2026-06-18 C1' }],
    ['a ticket of another letter', `UPDATE queue_ticket SET letter = 'D'`, { kind: 'ticketAltered', number: '2026-06-18 C1' }],
    ['a ticket of another counter', `UPDATE queue_ticket SET kind = 'x'`, { kind: 'ticketAltered', number: '2026-06-18 C1' }],
    ['a ticket taken out', 'DELETE FROM queue_ticket', { kind: 'ticketAltered', number: '2026-06-18 C1' }],
    ['an attempt taken out', 'DELETE FROM attempt WHERE filing_case = 2', { kind: 'attemptAltered', number }],
    ['an attempt with another message', `UPDATE attempt SET message_id = 'x' WHERE filing_case = 2`, { kind: 'attemptAltered', number }],
    ['an attempt nobody noted', `INSERT INTO attempt VALUES (2, 2, 'x', 1, NULL, NULL)`, { kind: 'attemptAltered', number }],
    ['a case nobody asks about', 'DELETE FROM outbox WHERE filing_case = 2', { kind: 'outboxMissing', number }],
  ])('finds %s, and the start refuses it', (_, sql, finding) => {
    const here = given();
    expect(here.fault()).toBeNull();
    tamper(here, sql);
    expect([findings(here, 'whole'), findings(here, 'tail')]).toEqual([[finding], [finding]]);
    expect(here.fault()).toEqual({ code: 'chainBroken', finding });
  });

  it('finds case numbers that begin again where no row is left of them', () => {
    const here = place();
    const journal = here.open();
    caseIn(journal, 'withdrawn');
    here.now += 400 * 86_400_000;
    retain(journal.upkeep, here.now);
    retain(journal.upkeep, here.now);
    expect(journal.caseOf(1)).toBeNull();
    journal.close();
    expect(here.fault()).toBeNull();
    tamper(here, `DELETE FROM sqlite_sequence WHERE name = 'filing_case'`);
    expect(here.fault()).toEqual({ code: 'chainBroken', finding: behind('filing_case') });
  });

  it('finds an entry made up with the right shape and without the key', () => {
    const here = written();
    const database = new Database(here.file);
    const last = database.prepare<[], { seq: number; hash: Buffer }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get();
    if (!last) throw new Error('nothing was written');
    const made = { seq: last.seq + 1, chain: 1, at: 1, kind: 'life', subject: 'x', detail: null, content: null } as const;
    const hash = hashOf(deviceKeyOf(Buffer.alloc(32, 1)).audit, last.hash, made);
    database.prepare(`INSERT INTO audit VALUES (?, 1, 1, 'life', 'x', NULL, NULL, ?)`).run(made.seq, hash);
    database.close();
    expect(findings(here)).toEqual([{ kind: 'entryAltered', seq: made.seq }]);
  });

  it('finds an anchor that is gone, damaged, or of another journal', () => {
    const here = written();
    const anchor = readFileSync(here.anchor);
    rmSync(here.anchor);
    expect(here.fault()).toEqual({ code: 'chainBroken', finding: { kind: 'anchorMissing', head: 15 } });
    writeFileSync(here.anchor, '1 15\n');
    expect(here.fault()).toEqual({ code: 'chainBroken', finding: { kind: 'anchorDamaged' } });
    writeFileSync(here.anchor, anchor);
    expect(here.fault()).toBeNull();
    const key = keyOf(here);
    openAnchor(here.anchor, key).rewrite({ chain: 1, seq: 12, hash: 'ab'.repeat(32), highestCase: 4, highestPaper: 0, messageSeconds: 0 });
    expect(here.fault()).toEqual({ code: 'chainBroken', finding: { kind: 'anchorDiffers', seq: 12 } });
  });

  it('at a start looks at the tail only, and the night finds what lies before it', () => {
    const here = place();
    const journal = here.open();
    caseIn(journal, 'confirmed');
    const { trail } = journal.upkeep;
    trail.record(() => {
      for (let n = 0; n < 2100; n += 1) trail.note({ kind: 'life', subject: `life ${n}` });
    });
    journal.close();
    tamper(here, `UPDATE filing_case SET platform_number = 'P-2' WHERE id = 1`);
    expect([findings(here, 'tail'), findings(here, 'whole')]).toEqual([[], [{ kind: 'caseAltered', number: 'KIOSK-01-B000001' }]]);
  });
});

describe('a journal that came back from before', () => {
  it('is refused, although nothing in it is wrong', () => {
    const here = place();
    const journal = here.open();
    caseIn(journal, 'sent');
    journal.close();
    const backup = path.join(here.folder, 'backup.db');
    copyFileSync(here.file, backup);
    const later = here.open();
    caseIn(later, 'sent');
    later.close();
    copyFileSync(backup, here.file);
    expect(here.fault()).toEqual({ code: 'chainBroken', finding: { kind: 'lostCommits', anchored: 8, head: 4 } });
  });

  it('is taken when a restore has named the gap, also when the restore was cut off before the new anchor, and gives no number twice', () => {
    const here = place();
    const journal = here.open();
    caseIn(journal, 'sent');
    journal.close();
    const backup = path.join(here.folder, 'backup.db');
    copyFileSync(here.file, backup);
    const later = here.open();
    for (let n = 0; n < 5; n += 1) caseIn(later, 'sent');
    later.close();
    const key = keyOf(here);
    const anchor = openAnchor(here.anchor, key);
    const anchored = anchor.read();
    if (!anchored.ok) throw new Error(anchored.fault.code);
    const opened = openDatabase(backup);
    if (!opened.ok) throw new Error(opened.fault.code);
    const head = beginNextChain(opened.value, { key, terminalId: 'KIOSK-01', anchored: anchored.value, now: () => 5 });
    opened.value.close();
    copyFileSync(backup, here.file);
    expect([head.chain, head.highestCase, findings(here)]).toEqual([2, 6, []]);
    // The life that comes without the end of the restore begins the anchor anew.
    const cutOff = here.open();
    caseIn(cutOff, 'draft');
    cutOff.close();
    expect(findings(here)).toEqual([]);
    copyFileSync(backup, here.file);
    anchor.rewrite(head);
    expect(findings(here)).toEqual([]);
    const next = here.open();
    expect(caseIn(next, 'draft').number).toBe('KIOSK-01-B000007');
    next.close();
    expect(findings(here)).toEqual([]);
    // The gap that was named is that one: losing more is another matter.
    copyFileSync(backup, here.file);
    expect(here.fault()).toMatchObject({ code: 'chainBroken', finding: { kind: 'lostCommits' } });
  });
});

describe('one flipped bit in the log (WAL)', () => {
  /** A kiosk after kill -9: everything is in the log, nothing checkpointed. */
  function killed(): { readonly here: Place; readonly journal: Journal; readonly cases: number } {
    const here = place();
    const journal = here.open();
    journal.upkeep.database.pragma('wal_autocheckpoint = 0');
    for (let n = 0; n < 12; n += 1) caseIn(journal, 'confirmed');
    return { here, journal, cases: 12 };
  }

  function copyWithFlip(from: Place, bit: number | null): Place {
    const to = place();
    cpSync(from.folder, to.folder, { recursive: true });
    rmSync(`${to.file}-shm`);
    if (bit === null) return to;
    const log = readFileSync(`${to.file}-wal`);
    log.writeUInt8(log.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    writeFileSync(`${to.file}-wal`, log);
    return to;
  }

  const casesIn = (here: Place, options = {}): number | string => {
    const opened = here.tryOpen(options);
    if ('code' in opened) return opened.code === 'chainBroken' ? opened.finding.kind : opened.code;
    const count = Number(opened.upkeep.database.prepare('SELECT count(*) FROM filing_case').pluck().get());
    opened.close();
    return count;
  };

  it('is told by the anchor wherever it is; without the anchor acknowledged cases are gone and nobody knows (control)', () => {
    const { here, journal, cases } = killed();
    expect(casesIn(copyWithFlip(here, null))).toBe(cases);
    const bits = readFileSync(`${here.file}-wal`).length * 8;
    let unnoticed = 0;
    for (let part = 1; part < 16; part += 1) {
      const bit = Math.floor((bits * part) / 16) + part;
      expect(casesIn(copyWithFlip(here, bit)), `bit ${bit}`).toBe('lostCommits');
      const without = casesIn(copyWithFlip(here, bit), { anchor: forgetfulAnchor });
      if (typeof without === 'number' && without < cases) unnoticed += 1;
    }
    expect(unnoticed).toBeGreaterThan(10);
    journal.close();
  });
});
