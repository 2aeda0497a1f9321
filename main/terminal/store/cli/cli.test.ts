import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../safety/lock.ts';
import { damage, fileCase } from '../safety/testing.ts';
import { caseIn, type Place, place } from '../testing/journals.ts';

const program = path.join(import.meta.dirname, '../cli.ts');

function run({ folder }: Place, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words, '--data', folder], { encoding: 'utf8' });
  return { status, stdout, stderr, json: (): unknown => JSON.parse(stdout) };
}

/** A terminal at work: a case that is done and told, and one that nobody knows of. */
function atWork() {
  const here = place();
  const journal = here.open();
  const done = fileCase(journal);
  const { id, number: unknown, link } = caseIn(journal, 'unknown');
  const content = journal.contentOf(id);
  if (content === null) throw new Error('the case has no content');
  const { applicant, answers } = content;
  const personal = [applicant.name.private, applicant.number.private, applicant.personNumber?.private ?? '', answers.telephone ?? ''];
  return { here, journal, done, unknown, secrets: [...personal, link] };
}

describe('npm run journal', () => {
  it('tells everything of a living journal but what is personal', () => {
    const { here, journal, done, unknown, secrets } = atWork();
    const said = [['status'], ['verify'], ['cases'], ['cases', '--json'], ['export', '--redacted'], ['backup'], ['status', '--json']].map(
      (words) => {
        const { status, stdout, stderr } = run(here, ...words);
        expect([words, status, stderr]).toEqual([words, 0, '']);
        return stdout;
      },
    );
    const all = said.join('');
    expect(all).toContain(done);
    expect(all).toContain(unknown);
    expect(all).toMatch(/confirmed 1, unknown 1/);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(2);
      expect(all).not.toContain(secret);
    }
    const lines = (said[4] ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { of: string });
    expect(new Set(lines.map((line) => line.of))).toEqual(new Set(['case', 'attempt', 'audit']));
    // The living one was not disturbed.
    expect(caseIn(journal, 'confirmed').state).toBe('confirmed');
    journal.close();
  }, 30_000);

  it('exports nothing that is not redacted, and says how it is used', () => {
    const { here, journal } = atWork();
    expect(run(here, 'export')).toMatchObject({ status: 2, stdout: '' });
    expect(run(here, 'mend')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Usage/) });
    expect(run(here, 'status', '--everything')).toMatchObject({ status: 2 });
    expect(run(here, 'restore', '--above', 'many')).toMatchObject({ status: 2 });
    expect(run(here, '--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage/) });
    journal.close();
  }, 30_000);

  it('finds damage, refuses a restore while a terminal lives, and then restores', () => {
    const { here, journal, done } = atWork();
    expect(run(here, 'backup').status).toBe(0);
    journal.close();
    expect(run(here, 'restore')).toMatchObject({ status: 1, stderr: expect.stringMatching(/Nothing is wrong/) });
    const bytes = readFileSync(here.file);
    bytes.write('withdrawn', bytes.lastIndexOf('confirmed'));
    writeFileSync(here.file, bytes);
    expect(run(here, 'verify')).toMatchObject({ status: 1, stdout: expect.stringMatching(/journal\.db: (caseAltered|entryAltered)/) });
    damage(here);
    expect(run(here, 'verify')).toMatchObject({ status: 1 });
    expect(run(here, 'status')).toMatchObject({ status: 1, stdout: expect.stringMatching(/damaged[\s\S]*backups +journal-000001/) });
    const terminal = lockFolder(here.folder, 0);
    expect(run(here, 'restore')).toMatchObject({ status: 1, stderr: expect.stringMatching(/Stop the kiosk/) });
    terminal?.release();
    expect(run(here, 'restore')).toMatchObject({ status: 1, stderr: expect.stringMatching(/--above N/) });
    const restored = run(here, 'restore', '--above', '7', '--tickets-above', '20', '--json');
    expect(restored.json()).toMatchObject({ chain: 2, floors: { tickets: { A: 20 } } });
    expect(run(here, 'verify')).toMatchObject({ status: 0 });
    expect(run(here, 'cases').stdout).toContain(done);
  }, 30_000);

  it('goes on with a new key when the old one is lost, and only when it is told to', () => {
    const { here, journal } = atWork();
    journal.close();
    writeFileSync(here.key, 'x'.repeat(32), { mode: 0o600 });
    expect(run(here, 'verify')).toMatchObject({ status: 1 });
    const lost = place();
    const other = lost.open();
    other.close();
    spawnSync('rm', [lost.key]);
    expect(run(lost, 'restore')).toMatchObject({ status: 1, stderr: expect.stringMatching(/keyMissing/) });
    expect(run(lost, 'restore', '--new-key', '--above', '3')).toMatchObject({ status: 0 });
    const again = lost.open();
    expect(fileCase(again)).toBe('KIOSK-01-B000304');
    again.close();
  }, 30_000);
});
