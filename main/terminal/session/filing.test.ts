import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import { filedPaper } from './filed-paper.ts';
import { type SessionState, stepSession } from './session.ts';
import { answer, done, numbered, onNotice, onReview, onTelephone, screenAt, screenOf, submitted } from './testing/filing.ts';
import { checked, every, insuredTwice, notNow, person, signedIn, walk } from './testing.ts';
import type { Effect, SessionEvent } from './types.ts';

const pageOf = (...events: readonly SessionEvent[]) => walk(...events).context.filing?.page;
const kinds = (effects: readonly Effect[]) => effects.map(({ kind }) => kind);

describe('a filing', () => {
  it('goes page by page as its document says, each with its number of them', () => {
    const pages = onReview.slice(onNotice.length - 1).map((_, count) => {
      const shown = screenOf(...onReview.slice(0, onNotice.length + count));
      return [shown.kind, 'step' in shown && shown.step, 'field' in shown && shown.field];
    });
    expect(pages).toEqual([
      ['notice', false, false],
      ['question', { at: 1, of: 5 }, 'destination'],
      ['question', { at: 2, of: 5 }, 'begin'],
      ['question', { at: 3, of: 5 }, 'telephone'],
      ['commitment', { at: 4, of: 5 }, false],
      ['review', { at: 5, of: 5 }, false],
    ]);
  });

  it('is checked before its first page, and says so while it takes time', () => {
    const checking = walk(...signedIn);
    const { state, effects } = stepSession(checking, { type: 'chooseService', service: 'remote-treatment' });
    expect(effects).toContainEqual({ kind: 'startService', service: 'remote-treatment' });
    expect(effects).toContainEqual({ kind: 'checkFiling', request: 2, service: 'remote-treatment' });
    expect(screenAt(stepSession(state, { type: 'timer.slow' }).state)).toEqual({ kind: 'working', task: 'check', stage: 'slow' });
    const given = stepSession(state, { type: 'timer.giveUp' }).state;
    expect(screenAt(given)).toMatchObject({ kind: 'trouble', fault: 'platform.tooSlow', ways: ['leave', 'menu', 'retry'] });
    expect(stepSession(given, { type: 'retry' }).state.name).toBe('visit.checking');
    expect(stepSession(given, { type: 'filing.checked', request: 2, checked }).refused).toBe(true);
  });

  it('cannot be begun while something stands in its way, and can be checked again', () => {
    const notice = walk(...onNotice.slice(0, -1), { type: 'filing.checked', request: 2, checked: notNow });
    expect(screenAt(notice)).toMatchObject({ kind: 'notice', openCase: 'KIOSK-01-B000007', checks: notNow.checks });
    expect(stepSession(notice, { type: 'proceed' }).refused).toBe(true);
    expect(stepSession(notice, { type: 'retry' }).state.name).toBe('visit.checking');
  });

  it('asks again in place for an answer that cannot be taken, and shows what was typed', () => {
    const bad = [...onTelephone, answer('telephone', '1386666')] as const;
    expect(screenOf(...bad)).toMatchObject({ field: 'telephone', hint: 'filing.badAnswer', answer: privately('1386666') });
    expect(pageOf(...bad)).toBe((pageOf(...onTelephone) ?? 0) + 1);
    expect(pageOf(...bad, answer('telephone', '1386666'))).toBe((pageOf(...onTelephone) ?? 0) + 2);
    expect(screenOf(...bad, answer('telephone', '13866660001'))).toMatchObject({ kind: 'commitment' });
  });

  it('takes no answer to a question that is not on the screen', () => {
    expect(stepSession(walk(...onTelephone), answer('destination', '330100')).refused).toBe(true);
    expect(stepSession(walk(...onReview), answer('telephone', '13866660002')).refused).toBe(true);
  });

  it('goes back one page at a time and keeps the answers', () => {
    const back = [...onTelephone, { type: 'back' }] as const;
    expect(screenOf(...back)).toMatchObject({ field: 'begin', answer: privately('2026-06-19'), hint: null });
    expect(screenOf(...back, { type: 'back' })).toMatchObject({ field: 'destination', answer: privately('310000') });
    expect(screenOf(...back, { type: 'back' }, { type: 'back' })).toMatchObject({ kind: 'notice' });
    expect(walk(...back, { type: 'back' }, { type: 'back' }, { type: 'back' }).name).toBe('visit.menu');
    expect(screenOf(...onReview, { type: 'back' })).toMatchObject({ kind: 'commitment' });
  });

  it('offers the days on which it may begin, from the day that the terminal has', () => {
    const days = (...events: readonly SessionEvent[]) => {
      const shown = screenOf(...onNotice, { type: 'proceed' }, answer('destination', '310000'), ...events);
      return shown.kind === 'question' && shown.question.kind === 'day' ? shown.question.days : [];
    };
    expect([days()[0], days().length]).toEqual(['2026-06-18', 8]);
    expect(days({ type: 'today', today: '2026-06-19' })[0]).toBe('2026-06-19');
  });

  it('is read back with what the rules fill in, the telephone number masked', () => {
    const shown = screenOf(...onReview);
    expect(shown).toMatchObject({ kind: 'review', person, step: { at: 5, of: 5 } });
    expect(JSON.stringify(shown)).toContain('"2026-12-19"');
    expect(JSON.stringify(shown)).toContain('138****0001');
    expect(JSON.stringify(shown)).not.toContain('13866660001');
  });

  it('comes back to the read-back from a change, changed or not', () => {
    const change = [...onReview, { type: 'change', field: 'destination' }] as const;
    expect(screenOf(...change)).toMatchObject({ field: 'destination', answer: privately('310000') });
    expect(screenOf(...change, { type: 'back' })).toMatchObject({ kind: 'review' });
    const changed = screenOf(...change, answer('destination', '110000'));
    expect(changed).toMatchObject({ kind: 'review' });
    expect(JSON.stringify(changed)).toContain('110000');
    expect(stepSession(walk(...onReview), { type: 'change', field: 'end' }).refused).toBe(true);
    expect(screenOf(...change, answer('destination', '999999'), { type: 'back' })).toEqual(screenOf(...onReview));
  });

  it('asks for the day again when midnight has passed before it is submitted', () => {
    const late = [...onReview, { type: 'today', today: '2026-06-20' }] as const;
    const step = stepSession(walk(...late), { type: 'submit' });
    expect(kinds(step.effects)).not.toContain('submitFiling');
    expect(screenAt(step.state)).toMatchObject({ field: 'begin', hint: 'filing.badAnswer', answer: privately('2026-06-19') });
    const mended = stepSession(step.state, answer('begin', '2026-06-21')).state;
    expect(mended.name).toBe('visit.review');
    expect(kinds(stepSession(mended, { type: 'submit' }).effects)).toContain('submitFiling');
  });

  it('is submitted from the read-back with everything that was read back, and once however often it is pressed', () => {
    const step = stepSession(walk(...onReview), { type: 'submit' });
    expect(step.effects.filter(({ kind }) => kind === 'submitFiling')).toEqual([
      {
        kind: 'submitFiling',
        service: 'remote-treatment',
        relation: null,
        answers: privately({
          category: 'otherTemporary',
          destination: '310000',
          begin: '2026-06-19',
          end: '2026-12-19',
          telephone: '13866660001',
        }),
      },
    ]);
    expect(stepSession(step.state, { type: 'submit' }).refused).toBe(true);
    expect(screenAt(step.state)).toEqual({ kind: 'working', task: 'submit', stage: 'normal' });
  });

  it('is told as it ended, with its number', () => {
    const outcomes = [
      done.outcome,
      { kind: 'notDone', fault: 'filing.alreadyFiled' },
      { kind: 'unknown' },
      { kind: 'held', until: 1_800_000_000_000 },
    ] as const;
    for (const outcome of outcomes) {
      const { state, effects } = stepSession(walk(...submitted), { type: 'filing.finished', outcome });
      expect(screenAt(state)).toEqual({
        kind: 'filed',
        service: 'remote-treatment',
        number: 'KIOSK-01-B000001',
        outcome,
        printing: 'ready',
      });
      const refused = outcome.kind === 'notDone';
      expect(effects).toContainEqual({
        kind: 'endService',
        result: refused ? 'failed' : 'answered',
        fault: refused ? 'filing.alreadyFiled' : null,
      });
    }
  });

  it('that takes too long is told as unknown, and nothing that comes later is told as anything else', () => {
    expect(stepSession(walk(...submitted), { type: 'back' }).refused).toBe(true);
    const ways = [
      [{ type: 'timer.stuck' }, { type: 'back' }],
      [{ type: 'timer.stuck' }, { type: 'timer.giveUp' }],
    ] as const;
    for (const way of ways) {
      const before = walk(...submitted, ...way.slice(0, -1));
      const { state, effects } = stepSession(before, way[1]);
      expect(kinds(effects)).toContain('abandonFiling');
      expect(screenAt(state)).toMatchObject({ kind: 'filed', outcome: { kind: 'unknown' }, number: 'KIOSK-01-B000001' });
      expect(stepSession(state, done).refused).toBe(true);
      expect(stepSession(state, { type: 'back' }).refused).toBe(true);
    }
  });

  it('cannot be left while it is on its way', () => {
    for (const type of ['home', 'leave', 'help', 'timer.idle', 'back'] as const)
      expect(stepSession(walk(...submitted), { type }).refused).toBe(true);
  });

  it('has a receipt that says what the screen says, and comes back to it from the paper', () => {
    const printing = stepSession(walk(...submitted, done), { type: 'print' });
    expect(printing.effects).toContainEqual({ kind: 'print', service: 'remote-treatment' });
    expect(filedPaper(printing.state.context, { dateTime: String })).toEqual({
      operation: 'fileRemoteTreatment',
      agent: null,
      at: '1781745960000',
      insurance: null,
      answers: expect.objectContaining({ destination: '310000', end: '2026-12-19' }),
      number: 'KIOSK-01-B000001',
      link: 'abcdefghijk',
      outcome: done.outcome,
      heldUntil: null,
    });
    const printed = stepSession(printing.state, { type: 'print.finished', outcome: { kind: 'notDone', fault: 'paperOut' } }).state;
    expect(screenAt(printed)).toMatchObject({
      outcome: 'notDone',
      filing: { number: 'KIOSK-01-B000001', outcome: done.outcome },
    });
    expect(stepSession(printed, { type: 'back' }).state.name).toBe('visit.filed');
    expect(stepSession(printed, { type: 'retry' }).state.name).toBe('visit.printing');
    expect(stepSession(printed, { type: 'home' }).state.context.filing).toBeNull();
  });

  it('loses nothing to 您还在吗 or to help, and everything to the end of the visit', () => {
    for (const [there, back] of [
      ['timer.idle', 'moreTime'],
      ['help', 'back'],
    ] as const) {
      const again = walk(...onTelephone, { type: there }, { type: back });
      expect(screenAt(again)).toEqual(screenOf(...onTelephone));
      expect(screenAt(stepSession(again, { type: 'back' }).state)).toMatchObject({ answer: privately('2026-06-19') });
    }
    const gone = stepSession(walk(...onReview, { type: 'timer.idle' }), { type: 'timer.answer' });
    expect([gone.state.name, gone.state.context.filing]).toEqual(['attract', null]);
    expect(kinds(gone.effects)).toContain('forget');
    expect(kinds(gone.effects)).not.toContain('submitFiling');
    // 不同意 of the commitment, 不办了 of the read-back.
    const refused = stepSession(walk(...onReview.slice(0, -1)), { type: 'home' });
    expect(refused.state.name).toBe('visit.menu');
    expect(refused.effects).toContainEqual({ kind: 'endService', result: 'cancelled', fault: null });
    const home = stepSession(walk(...onReview), { type: 'home' });
    expect([home.state.name, home.state.context.filing]).toEqual(['visit.menu', null]);
    expect(home.effects).toContainEqual({ kind: 'endService', result: 'cancelled', fault: null });
  });
});

