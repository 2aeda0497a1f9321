// The filing desk on a genuine journal: what a citizen who waits is told, and what becomes of a case that is kept for him.

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FilingOutcome } from '../../../contract/filing.ts';
import { failPointChannel } from '../../process/fail-point.ts';
import type { SubmitAnswer } from '../platform/region/types.ts';
import { content } from '../store/testing/content.ts';
import { accepted, done, found, lost, noAnswer, notFound, notSent, scene } from './testing/scene.ts';

describe('a citizen who waits', () => {
  it('hears that it is done when the journal says so, and not in the breath in which he pressed', async () => {
    const one = scene();
    const number = one.file();
    expect(one.heard).toEqual([]);
    expect(one.row(number).state).toBe('prepared');
    await one.clock.advance(0);
    expect(one.outcomes).toEqual([done]);
    expect(one.row(number)).toMatchObject({ state: 'confirmed', platformNumber: 'SN1', told: 'done', attempts: 1 });
  });

  it('hears that it is only accepted where the platform only accepted it', async () => {
    const one = scene({ submits: [{ kind: 'accepted', platformNumber: null, standing: 'accepted' }] });
    one.file();
    await one.clock.advance(0);
    expect(one.outcomes).toEqual([{ kind: 'done', standing: 'accepted', platformNumber: null }]);
  });

  it.each<[string, SubmitAnswer, FilingOutcome, string]>([
    [
      'the platform refuses',
      { kind: 'refused', fault: 'filing.locked', final: true },
      { kind: 'notDone', fault: 'filing.locked' },
      'rejected',
    ],
    ['nothing could leave', notSent, { kind: 'notDone', fault: 'filing.notSent' }, 'withdrawn'],
  ])('hears that it is not done when %s', async (_, answer, outcome, state) => {
    const one = scene({ submits: [answer] });
    const number = one.file();
    await one.clock.advance(100_000);
    expect(one.outcomes).toEqual([outcome]);
    expect(one.row(number)).toMatchObject({ state, told: 'notDone', attempts: 1 });
    expect(one.heard).toHaveLength(1);
  });

  it('waits while it is asked about after 2, 5 and 10 seconds, and hears that it was done after all', async () => {
    const one = scene({ submits: [lost], asks: [noAnswer, noAnswer, found] });
    const number = one.file();
    await one.clock.advance(9_999);
    expect(one.outcomes).toEqual([]);
    await one.clock.advance(1);
    expect(one.seconds('ask')).toEqual([2, 5, 10]);
    expect(one.outcomes).toEqual([done]);
    expect(one.row(number)).toMatchObject({ state: 'confirmed', attempts: 1 });
  });

  it('hears that it is not known when nobody can say, and it is settled after he has gone', async () => {
    const one = scene({ submits: [lost], asks: [noAnswer, noAnswer, noAnswer, noAnswer, found] });
    const number = one.file();
    await one.clock.advance(10_000);
    expect(one.outcomes).toEqual([{ kind: 'unknown' }]);
    expect(one.row(number)).toMatchObject({ state: 'unknown', told: 'unknown' });
    await one.clock.advance(600_000);
    expect(one.row(number)).toMatchObject({ state: 'confirmed', told: 'unknown' });
    expect(one.outcomes).toHaveLength(1);
  });

  it('hears that it was refused when the refusal was not certain, and later the platform does not have it', async () => {
    const one = scene({ submits: [{ kind: 'refused', fault: 'filing.refused', final: false }], asks: [notFound] });
    const number = one.file();
    await one.clock.advance(9_000);
    expect(one.outcomes).toEqual([]);
    await one.clock.advance(1_000);
    expect(one.outcomes).toEqual([{ kind: 'notDone', fault: 'filing.refused' }]);
    expect(one.row(number)).toMatchObject({ state: 'rejected', attempts: 1 });
  });

  it.each(['refused', 'cancelled'] as const)('hears that it is not done when the platform has it as %s', async (standing) => {
    const one = scene({ submits: [lost], asks: [{ kind: 'found', platformNumber: 'SN1', standing }] });
    const number = one.file();
    await one.clock.advance(2_000);
    expect(one.outcomes).toEqual([{ kind: 'notDone', fault: 'filing.refused' }]);
    expect(one.row(number).state).toBe('rejected');
  });

  it('hears that nothing was submitted when the disk took longer than there was time', async () => {
    const one = scene({
      journal: (journal) => ({
        ...journal,
        startAttempt(id, messageId) {
          one.clock.setWall(one.clock.wall() + 61_000);
          return journal.startAttempt(id, messageId);
        },
      }),
    });
    const number = one.file();
    await one.clock.advance(0);
    expect(one.heard).toEqual([]);
    expect(one.outcomes).toEqual([{ kind: 'notDone', fault: 'filing.notSent' }]);
    expect(one.row(number)).toMatchObject({ state: 'withdrawn', attempts: 1 });
  });

  it('is told nothing any more once he has left, and what is written is that it is not known', async () => {
    const one = scene({ submits: [lost], asks: [found] });
    const number = one.file();
    await one.clock.advance(0);
    one.desk.abandon();
    expect(one.row(number).told).toBe('unknown');
    await one.clock.advance(60_000);
    expect(one.outcomes).toEqual([]);
    expect(one.row(number).state).toBe('confirmed');
  });

  it('is asked about at the pace of the others from then on', async () => {
    const one = scene({ submits: [lost], asks: [noAnswer] });
    one.file();
    await one.clock.advance(0);
    one.desk.abandon();
    await one.clock.advance(12_000);
    // Half of 5, then of 10 seconds; whoever waits is asked about after 2, 5 and 10.
    expect(one.seconds('ask')).toEqual([2, 7]);
  });

  it('is written down as told that it is not known when the next one submits, and hears nothing of it', async () => {
    const one = scene({ submits: [lost, accepted], asks: [noAnswer, noAnswer, { ...found, platformNumber: 'SN2' }] });
    const [first, second] = [one.file(), one.file()];
    expect([one.row(first).told, one.row(second).told]).toEqual(['unknown', null]);
    await one.clock.advance(60_000);
    expect(one.outcomes).toEqual([done]);
    expect([one.row(first), one.row(second)]).toMatchObject([
      { state: 'confirmed', told: 'unknown' },
      { state: 'confirmed', told: 'done' },
    ]);
  });

  it('does not wait for the cases of others', async () => {
    const one = scene({ submits: [lost, accepted], asks: ['silence'] });
    one.file();
    await one.clock.advance(0);
    one.desk.abandon();
    await one.clock.advance(3_000);
    expect(one.heard.at(-1)?.what).toBe('ask');
    one.file();
    await one.clock.advance(0);
    expect(one.outcomes).toEqual([done]);
  });
});

