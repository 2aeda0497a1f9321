// The filing desk and its outbox on a genuine journal: what is told, when it is asked, and what a new life does with what it finds.

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FilingOutcome } from '../../../contract/filing.ts';
import { failPointChannel } from '../../process/fail-point.ts';
import type { AskAnswer, Repetition, SubmitAnswer } from '../platform/region/types.ts';
import type { CaseRow, Cases } from '../store/cases.ts';
import type { Journal } from '../store/journal.ts';
import { content } from '../store/testing/content.ts';
import { type Place, place } from '../store/testing/journals.ts';
import { createFilingDesk } from './desk.ts';
import { virtualClock } from './testing/virtual-clock.ts';
import type { FilingDesk, FilingOrder } from './types.ts';
import type { WorkerOptions } from './worker.ts';

const lost: SubmitAnswer = { kind: 'lost', fault: 'platform.tooSlow' };
const notSent: SubmitAnswer = { kind: 'notSent', fault: 'platform.unreachable' };
const accepted: SubmitAnswer = { kind: 'accepted', platformNumber: 'SN1', standing: 'finished' };
const found: AskAnswer = { kind: 'found', platformNumber: 'SN1', standing: 'finished' };
const notFound: AskAnswer = { kind: 'notFound' };
const noAnswer: AskAnswer = { kind: 'noAnswer', fault: 'platform.unreachable' };
const done: FilingOutcome = { kind: 'done', standing: 'finished', platformNumber: 'SN1' };

interface Heard {
  readonly at: number;
  readonly what: 'submit' | 'ask';
  readonly key: string;
  readonly messageId: string;
}

interface Scene {
  readonly submits?: readonly (SubmitAnswer | 'silence')[];
  readonly asks?: readonly (AskAnswer | 'silence')[];
  readonly repetition?: Repetition;
  readonly journal?: (journal: Journal) => Cases;
}

/** One terminal over its lives: the last answer of each list is given for ever. */
function scene({ submits = [accepted], asks = [noAnswer], repetition = 'keyed', journal: change = (journal) => journal }: Scene = {}) {
  const clock = virtualClock();
  const here: Place = place();
  const heard: Heard[] = [];
  const outcomes: FilingOutcome[] = [];
  let messages = 0;
  let submitted = 0;
  let asked = 0;
  let journal = here.open({ now: clock.wall });

  const region: WorkerOptions['region'] = {
    repetitionOf: () => repetition,
    settleMs: 10_000,
    submit({ key, messageId }, signal) {
      heard.push({ at: clock.monotonic(), what: 'submit', key, messageId });
      submitted += 1;
      const answer = submits[Math.min(submitted, submits.length) - 1] ?? accepted;
      if (answer !== 'silence') return Promise.resolve(answer);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(lost), { once: true }));
    },
    ask({ key }, messageId, signal) {
      heard.push({ at: clock.monotonic(), what: 'ask', key, messageId });
      asked += 1;
      const answer = asks[Math.min(asked, asks.length) - 1] ?? noAnswer;
      if (answer !== 'silence') return Promise.resolve(answer);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(noAnswer), { once: true }));
    },
  };

  const start = (): FilingDesk =>
    createFilingDesk({
      journal: change(journal),
      region,
      clock,
      random: () => 0.5,
      nextMessageId: () => {
        messages += 1;
        return `M${messages}`;
      },
      log: () => undefined,
    });
  let desk = start();

  return {
    clock,
    heard,
    outcomes,
    get journal() {
      return journal;
    },
    get desk() {
      return desk;
    },
    file(offline: FilingOrder['offline'] = 'refuse') {
      const visit = journal.startVisit();
      const order: FilingOrder = { visit, service: 'remote-treatment', operation: 'fileRemoteTreatment', offline, ...content };
      return desk.submit(order, (outcome) => outcomes.push(outcome)).number;
    },
    row(number: string): CaseRow {
      const row = journal.caseByNumber(number);
      if (!row) throw new Error(`there is no case ${number}`);
      return row;
    },
    /** As if it had been killed and started again. */
    restart() {
      clock.forget();
      journal.close();
      journal = here.open({ now: clock.wall });
      desk = start();
    },
    seconds: (what: Heard['what']) => heard.filter((one) => one.what === what).map(({ at }) => at / 1000),
  };
}

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
