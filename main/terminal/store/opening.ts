// What is proved before a journal is used: the right key, a whole audit chain, and nothing lost behind the anchor.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import { type Anchor, openAnchor } from './anchor.ts';
import { auditWriter } from './audit.ts';
import type { JournalDatabase, JournalFault } from './database.ts';
import { createDeviceKey, type DeviceKey, type DeviceKeyFault, type DeviceKeySource, readDeviceKey } from './device-key.ts';
import { type Finding, verifyJournal } from './verify.ts';

export type OpeningFault =
  | JournalFault
  | DeviceKeyFault
  /** The journal was written with another device key. */
  | { readonly code: 'otherKey'; readonly file: string }
  | { readonly code: 'chainBroken'; readonly finding: Finding };

/** Names of what stands beside the journal. */
export const journalFiles = (journal: string): { readonly key: string; readonly anchor: string; readonly attachments: string } => {
  const beside = (name: string): string => path.join(path.dirname(journal), name);
  return { key: beside('device.key'), anchor: beside('audit.anchor'), attachments: beside('attachments') };
};

/** For the log and the technician; nothing personal. */
export function openingFaultText(fault: OpeningFault): string {
  switch (fault.code) {
    case 'io':
      return `io ${fault.error}`;
    case 'newer':
      return `newer, version ${fault.version}`;
    case 'keyMissing':
    case 'otherKey':
      return `${fault.code} ${fault.file}`;
    case 'keyRefused':
      return `keyRefused ${fault.file} ${fault.why}`;
    case 'keyUnreadable':
      return `keyUnreadable ${fault.file} ${fault.error}`;
    case 'chainBroken':
      return `chainBroken ${findingText(fault.finding)}`;
    default:
      return fault.code;
  }
}

export function findingText(finding: Finding): string {
  switch (finding.kind) {
    case 'anchorDamaged':
      return finding.kind;
    case 'anchorMissing':
      return `anchorMissing, entries to ${finding.head}`;
    case 'lostCommits':
      return `lostCommits, anchored ${finding.anchored}, entries to ${finding.head}`;
    case 'caseMissing':
    case 'caseAltered':
    case 'contentAltered':
      return `${finding.kind} ${finding.number}`;
    default:
      return `${finding.kind} ${finding.seq}`;
  }
}

/** The key of this journal; one is made for a journal that has had none and whose anchor knows of none. */
export function keyFor(database: JournalDatabase, source: DeviceKeySource, anchorFile: string): Result<DeviceKey, OpeningFault> {
  const known = database.prepare<[], string>('SELECT key_id FROM meta').pluck().get();
  const isNew = known === undefined && !existsSync(anchorFile);
  const key = isNew ? createDeviceKey(source) : readDeviceKey(source);
  if (key.ok && known !== undefined && key.value.id !== known)
    return fail({ code: 'otherKey', file: path.basename(source.credential ?? source.file) });
  return key;
}

/** Verifies the tail, then brings up to the journal whatever a crash between commit and anchor left behind. */
export function anchorFor(
  database: JournalDatabase,
  key: DeviceKey,
  anchorFile: string,
  given: Anchor | undefined,
): Result<Anchor, OpeningFault> {
  const anchor = given ?? openAnchor(anchorFile, key);
  const [finding] = verifyJournal(database, anchor, key, 'tail');
  if (finding) {
    anchor.close();
    return fail({ code: 'chainBroken', finding });
  }
  database.prepare('INSERT INTO meta (id, key_id, chain) VALUES (1, ?, 1) ON CONFLICT (id) DO NOTHING').run(key.id);
  const head = auditWriter(database, key, () => 0).head();
  const read = anchor.read();
  if (read.ok && (read.value === null || read.value.seq !== head.seq || read.value.chain !== head.chain)) anchor.rewrite(head);
  return succeed(anchor);
}
