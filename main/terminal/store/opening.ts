// What is proved before a journal is used: the right key, a whole audit chain, and nothing lost behind the anchor.

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import { type Anchor, isBeyond, openAnchor } from './anchor.ts';
import { auditWriter } from './audit.ts';
import type { JournalDatabase, JournalFault } from './database.ts';
import { createDeviceKey, type DeviceKey, type DeviceKeyFault, readDeviceKey } from './device-key.ts';
import { type Finding, verifyJournal } from './verify.ts';

export type OpeningFault =
  | JournalFault
  | DeviceKeyFault
  /** The journal was written with another device key. */
  | { readonly code: 'otherKey'; readonly file: string }
  /** It is the journal of that terminal, and we are another. */
  | { readonly code: 'foreignTerminal'; readonly terminal: string }
  /** There is none, and what stands around its place is not a new kiosk's. */
  | { readonly code: 'journalGone' }
  | { readonly code: 'chainBroken'; readonly finding: Finding };

/** Names of what stands beside the journal. */
export const journalFiles = (journal: string): JournalFiles => {
  const beside = (name: string): string => path.join(path.dirname(journal), name);
  return { key: beside('device.key'), anchor: beside('audit.anchor'), attachments: beside('attachments'), backups: beside('backups') };
};

export type JournalFiles = Readonly<Record<'key' | 'anchor' | 'attachments' | 'backups', string>>;

/** A journal is made only where nothing tells of an earlier one, whose numbers would be given a second time. */
export function isGone(journal: string): boolean {
  const { key, anchor, backups } = journalFiles(journal);
  const isThere = (statSync(journal, { throwIfNoEntry: false })?.size ?? 0) > 0;
  return !isThere && [key, anchor, backups].some((file) => existsSync(file));
}

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
    case 'foreignTerminal':
      return `foreignTerminal ${fault.terminal}`;
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
    case 'counterBehind':
      return `counterBehind ${finding.counter}`;
    case 'caseMissing':
    case 'caseAltered':
    case 'contentAltered':
    case 'attemptAltered':
    case 'outboxMissing':
    case 'paperAltered':
    case 'ticketAltered':
      return `${finding.kind} ${finding.number}`;
    default:
      return `${finding.kind} ${finding.seq}`;
  }
}

/** The key of this journal, if it is this terminal's; one is made for a journal that has had none, where nothing knows of one. */
export function keyFor(
  database: JournalDatabase,
  terminalId: string,
  files: JournalFiles,
  credential: string | null,
): Result<DeviceKey, OpeningFault> {
  const source = { credential, file: files.key };
  const owner = database.prepare<[], { keyId: string; terminal: string }>('SELECT key_id AS keyId, terminal FROM meta').get();
  if (owner && owner.terminal !== terminalId) return fail({ code: 'foreignTerminal', terminal: owner.terminal });
  const isNew = !owner && !existsSync(files.anchor) && !existsSync(files.backups);
  const key = isNew ? createDeviceKey(source) : readDeviceKey(source);
  if (key.ok && owner && key.value.id !== owner.keyId) return fail({ code: 'otherKey', file: path.basename(credential ?? files.key) });
  return key;
}

/** Verifies the tail, then brings up to the journal whatever a crash between commit and anchor left behind. */
export function anchorFor(
  database: JournalDatabase,
  { key, terminalId }: { readonly key: DeviceKey; readonly terminalId: string },
  anchorFile: string,
  given: Anchor | undefined,
): Result<Anchor, OpeningFault> {
  const anchor = given ?? openAnchor(anchorFile, key);
  const [finding] = verifyJournal(database, anchor, key, 'tail');
  if (finding) {
    anchor.close();
    return fail({ code: 'chainBroken', finding });
  }
  database
    .prepare('INSERT INTO meta (id, key_id, terminal, chain) VALUES (1, ?, ?, 1) ON CONFLICT (id) DO NOTHING')
    .run(key.id, terminalId);
  const head = auditWriter(database, key, () => 0).head();
  const read = anchor.read();
  if (read.ok && (read.value?.chain !== head.chain || isBeyond(head, read.value))) anchor.rewrite(head);
  return succeed(anchor);
}