describe('a case that is kept', () => {
  it('is told as kept until its time, and handed over when the platform is back', async () => {
    const one = scene({ submits: [notSent, notSent, accepted] });
    const number = one.file({ holdHours: 4 });
    const until = one.clock.wall() + 4 * 3_600_000;
    await one.clock.advance(0);
    expect(one.outcomes).toEqual([{ kind: 'held', until }]);
    expect(one.row(number)).toMatchObject({ state: 'prepared', told: 'held' });
    await one.clock.advance(3_600_000);
    expect(one.row(number)).toMatchObject({ state: 'confirmed', attempts: 3 });
  });

  it.each([
    ['the platform stays away', 0],
    ['the wall clock is set back meanwhile', -3 * 3_600_000],
  ])('goes to staff when its time is over and %s: it is never sent late', async (_, stepMs) => {
    const one = scene({ submits: [notSent] });
    const number = one.file({ holdHours: 4 });
    await one.clock.advance(60_000);
    one.clock.setWall(one.clock.wall() + stepMs);
    await one.clock.advance(6 * 3_600_000);
    expect(one.row(number)).toMatchObject({ state: 'manual', reason: 'tooLate', told: 'held' });
    expect(Math.max(...one.seconds('submit'))).toBeLessThan(4 * 3_600);
  });

  it('is not sent either when the wall clock says that its time is over', async () => {
    const one = scene({ submits: [notSent, accepted] });
    const number = one.file({ holdHours: 4 });
    await one.clock.advance(0);
    one.clock.setWall(one.clock.wall() + 5 * 3_600_000);
    await one.clock.advance(3_600_000);
    expect(one.row(number)).toMatchObject({ state: 'manual', reason: 'tooLate' });
    expect(one.seconds('submit')).toHaveLength(1);
  });

  it('survives a restart, since its citizen was promised it', async () => {
    const one = scene({ submits: [notSent, accepted] });
    const number = one.file({ holdHours: 4 });
    await one.clock.advance(0);
    one.restart();
    await one.clock.advance(0);
    expect(one.row(number).state).toBe('confirmed');
  });

  it('does not live longer by a restart with the clock set back', async () => {
    const one = scene({ submits: [notSent] });
    const number = one.file({ holdHours: 4 });
    await one.clock.advance(0);
    one.clock.setWall(one.clock.wall() - 30 * 24 * 3_600_000);
    one.restart();
    await one.clock.advance(4.1 * 3_600_000);
    expect(one.row(number)).toMatchObject({ state: 'manual', reason: 'tooLate' });
  });
});

describe('the desk', () => {
  it('passes its named places when what they say is written', async () => {
    const one = scene();
    const passed: [string, string][] = [];
    const note = (point: unknown): void => {
      const [row] = one.journal.openCases();
      passed.push([String(point), row?.state ?? 'settled']);
    };
    subscribe(failPointChannel, note);
    onTestFinished(() => void unsubscribe(failPointChannel, note));
    one.file();
    await one.clock.advance(0);
    expect(passed.filter(([point]) => point.startsWith('case.'))).toEqual([
      ['case.drafted', 'draft'],
      ['case.prepared', 'prepared'],
      ['case.sent', 'sent'],
      ['case.settled', 'settled'],
      ['case.told', 'settled'],
    ]);
  });

  it('knows the open case of a person until it is settled', async () => {
    const one = scene({ submits: [lost], asks: [noAnswer, noAnswer, noAnswer, found] });
    const number = one.file();
    await one.clock.advance(0);
    expect(one.desk.openCase(content.applicant, ['fileRemoteTreatment'])).toBe(number);
    expect(one.desk.openCase(content.applicant, ['enrol'])).toBeNull();
    await one.clock.advance(600_000);
    expect(one.desk.openCase(content.applicant, ['fileRemoteTreatment'])).toBeNull();
  });
});
