// Lives of a terminal on a disk that fails: what they said, and whether the journal keeps every word of it.

import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { openForLife } from '../../main/terminal/store/safety/open.ts';
import { faultFinder } from '../../main/terminal/store/safety/trust.ts';

/** Everything that all lives on one folder said. */
export interface Said {
  readonly sent: Set<string>;
  readonly done: Set<string>;
  /** Why lives ended, e.g. `JournalError SQLITE_FULL`. */
  readonly endings: string[];
  /** Reason and detail of each opening that was refused. */
  readonly refusals: string[];
  readonly logged: string[];
  /** What the disk watch begins with, by life. */
  readonly disks: string[];
}

export const nothingSaid = (): Said => ({ sent: new Set(), done: new Set(), endings: [], refusals: [], logged: [], disks: [] });

export interface LifeOptions {
  readonly folder: string;
  readonly most: number;
  /** Runs it, e.g. fiu-run with its options. */
  readonly under?: readonly string[];
  /** Before it opens the journal. */
  readonly onReady?: (child: ChildProcess) => void;
  /** Before it files anything. */
  readonly onOpened?: (child: ChildProcess) => void;
  readonly onLine?: (line: string) => void;
}

let lives = 0;

/** @returns the exit code; null: it was killed */
export async function live(said: Said, { folder, most, under = [], onReady, onOpened, onLine }: LifeOptions): Promise<number | null> {
  lives += 1;
  const [command = process.execPath, ...words] = [...under, process.execPath];
  const program = path.join(import.meta.dirname, 'filing-life.ts');
  const child = spawn(command, [...words, program, folder, `life-${process.pid}-${lives}`, String(most)], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // Not the simulated HID devices of other tests.
    env: { PATH: process.env.PATH ?? '' },
  });
  // A life that died of its faults before it was told to begin.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout });
  const heard = new Promise((resolve) => lines.once('close', resolve));
  lines.on('line', (line) => {
    const [what = '', ...rest] = line.split(' ');
    const text = rest.join(' ');
    if (what === 'ready') {
      onReady?.(child);
      child.stdin.write('open\n');
    }
    if (what === 'sent') said.sent.add(text);
    if (what === 'done') said.done.add(text);
    if (what === 'ended') said.endings.push(text);
    if (what === 'outOfService') said.refusals.push(text);
    if (what === 'log') said.logged.push(text);
    if (what === 'opened') {
      said.disks.push(text);
      onOpened?.(child);
      child.stdin.write('file\n');
    }
    onLine?.(line);
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  await heard;
  return code;
}

/** Opens it as the next life would, and holds every word against it. */
export function keepsItsWord(folder: string, said: Said): void {
  const opened = openForLife(
    { file: path.join(folder, 'journal.db'), epoch: 'the judge', terminalId: 'KIOSK-01', now: Date.now },
    () => undefined,
  );
  if (!opened.ok) throw new Error(opened.fault.detail);
  const { journal } = opened.value;
  try {
    for (const number of said.done) expect([number, journal.caseByNumber(number)]).toMatchObject([number, { state: 'confirmed' }]);
    for (const number of said.sent) expect(['sent', 'confirmed']).toContain(journal.caseByNumber(number)?.state);
    const { key, anchor, database } = journal.upkeep;
    expect(faultFinder(key, anchor)(database)).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    // What the platform was never told must not look as if it had been.
    const attempted = database.prepare<[], string>(`SELECT number FROM filing_case WHERE state IN ('sent', 'confirmed')`).pluck().all();
    expect(attempted.length).toBeGreaterThanOrEqual(said.sent.size);
  } finally {
    journal.close();
  }
}
