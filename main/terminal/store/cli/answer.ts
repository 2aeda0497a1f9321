// What every command of `npm run journal` is asked, what it answers, and how it opens the journal without touching it.

import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { KioskConfiguration } from '../../../../kiosk-config/schema.ts';
import { journalFault } from '../database.ts';
import { type DeviceKey, type DeviceKeyFault, readDeviceKey } from '../device-key.ts';
import { journalFiles, openingFaultText } from '../opening.ts';

export interface Asked {
  readonly folder: string;
  readonly credential: string | null;
  readonly configuration: KioskConfiguration;
  /** Wall clock, ms since 1970. */
  readonly now: number;
  /** What stands behind the command. */
  readonly words: readonly string[];
  readonly options: {
    readonly json: boolean;
    readonly redacted: boolean;
    readonly reveal: boolean;
    readonly 'platform-number'?: string | undefined;
    readonly from?: string | undefined;
    readonly above?: string | undefined;
    readonly 'tickets-above'?: string | undefined;
    readonly 'new-key': boolean;
  };
}

export interface Answer {
  readonly good: boolean;
  readonly text: string;
  /** The same for a program. */
  readonly data?: unknown;
}

/** Ends the command with a sentence for the technician. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const asOwner = "Run this as the kiosk's own user, e.g. sudo --user=kiosk …";
const noRight = /^(?:EACCES|EPERM)$/;

/** What the disk or its rights refuse, in a sentence; throws on whatever is a mistake of ours. */
export function refusalOf(error: unknown, folder: string): Refusal {
  if (error instanceof Refusal) return error;
  const fault = journalFault(error);
  return new Refusal(
    fault.code === 'io' && noRight.test(fault.error)
      ? `${folder}: this user has no right to it. ${asOwner}`
      : `${folder}: ${openingFaultText(fault)}`,
  );
}

export const journalIn = (folder: string): string => path.join(folder, 'journal.db');

/** Beside a living terminal too. A reader never empties the WAL into the file, so that a damaged journal stays as it was found. */
export function reading<T>({ folder }: Asked, use: (database: Database.Database) => T): T {
  const file = journalIn(folder);
  if (statSync(file, { throwIfNoEntry: false }) === undefined)
    throw new Refusal(`${file}: there is no journal; --data FOLDER where it is elsewhere`);
  accessSync(file, constants.R_OK);
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true, timeout: 5000 });
    return use(database);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${file}: ${openingFaultText(journalFault(error))}; see npm run journal -- verify`);
  } finally {
    database?.close();
  }
}

export function keyOf({ folder, credential }: Asked): DeviceKey {
  const key = readDeviceKey({ credential, file: journalFiles(journalIn(folder)).key });
  if (!key.ok) throw new Refusal(`${folder}: ${openingFaultText(key.fault)}. ${keyAdvice(key.fault)}`);
  return key.value;
}

function keyAdvice(fault: DeviceKeyFault): string {
  const isOthers = fault.code === 'keyUnreadable' ? noRight.test(fault.error) : fault.code === 'keyRefused' && fault.why === 'notOurs';
  if (isOthers) return asOwner;
  if (fault.code === 'keyRefused' && fault.why === 'readByOthers') return 'Take the rights of all others from it: chmod 600';
  return lostKeyAdvice;
}

export const lostKeyAdvice = `Put the device key of this journal back.
If it is lost for good: npm run journal -- restore --new-key. The journal then begins anew; the old one is put aside, and what
citizens submitted stays unreadable in it and in its backups. Keep what npm run journal -- cases says first, and settle the open cases with
the platform.`;

/** What root writes here the kiosk's own user could not open any more. */
export function refuseToOthers({ folder }: Asked): void {
  const { uid } = statSync(folder);
  if (process.geteuid !== undefined && process.geteuid() !== uid)
    throw new Refusal(`${folder} belongs to another user: run this as that one, e.g. sudo --user=#${uid} …`);
}

/** Columns as wide as their widest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return [head, ...rows].map((row) => `${line(row).trimEnd()}\n`).join('');
}

/** 2026-11-22 03:15:00 in UTC, or a dash. */
export const timeText = (ms: number | null): string => (ms === null ? '–' : new Date(ms).toISOString().slice(0, 19).replace('T', ' '));
