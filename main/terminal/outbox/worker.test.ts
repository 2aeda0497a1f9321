// The outbox on a genuine journal: when it asks, what it does with what the platform does not find, and what a new life does with what it finds.

import { describe, expect, it } from 'vitest';
import type { SubmitAnswer } from '../platform/region/types.ts';
import type { CaseRow, Cases } from '../store/cases.ts';
import type { Journal } from '../store/journal.ts';
import { accepted, done, found, lost, noAnswer, notFound, notSent, type Scene, scene } from './testing/scene.ts';

describe('what the platform does not find', () => {
  it('is sent again under the same key and a new message id, where the platform knows a key', async () => {
    const one = scene({ submits: [lost, accepted], asks: [notFound] });
    const number = one.file();
    await one.clock.advance(2_000);
    expect(one.outcomes).toEqual([done]);
    expect(one.row(number).attempts).toBe(2);
    const [first, ask, second] = one.heard;
    expect(second?.key).toBe(first?.key);
    expect(new Set([first?.messageId, ask?.messageId, second?.messageId]).size).toBe(3);
  });

  it('is not sent again where the platform might execute it twice, and goes to staff when it has settled', async () => {
    const one = scene({ submits: [lost], asks: [notFound], repetition: 'unkeyed' });
    const number = one.file();
    await one.clock.advance(9_999);
    expect(one.row(number).state).toBe('unknown');
    await one.clock.advance(1);
    expect(one.row(number)).toMatchObject({ state: 'manual', reason: 'notFoundAfterSending', told: 'unknown' });
    expect(one.outcomes).toEqual([{ kind: 'unknown' }]);
    expect(one.seconds('submit')).toHaveLength(1);
  });

  it('is given no longer for its way than its time lasts', async () => {
    const one = scene({ submits: [lost, 'silence'], asks: ['silence', 'silence', 'silence', notFound] });
    const number = one.file();
    await one.clock.advance(59_000);
    expect(one.seconds('submit')).toEqual([0, 54]);
    expect(one.row(number).state).toBe('sent');
    await one.clock.advance(1_000);
    expect(one.row(number).state).toBe('unknown');
  });

  it('is not sent again after its time', async () => {
    const one = scene({ submits: [lost], asks: ['silence', 'silence', 'silence', 'silence', 'silence', 'silence', notFound] });
    const number = one.file();
    await one.clock.advance(3_600_000);
    expect(one.row(number)).toMatchObject({ state: 'manual', reason: 'notFoundAfterSending', attempts: 1 });
  });

  it('goes to staff at once when the platform says that it has had it and cannot find it', async () => {
    const one = scene({ submits: [{ kind: 'repeated' }], asks: [notFound] });
    const number = one.file();
    await one.clock.advance(60_000);
    expect(one.row(number)).toMatchObject({ state: 'manual', reason: 'platformContradictsItself', attempts: 1 });
  });

  describe('nor refused in words that it stands by', () => {
    const refused: SubmitAnswer = { kind: 'refused', fault: 'filing.refused', final: false };

    it('is not refused before the platform must have executed it, counted from the latest attempt', async () => {
      const one = scene({ submits: [lost, refused], asks: [noAnswer, noAnswer, notFound], random: 0.1 });
      const number = one.file();
      await one.clock.advance(19_900);
      expect(one.seconds('submit')).toEqual([0, 10]);
      expect(one.seconds('ask').filter((at) => at > 10)).not.toEqual([]);
      expect(one.row(number)).toMatchObject({ state: 'unknown', reason: 'refusedByPlatform' });
      await one.clock.advance(60_000);
      expect(one.row(number)).toMatchObject({ state: 'rejected', reason: 'refusedByPlatform' });
    });

    it('is not refused by what was not there when the question came, however late its answer', async () => {
      const late = { answer: notFound, afterMs: 7_000 };
      const one = scene({ submits: [refused], asks: [noAnswer, late, notFound] });
      const number = one.file();
      // Asked after 2 and 5 seconds; the second answer comes when 12 are over.
      await one.clock.advance(12_500);
      expect(one.row(number).state).toBe('unknown');
      await one.clock.advance(60_000);
      expect(one.row(number).state).toBe('rejected');
    });

    it('is given its time again by a new life, whose wall clock may have been set forward', async () => {
      const one = scene({ submits: [refused], asks: [notFound] });
      const number = one.file();
      await one.clock.advance(0);
      one.clock.setWall(one.clock.wall() + 3_600_000);
      one.restart();
      await one.clock.advance(4_000);
      expect(one.seconds('ask').length).toBeGreaterThan(0);
      expect(one.row(number).state).toBe('unknown');
      await one.clock.advance(60_000);
      expect(one.row(number).state).toBe('rejected');
    });
  });

  it('goes to staff as well when the terminal is started anew again and again', async () => {
    const one = scene({ submits: [lost], asks: [noAnswer] });
    const number = one.file();
    for (let life = 0; life < 4; life += 1) {
      await one.clock.advance(5.9 * 3_600_000);
      one.restart();
    }
    expect(one.row(number).state).toBe('unknown');
    await one.clock.advance(0.7 * 3_600_000);
    expect(one.row(number)).toMatchObject({ state: 'manual', reason: 'noAnswer' });
  });

  it('goes to staff when the platform has said nothing for a day, asked ever more seldom', async () => {
    const one = scene({ submits: [lost], asks: [noAnswer] });
    const number = one.file();
    await one.clock.advance(23.9 * 3_600_000);
    expect(one.row(number).state).toBe('unknown');
    await one.clock.advance(0.3 * 3_600_000);
    expect(one.row(number)).toMatchObject({ state: 'manual', reason: 'noAnswer' });
    const asks = one.seconds('ask');
    // Full jitter around two and a half minutes at the ceiling.
    expect(asks.length).toBeGreaterThan(400);
    expect(asks.length).toBeLessThan(700);
  });
});

