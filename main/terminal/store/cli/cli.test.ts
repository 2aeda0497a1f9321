import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockFolder } from '../safety/lock.ts';
import { damage, fileCase } from '../safety/testing.ts';
import { caseIn, type Place, place } from '../testing/journals.ts';

const program = path.join(import.meta.dirname, '../cli.ts');

function run({ folder }: Place, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words, '--data', folder], { encoding: 'utf8' });
  return { status, stdout, stderr, json: (): unknown => JSON.parse(stdout) };
}

/** As root everything may be read, so another user looks. */
/** Root without its power over other people's files: any other user might not be able to read this checkout. */
const withoutPower = ['setpriv', '--inh-caps=-dac_override,-dac_read_search', '--bounding-set=-dac_override,-dac_read_search'];

function runWithoutRights({ folder }: Place, command: string) {
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chownSync(folder, 65534, 65534);
  else chmodSync(folder, 0);
  onTestFinished(() => chmodSync(folder, 0o700));
  const [tool = '', ...options] = [...(asRoot ? withoutPower : []), process.execPath, program, command, '--redacted', '--data', folder];
  const { status, stdout, stderr } = spawnSync(tool, options, { encoding: 'utf8' });
  return { status, stdout, stderr };
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
    expect(run(here, 'mend')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^"mend" is not understood\.\n\nUsage/) });
    expect(run(here, 'status', 'toString')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^"toString" is not understood/) });
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
    // The anchor tells every number but those of the tickets.
    const restored = run(here, 'restore', '--tickets-above', '20', '--json');
    expect(restored.json()).toMatchObject({ chain: 2, floors: { tickets: { A: 20 } } });
    expect(run(here, 'verify')).toMatchObject({ status: 0 });
    expect(run(here, 'cases').stdout).toContain(done);
  }, 30_000);

  it('refuses numbers that would end, and a journal of another terminal, in a sentence', () => {
    const { here, journal } = atWork();
    expect(run(here, 'backup').status).toBe(0);
    journal.close();
    damage(here);
    const ended = run(here, 'restore', '--above', '999900');
    expect(ended).toMatchObject({ status: 1, stderr: expect.stringMatching(/beyond 999999, the last there is.*--above/) });
    const configuration = path.join(here.folder, 'kiosk.jsonc');
    writeFileSync(configuration, '{"version": 1, "terminal": {"id": "KIOSK-02"}}');
    const foreign = run(here, 'restore', '--configuration', configuration);
    expect(foreign).toMatchObject({ status: 1, stderr: expect.stringMatching(/the journal of KIOSK-01, and/) });
    expect(run(here, 'restore')).toMatchObject({ status: 0 });
  }, 30_000);

  it('tells a journal that this user may not read from one that is not there', () => {
    const { here, journal } = atWork();
    for (const command of ['status', 'verify', 'cases', 'restore']) {
      const { status, stdout, stderr } = runWithoutRights(here, command);
      expect([command, status, stdout]).toEqual([command, 1, '']);
      expect([command, stderr]).toEqual([command, expect.stringMatching(/^[^\n]*[Rr]un this as [^\n]*\n$/)]);
    }
    journal.close();
    expect(run(place(), 'cases')).toMatchObject({ status: 1, stderr: expect.stringMatching(/there is no journal; --data FOLDER/) });
  }, 30_000);

  it('makes no backup of a damaged journal, says so, and leaves the older ones as they were', () => {
    const { here, journal } = atWork();
    expect(run(here, 'backup').status).toBe(0);
    journal.close();
    const backups = path.join(here.folder, 'backups');
    const before = readdirSync(backups).map((name) => [name, readFileSync(path.join(backups, name))]);
    const whole = readFileSync(here.file);
    const harms = [
      () => damage(here),
      () => writeFileSync(here.file, Buffer.concat([whole.subarray(0, 100), Buffer.alloc(4096, 0xff), whole.subarray(4196)])),
    ];
    for (const harm of harms) {
      harm();
      const { status, stdout, stderr } = run(here, 'backup');
      expect(status).toBe(1);
      expect(stdout + stderr).toMatch(/npm run journal -- verify/);
      expect(stdout + stderr).not.toMatch(/ {4}at |SqliteError/);
      expect(readdirSync(backups).map((name) => [name, readFileSync(path.join(backups, name))])).toEqual(before);
    }
  }, 30_000);

  it('names the way when the device key is lost, and goes on with a new one only when it is told to', () => {
    const { here, journal, done, unknown } = atWork();
    expect(run(here, 'backup').status).toBe(0);
    journal.close();
    const kept = `${here.key}.kept`;
    renameSync(here.key, kept);
    const way = /keyMissing[\s\S]*back[\s\S]*--new-key[\s\S]*unreadable/;
    for (const command of ['verify', 'restore'])
      expect([command, run(here, command)]).toMatchObject([command, { status: 1, stdout: '', stderr: expect.stringMatching(way) }]);
    expect(run(here, 'status')).toMatchObject({ status: 1, stdout: expect.stringMatching(way) });
    writeFileSync(here.key, 'x'.repeat(32), { mode: 0o600 });
    expect(run(here, 'verify')).toMatchObject({ status: 1, stdout: expect.stringMatching(/otherKey/) });
    expect(run(here, 'status')).toMatchObject({ status: 1, stdout: expect.stringMatching(/otherKey[\s\S]*--new-key/) });
    renameSync(kept, here.key);
    expect(run(here, 'status')).toMatchObject({ status: 0, stdout: expect.stringMatching(/device key +there/) });
    rmSync(here.key);
    expect(run(here, 'restore', '--new-key')).toMatchObject({ status: 0, stdout: expect.stringMatching(/begins anew/) });
    // The skeleton of every case can be read without the key.
    const [evidence = ''] = readdirSync(path.join(here.folder, 'quarantine'));
    expect(run({ ...here, folder: path.join(here.folder, 'quarantine', evidence) }, 'cases').stdout).toContain(unknown);
    const again = here.open();
    expect(Number(fileCase(again).slice(-6))).toBeGreaterThan(Number(done.slice(-6)) + 1);
    again.close();
  }, 30_000);

  it('looks into the folder of the terminal when it is told none: of KIOSK_DATA, of npm start, of an installation', () => {
    const checkout = mkdtempSync(path.join(tmpdir(), 'checkout-'));
    onTestFinished(() => rmSync(checkout, { recursive: true }));
    const said = (environment: NodeJS.ProcessEnv): string => {
      const { KIOSK_DATA: _, ...rest } = process.env;
      const env = { ...rest, ...environment };
      const { stdout, stderr } = spawnSync(process.execPath, [program, 'cases'], { encoding: 'utf8', cwd: checkout, env });
      return stdout + stderr;
    };
    const { here, journal, done } = atWork();
    journal.close();
    expect(said({})).toContain(`${checkout}/.state/data/journal.db: there is no journal`);
    mkdirSync(path.join(checkout, '.state/development/data'), { recursive: true });
    expect(said({})).toContain(`${checkout}/.state/development/data/journal.db: there is no journal`);
    expect(said({ KIOSK_DATA: here.folder })).toContain(done);
  }, 30_000);
});
