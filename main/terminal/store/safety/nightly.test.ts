import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Log } from '../../../../contract/log/log.ts';
import type { Journal } from '../journal.ts';
import { caseIn, type Place, place } from '../testing/journals.ts';
import { listBackups } from './backup.ts';
import { isDistrusted } from './distrust.ts';
import { createNightly, isDue, type NightlyOptions } from './nightly.ts';
import { openForLife } from './open.ts';
import { evidenceDays } from './sweep.ts';
import { backUp, fileCase, silentLog } from './testing.ts';
import { nightBook, witnesses } from './trusted-time.ts';

const hour = 3_600_000;
const day = 24 * hour;

function nightOf(here: Place, journal: Journal, more: Partial<NightlyOptions> = {}) {
  const said: string[] = [];
  const log: Log = (event) => void said.push(event);
  const nightly = createNightly({
    folder: here.folder,
    upkeep: journal.upkeep,
    idle: () => true,
    now: () => here.now,
    localTime: () => '03:30',
    log,
    random: () => 0.5,
    monotonic: () => here.now,
    ...more,
  });
  nightly.close();
  return { look: nightly.look, said };
}

/** So many days pass, each with its night. */
function pass(here: Place, journal: Journal, days: number): void {
  const enter = nightBook(journal.upkeep, () => here.now);
  for (let n = 0; n < days; n += 1) {
    here.now += day;
    enter(here.now);
  }
}

describe('when the night comes', () => {
  const now = Date.UTC(2026, 5, 18, 9);
  it.each([
    ['at three and a quarter, after a day', { minuteOfDay: 3 * 60 + 15, lastAt: now - 23 * hour }, true],
    ['before its own minute', { minuteOfDay: 3 * 60 + 14, lastAt: now - 23 * hour }, false],
    ['once in a night', { minuteOfDay: 3 * 60 + 20, lastAt: now - hour }, false],
    ['by day, when it was missed', { minuteOfDay: 9 * 60, lastAt: now - 26 * hour }, true],
    ['by day, when it was not', { minuteOfDay: 9 * 60, lastAt: now - 25 * hour }, false],
    ['when there has never been one', { minuteOfDay: 9 * 60, lastAt: null }, true],
    ['when the last is of a future that a clock took back', { minuteOfDay: 9 * 60, lastAt: now + 2 * day }, true],
  ])('%s', (_, moment, due) => {
    expect(isDue({ now, jitterMinutes: 15, ...moment })).toBe(due);
  });
});