describe('a number that another case has', () => {
  it('is not believed: the platform is asked, and staff settle what it says again', async () => {
    const one = scene({ submits: [accepted], asks: [found] });
    const first = one.file();
    await one.clock.advance(0);
    const second = one.file();
    await one.clock.advance(60_000);
    expect(one.row(first)).toMatchObject({ state: 'confirmed', platformNumber: 'SN1' });
    expect(one.row(second)).toMatchObject({ state: 'manual', reason: 'platformContradictsItself', platformNumber: null });
    expect(one.outcomes).toEqual([done, { kind: 'unknown' }]);
    expect(one.seconds('submit')).toHaveLength(2);
  });

  it('is forgotten when the platform says the right one on being asked', async () => {
    const one = scene({ submits: [accepted], asks: [{ ...found, platformNumber: 'SN2' }] });
    one.file();
    await one.clock.advance(0);
    const second = one.file();
    await one.clock.advance(60_000);
    expect(one.row(second)).toMatchObject({ state: 'confirmed', platformNumber: 'SN2', attempts: 1 });
  });

  it('is right where the case is about what has that number', async () => {
    const one = scene();
    for (const number of [one.file('refuse', { record: 'SN1' }), one.file('refuse', { record: 'SN1' })]) {
      await one.clock.advance(1000);
      expect(one.row(number)).toMatchObject({ state: 'confirmed', platformNumber: 'SN1' });
    }
  });
});

describe('a new life', () => {
  /** Left in that state by a life that ended there. */
  function leftAt(point: 'case.drafted' | 'case.prepared' | 'case.sent', changes: Scene = {}) {
    let stopped = false;
    const one = scene({
      ...changes,
      journal: (journal) => (stopped ? journal : endingAt(point, journal, () => (stopped = true))),
    });
    return one;
  }

  /** A journal whose life ends at that place: nothing that comes after it is written. */
  function endingAt(point: string, journal: Journal, onEnd: () => void): Cases {
    let ended = false;
    const end = (): void => {
      ended = true;
      onEnd();
    };
    const ghost = (id: number): CaseRow => {
      const row = journal.caseOf(id);
      if (!row) throw new Error('no case');
      return row;
    };
    return {
      ...journal,
      startCase(order) {
        const row = journal.startCase(order);
        if (point === 'case.drafted') end();
        return row;
      },
      prepareCase(id, what, sendBy) {
        const row = ended ? ghost(id) : journal.prepareCase(id, what, sendBy);
        if (point === 'case.prepared') end();
        return row;
      },
      startAttempt(id, messageId) {
        const attempt = ended ? 1 : journal.startAttempt(id, messageId);
        if (point === 'case.sent') end();
        return attempt;
      },
      moveCase: (id, move) => (ended ? ghost(id) : journal.moveCase(id, move)),
      postponeCase: (id, at) => (ended ? undefined : journal.postponeCase(id, at)),
      tellCase: (id, told) => (ended ? undefined : journal.tellCase(id, told)),
    };
  }

  it.each(['case.drafted', 'case.prepared'] as const)('withdraws what was left at %s, and never sends it', async (point) => {
    const one = leftAt(point);
    const number = one.file();
    one.restart();
    await one.clock.advance(100_000);
    expect(one.row(number)).toMatchObject({ state: 'withdrawn', reason: 'interrupted', attempts: 0 });
    expect(one.heard).toEqual([]);
  });

  it('asks about what was left at case.sent before anything else', async () => {
    const one = leftAt('case.sent', { asks: [found] });
    const number = one.file();
    await one.clock.advance(0);
    one.heard.length = 0;
    one.restart();
    await one.clock.advance(0);
    expect(one.heard.map(({ what }) => what)).toEqual(['ask']);
    expect(one.row(number).state).toBe('confirmed');
  });

  it('hands a case that it cannot read to staff, unsent', async () => {
    const one = scene({
      submits: [notSent],
      journal: (journal) => ({ ...journal, contentOf: (id) => (one?.heard.length ? null : journal.contentOf(id)) }),
    });
    const number = one.file({ holdHours: 4 });
    await one.clock.advance(3_600_000);
    expect(one.row(number)).toMatchObject({ state: 'manual', reason: 'unreadable', attempts: 1 });
  });

  it('goes through many cases one after the other', async () => {
    const one = scene({ submits: [lost], asks: ['silence'] });
    for (let index = 0; index < 5; index += 1) {
      one.file();
      await one.clock.advance(0);
      one.desk.abandon();
    }
    one.restart();
    one.heard.length = 0;
    const before = one.clock.monotonic() / 1000;
    await one.clock.advance(39_999);
    // Each is given its eight seconds before the next one is asked about.
    expect(one.seconds('ask').map((at) => at - before)).toEqual([0, 8, 16, 24, 32]);
  });
});
