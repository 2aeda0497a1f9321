// Attachments of a case: encrypted files beside the journal, each on the disk before its row, each opening for its own row only.

import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AuditTrail } from './audit.ts';
import type { JournalDatabase } from './database.ts';
import type { DeviceKey } from './device-key.ts';
import { fieldCipher } from './field-cipher.ts';
import { syncFile, syncFolder } from './safety/durable-files.ts';

export type AttachmentKind = 'signature' | 'photograph' | 'document';

export interface AttachmentRow {
  readonly id: number;
  readonly kind: AttachmentKind;
  /** Of what was handed in, in bytes. */
  readonly bytes: number;
}

export interface Attachments {
  /** Durable before it returns; throws above 8 MiB, which whoever takes it in refuses much earlier. */
  readonly keepAttachment: (filingCase: number, kind: AttachmentKind, content: Uint8Array) => AttachmentRow;
  readonly attachmentsOf: (filingCase: number) => readonly AttachmentRow[];
  /** null: erased, altered or gone. */
  readonly attachmentContent: (id: number) => Buffer | null;
}

export interface AttachmentTools {
  readonly database: JournalDatabase;
  readonly key: DeviceKey;
  readonly trail: AuditTrail;
  readonly folder: string;
  readonly now: () => number;
}

const mostBytes = 8 * 2 ** 20;
/** Version, nonce and tag. */
const sealingBytes = 29;
const ourName = /^[0-9a-f]{32}$/;

interface StoredAttachment {
  readonly file: string;
  readonly sha256: Uint8Array;
  readonly bytes: number;
}

export function attachmentWriters({ database, key, trail, folder, now }: AttachmentTools): Attachments {
  const cipher = fieldCipher(key.attachments, key.id);
  const place = (file: string) => ({ table: 'attachment', column: 'file', row: file });
  const insert = database.prepare('INSERT INTO attachment (filing_case, kind, file, sha256, bytes, kept_at) VALUES (?, ?, ?, ?, ?, ?)');
  const numberOf = database.prepare<[number], string>('SELECT number FROM filing_case WHERE id = ?').pluck();
  const list = database.prepare<[number], AttachmentRow>('SELECT id, kind, bytes FROM attachment WHERE filing_case = ? ORDER BY id');
  const one = database.prepare<[number], StoredAttachment>('SELECT file, sha256, bytes FROM attachment WHERE id = ?');
  return {
    keepAttachment(filingCase, kind, content) {
      if (content.length === 0 || content.length > mostBytes) throw new Error(`An attachment of ${content.length} bytes`);
      const file = randomBytes(16).toString('hex');
      const sealed = cipher.seal(content, place(file));
      const sha256 = createHash('sha256').update(sealed).digest();
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(path.join(folder, file), sealed, { flag: 'wx', mode: 0o600 });
      syncFile(path.join(folder, file));
      syncFolder(folder);
      const id = trail.record(() => {
        const { lastInsertRowid } = insert.run(filingCase, kind, file, sha256, content.length, now());
        trail.note({ kind: 'attachmentKept', subject: numberOf.get(filingCase) ?? '', detail: kind, content: sha256 });
        return Number(lastInsertRowid);
      });
      return { id, kind, bytes: content.length };
    },
    attachmentsOf: (filingCase) => list.all(filingCase),
    attachmentContent(id) {
      const stored = one.get(id);
      if (!stored) return null;
      const at = path.join(folder, stored.file);
      if (statSync(at, { throwIfNoEntry: false })?.size !== stored.bytes + sealingBytes) return null;
      return cipher.open(readFileSync(at), place(stored.file));
    },
  };
}

/** Deletes the files that no row tells of: of a crash before the row, or of a case that was erased. @returns how many */
export function sweepAttachments(database: JournalDatabase, folder: string): number {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return 0;
  const known = database.prepare<[string], number>('SELECT 1 FROM attachment WHERE file = ?').pluck();
  const orphans = readdirSync(folder).filter((name) => ourName.test(name) && known.get(name) === undefined);
  for (const name of orphans) rmSync(path.join(folder, name));
  if (orphans.length > 0) syncFolder(folder);
  return orphans.length;
}
