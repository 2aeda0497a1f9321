// Proof that the table of README.md is what the exit does: a ticket is told as gone once, and only as what was seen.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExitEvent, type ExitRules, type ExitState, exitStep, mediaOf } from './exit.ts';

const retracting: ExitRules = { takeMs: 20_000, clearMs: 5_000, unclaimed: 'retract', clear: 'retract' };
const ejecting: ExitRules = { ...retracting, unclaimed: 'eject', clear: 'eject' };
const leaving: ExitRules = { ...retracting, unclaimed: 'leave', clear: null };
const ownTimer: ExitRules = { ...retracting, unclaimed: 'printer' };

const unknown: ExitState = { kind: 'unknown', stood: null };
const lostSight: ExitState = { kind: 'unknown', stood: { retracts: 7 } };
const lostSightUncounted: ExitState = { kind: 'unknown', stood: { retracts: null } };
const empty: ExitState = { kind: 'empty', retracted: false };
const printing: ExitState = { kind: 'printing' };
const entering: ExitState = { kind: 'entering', since: 0, retracts: 7 };
const clearing: ExitState = { kind: 'clearing', since: 0, by: 'retract', retracts: 7 };
const clearingUncounted: ExitState = { ...clearing, retracts: null };
const assumed: ExitState = { kind: 'assumed', since: 0 };
const jammed: ExitState = { kind: 'jammed' };

const stands = (at: number): ExitEvent => ({ kind: 'seen', ticket: true, at, retracts: null });
const gone = (at: number, retracts: number | null = null): ExitEvent => ({ kind: 'seen', ticket: false, at, retracts });
const time = (at: number): ExitEvent => ({ kind: 'time', at });
const jam: ExitEvent = { kind: 'jam' };

const same = (state: ExitState) => ({ state, tell: null, order: null });
const to = (state: ExitState, tell: string | null = null, order: string | null = null) => ({ state, tell, order });
const retracted: ExitState = { kind: 'empty', retracted: true };

