// Read, write and sync errors at random under the journal, by libfiu: lives end of them and say so, and every word they gave holds.

import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keepsItsWord, live, nothingSaid } from './lives.ts';

/** As many lives as it takes for errors to have struck so often. */
const wantedStrikes = 5;
const mostLives = 60;

const reason =
  process.platform !== 'linux' || spawnSync('which', ['fiu-run']).status !== 0 ? 'needs Linux with fiu-utils and libfiu' : null;

describe.skipIf(reason !== null)(`Random I/O errors${reason === null ? '' : ` (not run: ${reason})`}`, () => {
  it('end lives with the name of the error, lose nothing that was said to be done, and mend themselves', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'io-errors-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const said = nothingSaid();
    const control = path.join(folder, 'fiu');
    const strikes = (): number => said.endings.filter((ending) => /^JournalError (?:SQLITE_(?:IOERR|FULL)|E[A-Z]+$)/.test(ending)).length;
    for (let lives = 0; lives < mostLives && strikes() < wantedStrikes; lives += 1) {
      const enable = ({ pid }: ChildProcess): void =>
        void spawnSync('fiu-ctrl', ['-f', control, '-c', 'enable_random name=posix/io/*,probability=0.004', String(pid)]);
      // Every other life meets them at the opening too.
      const when: 'onReady' | 'onOpened' = lives % 2 === 0 ? 'onOpened' : 'onReady';
      await live(said, { folder, most: 60, under: ['fiu-run', '-x', '-f', control], [when]: enable });
    }
    expect(strikes(), said.refusals.slice(-3).join('\n')).toBe(wantedStrikes);
    expect(said.done.size).toBeGreaterThan(0);
    for (const refusal of said.refusals) expect(refusal).toMatch(/^(?:disk |journal .*(?:damaged|chainBroken|io E[A-Z]+))/);
    keepsItsWord(folder, said);
    // The control of the judge: a word that was not kept.
    said.done.add('KIOSK-01-B999999');
    expect(() => keepsItsWord(folder, said)).toThrow();
  }, 90_000);
});
