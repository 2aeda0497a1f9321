import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { kioskConfiguration } from '../../../../kiosk-config/schema.ts';
import { lockFolder } from '../safety/lock.ts';
import { damage } from '../safety/testing.ts';
import { content } from '../testing/content.ts';
import { caseIn, type Place, place } from '../testing/journals.ts';
import type { Asked } from './answer.ts';
import { settle } from './settle.ts';
import { show } from './show.ts';
import { verify } from './verify.ts';

const configuration = kioskConfiguration.parse({ version: 1 });

function ask({ folder, now }: Place, words: readonly string[], options: Partial<Asked['options']> = {}): Asked {
  const none = { json: false, redacted: false, reveal: false, 'new-key': false };
  return { folder, credential: null, configuration, now, words, options: { ...none, ...options } };
}

/** A terminal that was stopped, with a case that it could not settle. */
function stopped() {
  const here = place();
  const journal = here.open();
  const confirmed = caseIn(journal, 'confirmed').number;
  const { number, link } = caseIn(journal, 'manual');
  journal.close();
  return { here, number, link, confirmed };
}

const { name, number: idNumber } = content.applicant;
const personal = [name.private, idNumber.private, content.answers.telephone ?? ''];

describe('npm run journal -- show', () => {
  it('tells everything of one case, beside a living terminal too, and nothing personal', () => {
    const { here, number, link, confirmed } = stopped();
    const journal = here.open();
    const { text, data } = show(ask(here, [number.toLowerCase()]));
    for (const word of [
      number,
      'manual',
      'notFoundAfterSending',
      'message-',
      'lost',
      'caseStarted',
      'casePrepared',
      'caseSent',
      'caseMoved',
    ])
      expect(text).toContain(word);
    for (const secret of [...personal, link, confirmed]) expect(text + JSON.stringify(data)).not.toContain(secret);
    expect(data).toMatchObject({ number, state: 'manual', attempts: [{ number: 1, result: 'lost' }] });
    journal.close();
  });

  it('tells who it is to whoever has the key and asks for it, with a warning', () => {
    const { here, number, confirmed } = stopped();
    const { text } = show(ask(here, [number], { reveal: true }));
    for (const secret of [...personal, 'PERSONAL DATA']) expect(text).toContain(secret);
    rmSync(here.key);
    expect(() => show(ask(here, [confirmed], { reveal: true }))).toThrow(/keyMissing/);
  });

  it('knows no other case', () => {
    const { here } = stopped();
    expect(() => show(ask(here, ['KIOSK-01-B000099']))).toThrow(/no such case/);
    expect(() => show(ask(here, []))).toThrow(/number of a case/);
  });

  it('is a command with one word behind it', () => {
    const { here, number } = stopped();
    const program = path.join(import.meta.dirname, '../cli.ts');
    const run = (...words: readonly string[]) =>
      spawnSync(process.execPath, [program, ...words, '--data', here.folder], { encoding: 'utf8' });
    expect(run('show', number)).toMatchObject({ status: 0, stdout: expect.stringMatching(/state +manual/), stderr: '' });
    expect(run('show', number, 'more')).toMatchObject({ status: 2, stderr: expect.stringMatching(/"more" is not understood/) });
    expect(run('settle', number, 'confirmed', '--platform-number', 'P-77')).toMatchObject({ status: 0, stderr: '' });
  }, 30_000);
});

describe('npm run journal -- settle', () => {
  it('makes of a manual case what staff found out, once, noted as theirs in a chain that stays whole', () => {
    const { here, number } = stopped();
    expect(settle(ask(here, [number, 'confirmed'], { 'platform-number': 'P-77' })).good).toBe(true);
    const journal = here.open();
    const settled = { state: 'confirmed', reason: 'settledByStaff', standing: 'accepted', platformNumber: 'P-77', dueAt: null };
    expect(journal.caseByNumber(number)).toMatchObject(settled);
    // What the next visitor is to be told of an interrupted life is still there.
    expect(journal.broken).toMatchObject({ filing: { number } });
    const newest = journal.upkeep.database
      .prepare('SELECT kind, detail FROM audit WHERE subject = ? ORDER BY seq DESC LIMIT 1')
      .get(number);
    expect(newest).toEqual({ kind: 'caseSettled', detail: 'confirmed settledByStaff' });
    journal.close();
    expect(verify(ask(here, [])).good).toBe(true);
    expect(() => settle(ask(here, [number, 'rejected']))).toThrow(/is confirmed: only what is manual/);
  });

  it('says of one that the platform does not have that it is rejected', () => {
    const { here, number } = stopped();
    expect(settle(ask(here, [number, 'rejected'])).data).toEqual({ number, state: 'rejected', platformNumber: null });
    const journal = here.open();
    expect(journal.caseByNumber(number)).toMatchObject({ state: 'rejected', reason: 'settledByStaff', standing: null });
    journal.close();
  });

  it('is refused beside a living terminal, on a damaged journal, and of whatever is not manual', () => {
    const { here, number, confirmed } = stopped();
    const terminal = lockFolder(here.folder, 0);
    expect(() => settle(ask(here, [number, 'confirmed']))).toThrow(/Stop the kiosk/);
    terminal?.release();
    expect(() => settle(ask(here, [confirmed, 'rejected']))).toThrow(/only what is manual/);
    for (const words of [[], [number], [number, 'perhaps']]) expect(() => settle(ask(here, words))).toThrow(/is wanted/);
    const platformNumber = (text: string) => ({ 'platform-number': text });
    expect(() => settle(ask(here, [number, 'rejected'], platformNumber('P-1')))).toThrow(/--platform-number/);
    expect(() => settle(ask(here, [number, 'confirmed'], platformNumber('测试甲')))).toThrow(/--platform-number/);
    expect(show(ask(here, [number])).data).toMatchObject({ state: 'manual' });
    damage(here);
    expect(() => settle(ask(here, [number, 'confirmed']))).toThrow(/damaged/);
  });
});