describe('the night', () => {
  it('checks, backs up twice, and empties the WAL; then it has nothing to do', async () => {
    const here = place();
    const journal = here.open();
    fileCase(journal);
    expect(statSync(`${here.file}-wal`).size).toBeGreaterThan(0);
    const { look, said } = nightOf(here, journal);
    expect(await look()).toBe('done');
    expect(said).toEqual(['journal.checked', 'journal.backedUp']);
    expect(listBackups(here.folder).map(({ number }) => number)).toEqual([2, 1]);
    expect(statSync(`${here.file}-wal`).size).toBe(0);
    expect(await look()).toBe('notDue');
    here.now += day;
    expect(await look()).toBe('done');
    expect(listBackups(here.folder).map(({ number }) => number)).toEqual([3, 2]);
    journal.close();
  });

  it('waits while somebody is there, and looks again between its steps', async () => {
    const here = place();
    const journal = here.open();
    let idle = false;
    const { look, said } = nightOf(here, journal, { idle: () => idle });
    expect(await look()).toBe('notIdle');
    expect([said, listBackups(here.folder)]).toEqual([[], []]);
    const answers = [true, false];
    const between = nightOf(here, journal, { idle: () => answers.shift() ?? true });
    expect(await between.look()).toBe('notIdle');
    expect([between.said, listBackups(here.folder)]).toEqual([['journal.checked'], []]);
    idle = true;
    expect(await look()).toBe('done');
    journal.close();
  });

  it('deletes every backup that holds what it has erased, and has two again', async () => {
    const here = place();
    const journal = here.open();
    const { number, id } = caseIn(journal, 'confirmed');
    const sealed = journal.upkeep.database
      .prepare<[number], Buffer>('SELECT applicant FROM case_content WHERE filing_case = ?')
      .pluck()
      .get(id);
    await backUp(journal, here);
    const older = listBackups(here.folder)[0]?.file ?? '';
    const holds = (file: string): boolean => readFileSync(file).includes(sealed ?? '');
    // The control: it was there.
    expect([holds(older), holds(`${here.file}-wal`)]).toEqual([true, true]);
    pass(here, journal, 9);
    expect(await nightOf(here, journal).look()).toBe('done');
    expect(existsSync(older)).toBe(false);
    const backups = listBackups(here.folder).map(({ file }) => file);
    expect(backups).toHaveLength(2);
    expect([here.file, `${here.file}-wal`, ...backups].filter(holds)).toEqual([]);
    expect(journal.caseByNumber(number)).toMatchObject({ state: 'confirmed' });
    journal.close();
  });

  it('deletes nothing while a clock is a year ahead for a minute, or for two nights', async () => {
    const here = place();
    const journal = here.open();
    const { id, number } = caseIn(journal, 'confirmed');
    const evidence = path.join(here.folder, 'quarantine', '20260618T090000Z');
    mkdirSync(evidence, { recursive: true });
    pass(here, journal, 3);
    await backUp(journal, here);
    const first = journal.upkeep.database.prepare<[], number>('SELECT min(seq) FROM audit').pluck();
    const record = () => [journal.contentOf(id) !== null, journal.caseByNumber(number)?.state, first.get(), existsSync(evidence)];
    const { look, said } = nightOf(here, journal);
    here.now += day;
    for (const ahead of [365 * day, 365 * day + day]) {
      here.now += ahead;
      expect(await look()).toBe('done');
      expect(said).toContain('journal.clockDoubted');
      expect(record()).toEqual([true, 'confirmed', 1, true]);
      here.now -= ahead;
      expect(await look()).toBe('done');
      expect(record()).toEqual([true, 'confirmed', 1, true]);
    }
    // The control: what three nights agree on is the time.
    here.now += 365 * day;
    pass(here, journal, 3);
    expect(await look()).toBe('done');
    expect(record()).toEqual([false, undefined, expect.toSatisfy((seq: number) => seq > 1), false]);
    journal.close();
  });

  it('does not keep evidence for ever', async () => {
    const here = place();
    const journal = here.open();
    const [old, young] = ['20260401T120000Z', '20260616T120000Z-2'].map((name) => path.join(here.folder, 'quarantine', name));
    for (const one of [old, young]) mkdirSync(one ?? '', { recursive: true });
    expect(evidenceDays).toBe(7);
    pass(here, journal, witnesses);
    await nightOf(here, journal).look();
    expect([existsSync(old ?? ''), existsSync(young ?? '')]).toEqual([false, true]);
    journal.close();
  });

  it('that finds damage leaves the backups alone, and no next life uses the journal', async () => {
    const here = place();
    const journal = here.open();
    fileCase(journal);
    await backUp(journal, here);
    journal.upkeep.database.prepare(`UPDATE filing_case SET standing = 'accepted'`).run();
    here.now += 26 * hour;
    const { look, said } = nightOf(here, journal);
    await expect(look()).rejects.toThrow('The journal is damaged');
    expect(said).toEqual(['journal.checked']);
    expect([listBackups(here.folder).length, isDistrusted(here.folder)]).toEqual([1, true]);
    journal.close();
    const { file } = here;
    const next = openForLife({ file, epoch: 'next', terminalId: 'KIOSK-01', now: () => here.now }, silentLog);
    expect(next).toMatchObject({ ok: false, fault: { reason: 'journal', detail: expect.stringMatching(/distrusted.*restore/) } });
  });

  it('that the disk does not let finish says so and tries again an hour later', async () => {
    const here = place();
    const journal = here.open();
    writeFileSync(path.join(here.folder, 'backups'), 'a file in the place of the folder');
    const { look, said } = nightOf(here, journal);
    expect(await look()).toBe('failed');
    expect(said.at(-1)).toBe('journal.nightFailed');
    expect(await look()).toBe('notDue');
    journal.close();
  });
});
