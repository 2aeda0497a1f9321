import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../database.ts';
import { createDeviceKey } from '../device-key.ts';
import { openJournal } from '../journal.ts';
import { caseIn, type Place, place } from '../testing/journals.ts';
import { lockFolder } from './lock.ts';
import { openForLife } from './open.ts';
import { fileCase, silentLog } from './testing.ts';

const optionsIn = ({ file, now }: Place) => ({ file, epoch: 'the next life', terminalId: 'KIOSK-01', now: () => now });
const lifeIn = (here: Place) => openForLife(optionsIn(here), silentLog);

/** A journal as a killed terminal leaves it: the newest commits are in the WAL only. */
function killed(here: Place): { readonly wal: string } {
  const journal = here.open();
  for (let n = 0; n < 5; n += 1) fileCase(journal);
  const wal = `${here.file}-wal`;
  for (const name of [here.file, wal]) copyFileSync(name, `${name}.kept`);
  journal.close();
  for (const name of [here.file, wal]) copyFileSync(`${name}.kept`, name);
  return { wal };
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
  writeFileSync(file, bytes);
}

describe('opening for a life', () => {
  it('holds the folder until the journal is closed', () => {
    const here = place();
    const opened = lifeIn(here);
    if (!opened.ok) throw new Error(opened.fault.detail);
    expect(opened.value.disk).toBe('good');
    expect(lockFolder(here.folder, 0)).toBeNull();
    opened.value.journal.close();
    const lock = lockFolder(here.folder, 0);
    expect(lock).not.toBeNull();
    lock?.release();
  });

  it('leaves a WAL that lost its end as it was found, byte for byte, and says how to go on', () => {
    const here = place();
    const { wal } = killed(here);
    flip(wal, Math.floor(readFileSync(wal).length / 2));
    const [database, log] = [readFileSync(here.file), readFileSync(wal)];
    const refused = lifeIn(here);
    expect(refused).toMatchObject({ ok: false, fault: { reason: 'journal', fault: { code: 'chainBroken' } } });
    expect(!refused.ok && refused.fault.detail).toMatch(
      /journal\.db: chainBroken lostCommits.* npm run journal -- restore --data \/.*journal-/,
    );
    expect(readFileSync(here.file).equals(database)).toBe(true);
    expect(readFileSync(wal).equals(log)).toBe(true);
    const lock = lockFolder(here.folder, 0);
    expect(lock).not.toBeNull();
    lock?.release();
  });

  it('would lose that evidence without its witness: the control of the test above', () => {
    const here = place();
    const { wal } = killed(here);
    flip(wal, Math.floor(readFileSync(wal).length / 2));
    expect(openJournal(optionsIn(here)).ok).toBe(false);
    expect(existsSync(wal)).toBe(false);
  });

  it.each([
    ['empty', (file: string) => truncateSync(file, 0)],
    ['gone', (file: string) => rmSync(file)],
  ])('touches no WAL whose database is %s: SQLite would delete it', (_, harm) => {
    const here = place();
    const { wal } = killed(here);
    harm(here.file);
    const log = readFileSync(wal);
    expect(lifeIn(here)).toMatchObject({ ok: false, fault: { reason: 'journal', fault: { code: 'walAlone' } } });
    expect(readFileSync(wal).equals(log)).toBe(true);
  });

  it.each(['audit.anchor', 'device.key', 'backups'])(
    'does not take an empty place for a new kiosk when %s is there, however often',
    (left) => {
      const here = place();
      killed(here);
      mkdirSync(path.join(here.folder, 'backups'));
      for (const name of readdirSync(here.folder)) if (name !== left) rmSync(path.join(here.folder, name), { recursive: true });
      for (let life = 0; life < 2; life += 1) {
        const refused = lifeIn(here);
        expect(refused).toMatchObject({ ok: false, fault: { reason: 'journal', fault: { code: 'journalGone' } } });
        expect(!refused.ok && refused.fault.detail).toMatch(/npm run journal -- restore/);
      }
      expect(existsSync(here.file)).toBe(false);
      // The control: nothing tells of an earlier one.
      rmSync(path.join(here.folder, left), { recursive: true });
      const opened = lifeIn(here);
      expect(opened.ok && fileCase(opened.value.journal)).toBe('KIOSK-01-B000001');
      if (opened.ok) opened.value.journal.close();
    },
  );

  it('begins a new journal again that was cut off between its key and its anchor', () => {
    const here = place();
    const created = openDatabase(here.file);
    if (!created.ok) throw new Error(created.fault.code);
    created.value.close();
    expect(createDeviceKey({ credential: null, file: here.key }).ok).toBe(true);
    expect(here.fault()).toBeNull();
  });

  it('takes no journal of another terminal for its own, and leaves it to that one', () => {
    const here = place();
    const theirs = here.open({ terminalId: 'KIOSK-02' });
    const waiting = caseIn(theirs, 'prepared');
    theirs.close();
    const refused = lifeIn(here);
    expect(refused).toMatchObject({ ok: false, fault: { fault: { code: 'foreignTerminal', terminal: 'KIOSK-02' } } });
    expect(!refused.ok && refused.fault.detail).toMatch(/foreignTerminal KIOSK-02. It belongs to KIOSK-02: put terminal.id back/);
    const again = here.open({ terminalId: 'KIOSK-02' });
    expect([again.caseOf(waiting.id)?.state, caseIn(again, 'draft').number]).toEqual(['prepared', 'KIOSK-02-B000002']);
    again.close();
  });

  it('leaves a newer file untouched', () => {
    const here = place();
    killed(here);
    const newer = new Database(here.file);
    newer.pragma('user_version = 99');
    newer.close();
    const bytes = readFileSync(here.file);
    expect(lifeIn(here)).toMatchObject({ ok: false, fault: { reason: 'journal', detail: expect.stringMatching(/newer kiosk/) } });
    expect(readFileSync(here.file).equals(bytes)).toBe(true);
  });

  it('tells the disk from the journal, and a second terminal from both', () => {
    const here = place();
    const former = lockFolder(here.folder, 0);
    const second = openForLife(optionsIn(here), silentLog, 0);
    expect(second).toMatchObject({ ok: false, fault: { reason: 'journal', fault: { code: 'inUse' } } });
    former?.release();
    const inAFile = path.join(here.folder, 'plain');
    writeFileSync(inAFile, '');
    const below = openForLife({ ...optionsIn(here), file: path.join(inAFile, 'journal.db') }, silentLog);
    expect(below).toMatchObject({ ok: false, fault: { reason: 'journal', detail: expect.stringMatching(/io (ENOTDIR|EEXIST)/) } });
    const folderInstead = place();
    mkdirSync(folderInstead.file);
    expect(lifeIn(folderInstead)).toMatchObject({ ok: false, fault: { reason: 'journal', detail: expect.stringMatching(/io EISDIR/) } });
  });
});