describe('The exit', () => {
  it.each<[string, ExitState, ExitEvent, ExitRules, object]>([
    ['a ticket that stands is waited for', entering, stands(19_999), retracting, same(entering)],
    ['a ticket that goes was taken', entering, gone(3_000), retracting, to(empty, 'taken')],
    ['nobody came: it is ordered back', entering, stands(20_000), retracting, to({ ...clearing, since: 20_000 }, null, 'retract')],
    ['nobody came: it is pushed out', entering, stands(20_000), ejecting, to({ ...clearing, since: 20_000, by: 'eject' }, null, 'eject')],
    ['nobody came: it is left', entering, stands(600_000), leaving, same(entering)],
    ['what was ordered back and is counted is retracted', clearing, gone(900, 8), retracting, to(retracted, 'retracted')],
    ['what was ordered back and is not counted was pulled out', clearing, gone(900, 7), retracting, to(empty, 'taken')],
    ['what was ordered back by one that does not count may be in a hand', clearingUncounted, gone(900), retracting, to(empty, 'gone')],
    ['a count that is not told this time proves nothing', clearing, gone(900), retracting, to(empty, 'gone')],
    ['what was pushed out lies there for anybody', { ...clearing, by: 'eject' }, gone(900, 7), ejecting, to(empty, 'gone')],
    ['a retraction takes its time', clearing, stands(4_999), retracting, same(clearing)],
    ['a retraction that takes too long is stuck', clearing, stands(5_000), retracting, to(jammed, 'retractJammed')],
    ['a jam ends a retraction', clearing, jam, retracting, to(jammed, 'retractJammed')],
    ['the count has grown: it took the ticket itself', entering, gone(100, 8), ownTimer, to(retracted, 'retracted')],
    ['the count is the same: a hand took it', entering, gone(20_100, 7), ownTimer, to(empty, 'taken')],
    ['no count, before the time: a hand', entering, gone(19_000), ownTimer, to(empty, 'taken')],
    ['no count, at the time: the printer or a hand', entering, gone(19_800), ownTimer, to(empty, 'gone')],
    ['the printer forgot its timer', entering, stands(25_000), ownTimer, to({ ...clearing, since: 25_000 }, null, 'retract')],
    ['the printer has time for its timer', entering, stands(24_000), ownTimer, same(entering)],
    ['taking is assumed after its time', assumed, time(20_000), leaving, to(empty, 'assumedTaken')],
    ['taking is not assumed before', assumed, time(19_999), leaving, same(assumed)],
    ['what nobody put there is unknown', empty, stands(1), retracting, to(unknown)],
    ['an empty exit stays empty', empty, gone(1), retracting, same(empty)],
    ['the sensor says nothing of a ticket that is being printed', printing, gone(1), retracting, same(printing)],
    ['nor when it sees it early', printing, stands(1), retracting, same(printing)],
    ['the unknown stays unknown', unknown, gone(1), retracting, same(unknown)],
    ['a ticket that stood before the wire was lost stands still', lostSight, stands(1), retracting, same(lostSight)],
    ['and went into the bin', lostSight, gone(1, 8), retracting, to(unknown, 'retracted')],
    ['or into a hand', lostSight, gone(1, 7), retracting, to(unknown, 'taken')],
    ['or nobody knows where', lostSightUncounted, gone(1), retracting, to(unknown, 'gone')],
    ['a jam in the exit keeps what stood there', entering, jam, retracting, to(jammed, 'retractJammed')],
    ['even when something stands', unknown, stands(1), retracting, same(unknown)],
    ['a jam that stands is a jam', jammed, stands(1), retracting, same(jammed)],
    ['after a jam nobody knows', jammed, gone(1), retracting, to(unknown)],
    ['after a jam without a sensor nobody knows', jammed, time(1), leaving, to(unknown)],
    ['a jam is one whatever was before', printing, jam, retracting, to(jammed)],
  ])('%s', (_, state, event, rules, expected) => {
    expect(exitStep(state, event, rules)).toEqual(expected);
  });

  it.each([unknown, empty, printing, entering, clearing, assumed, jammed])('of %j is unknown when the wire is lost', (state) => {
    const stood = state.kind === 'entering' || state.kind === 'clearing';
    expect(exitStep(state, { kind: 'lost' }, retracting)).toEqual(to(stood ? lostSight : unknown));
    expect(exitStep(state, { kind: 'restored' }, retracting)).toEqual(to(empty, stood ? 'gone' : null));
  });

  it('has the media words of XFS4IoT', () => {
    const words = [unknown, empty, retracted, printing, entering, clearing, assumed, jammed].map(mediaOf);
    expect(words).toEqual(['unknown', 'notPresent', 'retracted', 'present', 'entering', 'entering', 'unknown', 'jammed']);
  });
});

const at = fc.nat(60_000);
const count = fc.option(fc.nat(9));
const anyEvent: fc.Arbitrary<ExitEvent> = fc.oneof(
  fc.record({ kind: fc.constant('seen' as const), ticket: fc.boolean(), at, retracts: count }),
  fc.record({ kind: fc.constant('presented' as const), at, retracts: count }),
  fc.record({ kind: fc.constant('clearing' as const), at, by: fc.constantFrom('retract' as const, 'eject' as const), retracts: count }),
  fc.constantFrom<ExitEvent>({ kind: 'printing' }, { kind: 'jam' }, { kind: 'lost' }, { kind: 'restored' }),
);

describe('Whatever happens', () => {
  it('each presented ticket is told as gone at most once', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), fc.constantFrom(retracting, ejecting, leaving, ownTimer), (events, rules) => {
        let state: ExitState = unknown;
        let stood = 0;
        for (const event of events) {
          const step = exitStep(state, event, rules);
          if (event.kind === 'presented' || event.kind === 'clearing') stood = 1;
          if (step.tell) stood -= 1;
          expect(stood).toBeGreaterThanOrEqual(0);
          state = step.state;
        }
      }),
    );
  });

  it('a sensor never lets anything be assumed, and no sensor never lets anything be seen', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), fc.array(fc.record({ kind: fc.constant('time' as const), at })), (seen, times) => {
        const tellings = (events: readonly ExitEvent[], start: ExitState) => {
          let state = start;
          return events.map((event) => {
            const step = exitStep(state, event, retracting);
            state = step.state;
            return step.tell;
          });
        };
        expect(tellings(seen, unknown)).not.toContain('assumedTaken');
        expect(tellings(times, assumed).every((told) => told === null || told === 'assumedTaken')).toBe(true);
      }),
    );
  });
});
