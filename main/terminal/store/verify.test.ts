import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openAnchor } from './anchor.ts';
import { beginNextChain, hashOf } from './audit.ts';
import { openDatabase } from './database.ts';
import { deviceKeyOf, readDeviceKey } from './device-key.ts';
import type { Journal } from './journal.ts';
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
      `DELETE FROM attempt; DELETE FROM outbox; DELETE FROM case_content WHERE filing_case = 2; DELETE FROM filing_case WHERE id = 2`,
      { kind: 'caseMissing', number },
    ],
  ])('finds %s, and the start refuses it', (_, sql, finding) => {
    const here = written();
    tamper(here, sql);
    expect(findings(here)[0]).toEqual(finding);
    expect(here.fault()).toEqual({ code: 'chainBroken', finding });
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
    openAnchor(here.anchor, key).rewrite({ chain: 1, seq: 12, hash: 'ab'.repeat(32), highestCase: 4 });
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
    const head = beginNextChain(opened.value, key, anchored.value, () => 5);
    opened.value.close();
    copyFileSync(backup, here.file);
    expect([head.chain, head.highestCase, findings(here)]).toEqual([2, 6, []]);
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
