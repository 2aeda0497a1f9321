import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAnchor } from './anchor.ts';
import { readDeviceKey } from './device-key.ts';
import { type Place, place } from './testing/journals.ts';

const program = path.join(import.meta.dirname, 'testing/filing-life.ts');
const steps = ['opened', 'draft', 'prepared', 'sent', 'unknown', 'confirmed', 'told'];

function killedAt(here: Place, point: string, nth: number): readonly string[] {
  const { stdout, signal } = spawnSync(process.execPath, [program, here.folder, point, String(nth)], { encoding: 'utf8' });
  expect(signal).toBe('SIGKILL');
  return stdout.split('\n').filter((step) => step !== '');
}

function anchoredIn(here: Place): number | undefined {
  const key = readDeviceKey({ credential: null, file: here.key });
  const read = key.ok ? openAnchor(here.anchor, key.value).read() : null;
  return read?.ok ? read.value?.seq : undefined;
}

describe('a terminal that is killed', () => {
  // Entry n of the trail belongs to step n: the first is the life itself.
  it.each(steps.map((step, index) => [step, index + 1] as const))(
    'while %s is written keeps it once it is committed, and the next life brings the anchor up to it',
    (step, nth) => {
      for (const [point, anchored] of [
        ['journal.committed', nth - 1],
        ['anchor.appended', nth],
      ] as const) {
        const here = place();
        expect(killedAt(here, point, nth)).toEqual(steps.slice(0, nth - 1));
        expect(anchoredIn(here)).toBe(anchored);
        const next = here.open();
        const [state, told] = step === 'told' ? ['confirmed', 'done'] : [step, null];
        if (step === 'opened') expect(next.broken).toBeNull();
        else expect(next.caseOf(1)).toMatchObject({ state, told });
        next.close();
        expect(anchoredIn(here)).toBe(nth + 1);
      }
    },
  );

  it('between commit and anchor is no excuse for a journal that is behind its anchor (control)', () => {
    const here = place();
    here.open().close();
    const before = path.join(here.folder, 'before.db');
    copyFileSync(here.file, before);
    killedAt(here, 'anchor.appended', 3);
    copyFileSync(before, here.file);
    copyFileSync('/dev/null', `${here.file}-wal`);
    expect(here.fault()).toEqual({ code: 'chainBroken', finding: { kind: 'lostCommits', anchored: 4, head: 1 } });
  });
});