/** The first from there on that is not refused. */
function firstPossible(state: SessionState, events: readonly SessionEvent[], from: number) {
  for (let offset = 0; offset < events.length; offset += 1) {
    const event = events[(from + offset) % events.length];
    const step = event && stepSession(state, event);
    if (event && step && !step.refused) return [event, step] as const;
  }
  return null;
}

it('in any storm is submitted only by 提交 on the read-back, once, and told as done only when it is', () => {
  const twice = [...signedIn.slice(0, -1), { type: 'platform.signedIn', request: 1, person, answer: insuredTwice }] as const;
  const starts = [signedIn, twice, onNotice, onTelephone, onReview, submitted];
  // Half of the time somebody who wants to file: else nearly every storm has left before.
  const ways = new Set(['chooseService', 'filing.checked', 'proceed', 'answer', 'consent', 'submit', 'filing.finished']);
  let submissions = 0;
  let tellings = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...starts),
      fc.array(fc.record({ onward: fc.boolean(), choice: fc.nat(999) }), { maxLength: 40 }),
      (start, choices) => {
        let state = walk(...start);
        let onItsWay = state.name === 'visit.submitting';
        let reallyDone = false;
        for (const { onward, choice } of choices) {
          // What is refused changes nothing: a storm of what is not goes further.
          const all = every(state.context.request);
          const among = onward ? all.filter(({ type }) => ways.has(type)) : all;
          const [event, step] = firstPossible(state, among, choice) ?? firstPossible(state, all, choice) ?? [];
          if (!event || !step) continue;
          const before = state.name;
          state = step.state;
          const sent = step.effects.filter(({ kind }) => kind === 'submitFiling').length;
          if (sent > 0) {
            expect([before, event.type, sent, onItsWay]).toEqual(['visit.review', 'submit', 1, false]);
            onItsWay = true;
            reallyDone = false;
            submissions += 1;
          }
          if (before === 'visit.submitting' && state.name !== before) {
            onItsWay = false;
            reallyDone = event.type === 'filing.finished' && event.outcome.kind === 'done';
          }
          const { filing } = state.context;
          if (filing?.outcome?.kind === 'done') {
            expect(reallyDone).toBe(true);
            tellings += 1;
          }
          // The desk gives the number before anything else can happen.
          if (state.name === 'visit.submitting' && filing?.numbered === null) state = stepSession(state, numbered).state;
        }
      },
    ),
    { numRuns: 150 },
  );
  // A storm in which nothing was submitted would show nothing.
  expect(submissions).toBeGreaterThan(10);
  expect(tellings).toBeGreaterThan(10);
});
