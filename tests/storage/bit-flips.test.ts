// One flipped bit at random places of the journal or its WAL: detected, or harmless; never a lost or altered case that nobody notices.

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseRow } from '../../main/terminal/store/cases.ts';
import { type Journal, type JournalOptions, openJournal } from '../../main/terminal/store/journal.ts';
import { openForLife } from '../../main/terminal/store/safety/open.ts';
import { faultFinder } from '../../main/terminal/store/safety/trust.ts';
import { content } from '../../main/terminal/store/testing/content.ts';
import { forgetfulAnchor } from '../../main/terminal/store/testing/forgetful-anchor.ts';
import { randomFrom } from '../support/random.ts';

const seed = Number(process.env.STORAGE_SEED ?? 20261122);
/** In `npm test`; a campaign flips more. */
const flips = Number(process.env.STORAGE_FLIPS ?? 40);
const files = ['journal.db', 'journal.db-wal', 'audit.anchor', 'device.key'];

let home = '';
/** As a killed terminal leaves them; the same cases, in the file or still in the WAL. */
let original: string;
let cases: readonly (CaseRow | null)[];
const numbers: string[] = [];

const optionsIn = (folder: string): JournalOptions => ({
  file: path.join(folder, 'journal.db'),
  epoch: 'the next life',
  terminalId: 'KIOSK-01',
  now: Date.now,
});
const reservedTo = 2_000_000_000;
const ticket = { day: '2026-06-18', kind: 'general', letter: 'C', numbers: { from: 1, to: 999 }, above: 0, priority: false };
/** What a terminal gives beside cases, each with the number at its end. */
const given: Readonly<Record<string, (journal: Journal) => string>> = {
  ticket(journal) {
    const issued = journal.issueTicket({ ...ticket, visit: journal.startVisit() });
    return issued.ok ? `ticket ${issued.value.number}` : issued.fault;
  },
  paper: (journal) => journal.startPrint(journal.startService(journal.startVisit(), 'personal-account')).reference,
  reservation: (journal) => `after ${journal.reserveSeconds(reservedTo)}`,
};
const casesOf = (journal: Journal): readonly (CaseRow | null)[] => numbers.map((number) => journal.caseByNumber(number));

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'bit-flips-'));
  original = path.join(home, 'original');
  const working = path.join(home, 'working');
  for (const folder of [original, working]) mkdirSync(folder);
  const opened = openJournal({ ...optionsIn(working), epoch: 'the first life' });
  if (!opened.ok) throw new Error(opened.fault.code);
  const journal = opened.value;
  for (let n = 0; n < 40; n += 1) {
    // The last of them are in the WAL only, all of which is in use.
    if (n === 34) journal.upkeep.database.pragma('wal_checkpoint(TRUNCATE)');
    const visit = journal.startVisit();
    const { id, number } = journal.startCase({ visit, service: 'remote-treatment', operation: 'fileRemoteTreatment' });
    numbers.push(number);
    journal.prepareCase(id, content, Date.now() + 60_000);
    if (n % 10 !== 9) journal.startAttempt(id, `message-${n}`);
    if (n % 5 === 0) journal.moveCase(id, { to: 'unknown', reason: 'noAnswer' });
    else if (n % 10 !== 9) journal.moveCase(id, { to: 'confirmed', standing: 'finished' });
  }
  cases = casesOf(journal);
  for (let n = 0; n < 3; n += 1) Object.values(given).map((give) => give(journal));
  for (const name of files) copyFileSync(path.join(working, name), path.join(original, name));
  journal.close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function flipped(file: 'journal.db' | 'journal.db-wal', random: () => number): string {
  const folder = mkdtempSync(path.join(home, 'flipped-'));
  for (const name of files) copyFileSync(path.join(original, name), path.join(folder, name));
  const bytes = readFileSync(path.join(folder, file));
  const at = Math.floor(random() * bytes.length);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
  writeFileSync(path.join(folder, file), bytes);
  return folder;
}

type Verdict = 'outOfService' | 'foundAtNight' | 'harmless';

