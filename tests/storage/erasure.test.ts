// With the device key in hand nothing of an erased person can be read any more: not in the journal, its log, a backup, an attachment or evidence.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { privately } from '../../contract/private.ts';
import type { Journal } from '../../main/terminal/store/journal.ts';
import { retain } from '../../main/terminal/store/retention.ts';
import { listBackups } from '../../main/terminal/store/safety/backup.ts';
import { createNightly } from '../../main/terminal/store/safety/nightly.ts';
import { restore } from '../../main/terminal/store/safety/restore.ts';
import { damage, hall, silentLog } from '../../main/terminal/store/safety/testing.ts';
import { content } from '../../main/terminal/store/testing/content.ts';
import { caseIn, type Place, place } from '../../main/terminal/store/testing/journals.ts';

const day = 86_400_000;
const person = { ...content, applicant: { ...content.applicant, number: privately('66010219920315244X') } };

async function night(here: Place, journal: Journal): Promise<void> {
  const { folder } = here;
  const nightly = createNightly({
    ...{ folder, upkeep: journal.upkeep, idle: () => true, now: () => here.now, localTime: () => '03:30', log: silentLog, random: () => 0 },
  });
  nightly.close();
  expect(await nightly.look()).toBe('done');
}

/** Every ciphertext of the person, and the keyed hash of the number: what somebody with the key reads. */
function sealedOf({ upkeep: { database } }: Journal, id: number): readonly Buffer[] {
  const row = database
    .prepare<[number], Record<string, Buffer>>('SELECT applicant, answers, applicant_key FROM case_content WHERE filing_case = ?')
    .get(id);
  return Object.values(row ?? {});
}

/** Files that hold a part of any of them, as a page that was moved or half overwritten leaves behind. */
function filesWith({ folder }: Place, sealed: readonly Buffer[]): readonly string[] {
  const parts = sealed.flatMap((whole) => [whole.subarray(0, 16), whole.subarray(13, 29), whole.subarray(-16)]);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .filter((name) => {
      const bytes = readFileSync(path.join(folder, name));
      return parts.some((part) => bytes.includes(part));
    })
    .sort();
}

/** A person with two cases and a signature, in the journal, its log, two backups, and evidence that a restore put aside. */
async function everywhere() {
  const here = place();
  const first = here.open();
  const { id } = caseIn(first, 'confirmed', person);
  first.keepAttachment(id, 'signature', Buffer.from('a signature that only one hand makes'));
  caseIn(first, 'rejected');
  await night(here, first);
  const { key } = first.upkeep;
  const sealed = [...sealedOf(first, id)];
  first.close();
  damage(here);
  const today = '2026-06-18';
  const restored = restore({
    ...{ folder: here.folder, key, terminalId: 'KIOSK-01', hall, from: null, above: null, ticketsAbove: 1, now: here.now, today },
  });
  if (!restored.ok) throw new Error(JSON.stringify(restored.fault));
  const journal = here.open();
  const second = caseIn(journal, 'confirmed', person);
  sealed.push(...sealedOf(journal, second.id));
  const attachments = path.join(here.folder, 'attachments');
  for (const name of readdirSync(attachments)) sealed.push(readFileSync(path.join(attachments, name)));
  here.now += day;
  await night(here, journal);
  caseIn(journal, 'sent');
  return { here, journal, sealed };
}

it('is left nowhere on the disk ten nights after the case was settled', async () => {
  const { here, journal, sealed } = await everywhere();
  expect(sealed).toHaveLength(7);
  const places = filesWith(here, sealed).map((name) => name.replace(/[0-9a-f]{32}|[-\d]*\d{8}T\d{6}Z/, '*'));
  expect(new Set(places)).toEqual(
    new Set(['attachments/*', 'backups/journal*.db', 'journal.db', 'journal.db-wal', 'quarantine/*/journal.db']),
  );
  expect(places.filter((name) => name.startsWith('backups'))).toHaveLength(2);

  for (let nights = 0; nights < 10; nights += 1) {
    here.now += day;
    await night(here, journal);
  }
  expect(filesWith(here, sealed)).toEqual([]);
  expect(listBackups(here.folder)).toHaveLength(2);
  // Who is not erased is still there: the same look finds them.
  const open = journal.openCases()[0]?.id ?? 0;
  expect(filesWith(here, sealedOf(journal, open)).length).toBeGreaterThan(0);
  journal.close();
});

it('is found in every backup and in the evidence where the journal alone is erased (control)', async () => {
  const { here, journal, sealed } = await everywhere();
  here.now += 8 * day;
  expect(retain(journal.upkeep, here.now).erased).toHaveLength(3);
  const places = filesWith(here, sealed).map((name) => name.split(path.sep)[0]);
  expect(places).toEqual(['backups', 'backups', 'quarantine']);
  journal.close();
});
