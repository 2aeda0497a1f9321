import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../journal.ts';
import { caseIn, type Place, place } from '../testing/journals.ts';
import { distrust } from './distrust.ts';
import { hidden } from './numbers.ts';
import { openForLife } from './open.ts';
import { restore, type RestoreOptions } from './restore.ts';
import { backUp, damage, fileCase, hall, silentLog } from './testing.ts';
import { faultFinder } from './trust.ts';

const today = '2026-06-18';
const ticket = { day: today, kind: 'general', letter: 'C', numbers: hall.numbers, above: 0, priority: false };

const restoreOf = (journal: Journal, { folder, now }: Place, more: Partial<RestoreOptions> = {}) =>
  restore({
    folder,
    key: journal.upkeep.key,
    terminalId: 'KIOSK-01',
    hall,
    from: null,
    above: null,
    ticketsAbove: null,
    now,
    today,
    ...more,
  });

const lifeIn = ({ file, now }: Place) => openForLife({ file, epoch: 'the next life', terminalId: 'KIOSK-01', now: () => now }, silentLog);

describe('a restore', () => {
  it('puts the backup back, names what is missing, and gives no number twice', async () => {
    const here = place();
    const journal = here.open();
    const first = fileCase(journal);
    await backUp(journal, here);
    const lost = [fileCase(journal), caseIn(journal, 'sent').number];
    const visit = journal.startVisit();
    const paper = journal.startPrint(journal.startService(visit, 'personal-account')).reference;
    expect(journal.issueTicket({ ...ticket, visit })).toMatchObject({ ok: true, value: { number: 1 } });
    journal.reserveSeconds(Math.floor(here.now / 1000) + 500);
    const head = journal.upkeep.anchor.read();
    journal.close();
    damage(here);
    expect(lifeIn(here)).toMatchObject({ ok: false, fault: { reason: 'journal' } });
    const restored = restoreOf(journal, here, { above: 1, ticketsAbove: 40 });
    if (!restored.ok) throw new Error(JSON.stringify(restored.fault));
    expect(restored.value).toMatchObject({ chain: 2, anchored: head.ok && head.value, toStaff: [] });
    expect(readdirSync(restored.value.quarantined ?? '')).toContain('audit.anchor');

    const again = here.open();
    expect([again.caseByNumber(first)?.state, ...lost.map((number) => again.caseByNumber(number))]).toEqual(['confirmed', null, null]);
    const trail = again.upkeep.database.prepare(`SELECT detail FROM audit WHERE kind = 'restored'`).pluck().all();
    expect(trail).toEqual([expect.stringMatching(/^kept \d+ anchored \d+ of 1$/)]);
    expect(faultFinder(journal.upkeep.key, again.upkeep.anchor)(again.upkeep.database)).toEqual([]);
    expect(again.broken).toBeNull();
    const next = again.startVisit();
    const numberOf = (text: string): number => Number(/\d+$/.exec(text)?.[0]);
    expect(numberOf(fileCase(again))).toBeGreaterThan(Math.max(...lost.map(numberOf)) + 1);
    expect(numberOf(again.startPrint(again.startService(next, 'personal-account')).reference)).toBeGreaterThan(numberOf(paper));
    expect(again.issueTicket({ ...ticket, visit: next })).toMatchObject({ ok: true, value: { number: 41 } });
    expect(again.reserveSeconds(Math.floor(here.now / 1000))).toBeGreaterThanOrEqual(Math.floor(here.now / 1000) + 60);
    again.close();
  });

  it('hands to staff what waited to be sent when the backup was made: nothing of it is ever sent unasked', async () => {
    const here = place();
    const journal = here.open();
    const { id, number } = caseIn(journal, 'prepared');
    await backUp(journal, here);
    const submitted = journal.contentOf(id);
    expect(submitted).not.toBeNull();
    // Sent and confirmed after the backup, and then the journal is damaged.
    journal.startAttempt(id, 'message-of-the-lost-day');
    journal.moveCase(id, { to: 'confirmed', standing: 'finished' });
    journal.close();
    damage(here);
    expect(restoreOf(journal, here, { above: 1 })).toMatchObject({ ok: true, value: { toStaff: [number] } });
    const again = here.open();
    expect(again.caseByNumber(number)).toMatchObject({ state: 'manual', dueAt: null });
    expect(again.openCases()).toEqual([]);
    expect(again.contentOf(id)).toEqual(submitted);
    again.close();
  });

  it('begins anew without a good backup, and asks for the numbers that nobody tells', () => {
    const here = place();
    const journal = here.open();
    const numbers = [fileCase(journal), fileCase(journal)];
    journal.close();
    writeFileSync(here.file, 'nothing of it is left');
    rmSync(here.anchor);
    expect(restoreOf(journal, here)).toEqual({ ok: false, fault: { code: 'numbersUnknown' } });
    expect(restoreOf(journal, here, { above: 999_900 })).toEqual({ ok: false, fault: { code: 'numbersExhausted' } });
    expect(readFileSync(here.file, 'utf8')).toBe('nothing of it is left');
    expect(restoreOf(journal, here, { above: 120 })).toMatchObject({ ok: true, value: { from: null, chain: 2 } });
    const again = here.open();
    expect(numbers).toEqual(['KIOSK-01-B000001', 'KIOSK-01-B000002']);
    expect(fileCase(again)).toBe(`KIOSK-01-B000${120 + hidden + 1}`);
    const visit = again.startVisit();
    expect(again.issueTicket({ ...ticket, visit })).toEqual({ ok: false, fault: 'exhausted' });
    expect(again.issueTicket({ ...ticket, visit, day: '2026-06-19' })).toMatchObject({ ok: true, value: { number: 1 } });
    again.close();
  });

  it('reserves no second of message ids twice, though the clock is behind and the journal says nothing any more', async () => {
    const here = place();
    const journal = here.open();
    fileCase(journal);
    await backUp(journal, here);
    const ahead = Math.floor(here.now / 1000) + 86_400;
    journal.reserveSeconds(ahead);
    journal.close();
    writeFileSync(here.file, 'nothing of it is left');
    expect(restoreOf(journal, here)).toMatchObject({ ok: true, value: { chain: 2 } });
    const again = here.open();
    expect(again.reserveSeconds(0)).toBeGreaterThan(ahead);
    again.close();
  });

  it('puts nothing of another terminal back', async () => {
    const here = place();
    const theirs = here.open({ terminalId: 'KIOSK-02' });
    fileCase(theirs);
    await backUp(theirs, here);
    theirs.close();
    damage(here);
    const bytes = readFileSync(here.file);
    expect(restoreOf(theirs, here)).toEqual({ ok: false, fault: { code: 'foreignTerminal', terminal: 'KIOSK-02' } });
    expect(readFileSync(here.file).equals(bytes)).toBe(true);
    expect(restoreOf(theirs, here, { terminalId: 'KIOSK-02' })).toMatchObject({ ok: true });
  });

  it('takes the older backup when the newest is damaged, and refuses a damaged one that was asked for', async () => {
    const here = place();
    const journal = here.open();
    fileCase(journal);
    const older = await backUp(journal, here);
    fileCase(journal);
    const newer = await backUp(journal, here);
    journal.close();
    if (older.kind !== 'made' || newer.kind !== 'made') throw new Error('no backup was made');
    // One word of one row, which SQLite itself does not see.
    const bytes = readFileSync(newer.backup.file);
    bytes.write('withdrawn', bytes.lastIndexOf('confirmed'));
    writeFileSync(newer.backup.file, bytes);
    damage(here);
    const refused = restoreOf(journal, here, { above: 9, from: newer.backup.file });
    expect(refused).toMatchObject({ ok: false, fault: { code: 'badBackup' } });
    const restored = restoreOf(journal, here, { above: 9 });
    expect(restored).toMatchObject({ ok: true, value: { from: older.backup.file, refusedBackups: [{ file: newer.backup.file }] } });
  });

  it('that was cut off lets no life begin, and can be begun again', async () => {
    const here = place();
    const journal = here.open();
    fileCase(journal);
    await backUp(journal, here);
    journal.close();
    // As it is between putting aside and putting back, without an anchor to tell of.
    distrust(here.folder, ['a restore was cut off: begin it again']);
    rmSync(here.file);
    rmSync(here.anchor);
    expect(lifeIn(here)).toMatchObject({ ok: false, fault: { fault: { code: 'distrusted' } } });
    expect(existsSync(here.file)).toBe(false);
    expect(restoreOf(journal, here, { above: 5 })).toMatchObject({ ok: true });
    const opened = lifeIn(here);
    if (!opened.ok) throw new Error(opened.fault.detail);
    opened.value.journal.close();
  });
});