/** What the next life makes of it; throws when something is lost or altered and nobody says so. */
function judge(folder: string): Verdict {
  const opened = openForLife(optionsIn(folder), () => undefined);
  if (!opened.ok) {
    expect(opened.fault.detail).toMatch(/journal\.db: \w+/);
    return 'outOfService';
  }
  const { journal } = opened.value;
  try {
    // Whatever is still to be sent or asked is what it was: nothing wrong can leave.
    const open = (all: typeof cases) => all.filter((row) => row && ['prepared', 'sent', 'unknown'].includes(row.state));
    expect(journal.openCases()).toEqual(open(cases));
    for (const row of journal.openCases()) expect(journal.contentOf(row.id)).toEqual(content);
    const faults = faultFinder(journal.upkeep.key, journal.upkeep.anchor)(journal.upkeep.database);
    if (faults.length > 0) return 'foundAtNight';
    expect(casesOf(journal)).toEqual(cases);
    const next = Object.values(given).map((give) => Number(/\d+$/.exec(give(journal))?.[0]));
    for (const [index, least] of [4, 4, reservedTo].entries()) expect(next[index]).toBeGreaterThanOrEqual(least);
    return 'harmless';
  } finally {
    journal.close();
  }
}

describe(`One flipped bit (seed ${seed})`, () => {
  it('is nothing to a journal that has none: the control of the judge', () => {
    const folder = mkdtempSync(path.join(home, 'whole-'));
    for (const name of files) copyFileSync(path.join(original, name), path.join(folder, name));
    expect(judge(folder)).toBe('harmless');
  });

  it.each(['journal.db', 'journal.db-wal'] as const)(
    'in %s is detected or harmless, and leaves nothing wrong to be sent',
    (file) => {
      const random = randomFrom(seed);
      const verdicts: Record<Verdict, number> = { outOfService: 0, foundAtNight: 0, harmless: 0 };
      for (let n = 0; n < flips; n += 1) {
        const folder = flipped(file, random);
        verdicts[judge(folder)] += 1;
        rmSync(folder, { recursive: true });
      }
      expect(verdicts.outOfService + verdicts.foundAtNight).toBeGreaterThan(0);
      expect(verdicts.outOfService + verdicts.foundAtNight + verdicts.harmless).toBe(flips);
      // A frame that is not what it was ends the log, so nearly none is harmless.
      if (file === 'journal.db-wal') expect(verdicts.harmless).toBeLessThan(flips / 4);
    },
    60_000,
  );

  it('in the middle of the WAL cuts off what had been acknowledged: the anchor says so, and without it nobody would', () => {
    const folder = mkdtempSync(path.join(home, 'middle-'));
    for (const name of files) copyFileSync(path.join(original, name), path.join(folder, name));
    const wal = path.join(folder, 'journal.db-wal');
    const bytes = readFileSync(wal);
    const at = Math.floor(statSync(wal).size / 2);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(wal, bytes);
    const anchored = openForLife(optionsIn(folder), () => undefined);
    expect(anchored).toMatchObject({ ok: false, fault: { fault: { code: 'chainBroken', finding: { kind: 'lostCommits' } } } });

    const control = openJournal({ ...optionsIn(folder), anchor: forgetfulAnchor });
    if (!control.ok) throw new Error(control.fault.code);
    const { upkeep } = control.value;
    expect(upkeep.database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(casesOf(control.value).filter((row) => row === null).length).toBeGreaterThan(0);
    control.value.close();
  });

  describe('behind the last step of a case', () => {
    /** A killed terminal whose log lost everything from what it gave last. */
    function lost(give: (journal: Journal) => string): { readonly folder: string; readonly last: string } {
      const working = mkdtempSync(path.join(home, 'giving-'));
      const folder = mkdtempSync(path.join(home, 'lost-'));
      const opened = openJournal({ ...optionsIn(working), epoch: 'the first life' });
      if (!opened.ok) throw new Error(opened.fault.code);
      const journal = opened.value;
      const before = statSync(path.join(working, 'journal.db-wal')).size;
      const last = give(journal);
      for (const name of files) copyFileSync(path.join(working, name), path.join(folder, name));
      journal.close();
      const wal = path.join(folder, 'journal.db-wal');
      const bytes = readFileSync(wal);
      bytes.writeUInt8(bytes.readUInt8(before + 100) ^ 1, before + 100);
      writeFileSync(wal, bytes);
      return { folder, last };
    }

    it.each(Object.entries(given))('takes back a %s: the anchor says so, and without it the same would be given again', (name, give) => {
      const { folder, last } = lost(give);
      const kind = name === 'reservation' ? 'counterBehind' : 'lostCommits';
      const anchored = openForLife(optionsIn(folder), () => undefined);
      expect(anchored).toMatchObject({ ok: false, fault: { fault: { code: 'chainBroken', finding: { kind } } } });

      const control = openJournal({ ...optionsIn(folder), anchor: forgetfulAnchor });
      if (!control.ok) throw new Error(control.fault.code);
      expect(give(control.value)).toEqual(last);
      control.value.close();
    });
  });
});
