// Reconciliation: what the platform settled is settled, everything else that differs is named and left alone.

import { describe, expect, it } from 'vitest';
import { succeed } from '../../../contract/result.ts';
import type { FilingOperation } from '../../../kiosk-config/services/schema.ts';
import type { LedgerLine } from '../platform/region/types.ts';
import { platformFault } from '../platform/types.ts';
import type { CaseState } from '../services/case.ts';
import type { CaseRow, Move } from '../store/cases.ts';
import { compare, reconcile, reconcileNightly, untilNight } from './reconcile.ts';
import { virtualClock } from './testing/virtual-clock.ts';

const noon = Date.parse('2026-01-05T12:00:00+08:00');
const days = { from: '2025-12-29', to: '2026-01-06' };

const row = (id: number, state: CaseState, at = noon - 60_000): CaseRow => ({
  ...{ id, number: `KIOSK-01-B00000${id}`, key: String(id).padStart(32, '0'), link: 'AAAAAAAAAAA', service: 'remote-treatment' },
  ...{ operation: 'fileRemoteTreatment', state, reason: null, standing: state === 'confirmed' ? 'finished' : null, platformNumber: null },
  ...{ told: null, createdAt: at, changedAt: at, sendBy: at, attempts: 1, dueAt: null },
});
const line = (id: number, standing: LedgerLine['standing'] = 'finished', executions = 1): LedgerLine => ({
  ...{ key: String(id).padStart(32, '0'), platformNumber: `SN${id}`, standing, executions },
});

describe('comparing the ledgers', () => {
  it('finds nothing where both say the same', () => {
    const rows = [row(1, 'confirmed'), row(2, 'rejected'), row(3, 'withdrawn'), row(4, 'manual'), row(5, 'unknown')];
    expect(compare([line(1), line(2, 'refused')], rows, days)).toEqual({ moves: [], differences: [] });
  });

  it('settles what staff had to settle, and leaves what is asked about to the outbox', () => {
    const { moves, differences } = compare(
      [line(1), line(2, 'refused'), line(3, 'underReview'), line(4)],
      [row(1, 'manual'), row(2, 'manual'), row(3, 'manual'), row(4, 'unknown')],
      days,
    );
    expect(differences).toEqual([]);
    expect(moves.map(({ move }) => move)).toEqual([
      { to: 'confirmed', standing: 'finished', platformNumber: 'SN1' },
      { to: 'rejected', reason: 'refusedByPlatform' },
      { to: 'confirmed', standing: 'accepted', platformNumber: 'SN3' },
    ]);
  });

  it.each<[string, LedgerLine[], CaseRow[], unknown]>([
    ['the journal does not have', [line(9)], [], { kind: 'unknownHere', key: '9'.padStart(32, '0'), platformNumber: 'SN9' }],
    ['the platform does not have', [], [row(1, 'confirmed')], { kind: 'missingThere', number: 'KIOSK-01-B000001' }],
    [
      'was executed twice',
      [line(1, 'finished', 2)],
      [row(1, 'confirmed')],
      { kind: 'executedTwice', number: 'KIOSK-01-B000001', times: 2 },
    ],
    ['stands there twice', [line(1), line(1)], [row(1, 'confirmed')], { kind: 'executedTwice', number: 'KIOSK-01-B000001', times: 2 }],
    ['was not executed', [line(1, 'finished', 0)], [row(1, 'confirmed')], { kind: 'notExecuted', number: 'KIOSK-01-B000001' }],
    [
      'was not executed, and that staff have to settle',
      [line(1, 'finished', 0)],
      [row(1, 'manual')],
      { kind: 'notExecuted', number: 'KIOSK-01-B000001' },
    ],
    [
      'has another number there',
      [line(1)],
      [{ ...row(1, 'confirmed'), platformNumber: 'SN7' }],
      { kind: 'otherNumber', number: 'KIOSK-01-B000001', platformNumbers: ['SN1'] },
    ],
    [
      'has two numbers there',
      [line(1, 'refused'), { ...line(1, 'refused', 0), platformNumber: 'SN7' }],
      [row(1, 'rejected')],
      { kind: 'otherNumber', number: 'KIOSK-01-B000001', platformNumbers: ['SN1', 'SN7'] },
    ],
    [
      'has the number of another there',
      [line(1), { ...line(2), platformNumber: 'SN1' }],
      [{ ...row(1, 'confirmed'), platformNumber: 'SN1' }, row(2, 'manual')],
      { kind: 'otherNumber', number: 'KIOSK-01-B000002', platformNumbers: ['SN1'] },
    ],
    [
      'is finished here and refused there',
      [line(1, 'refused')],
      [row(1, 'confirmed')],
      { kind: 'contradiction', number: 'KIOSK-01-B000001', here: 'confirmed', there: 'refused' },
    ],
    [
      'was never sent',
      [line(1)],
      [row(1, 'withdrawn')],
      { kind: 'contradiction', number: 'KIOSK-01-B000001', here: 'withdrawn', there: 'finished' },
    ],
    [
      'was refused',
      [line(1)],
      [row(1, 'rejected')],
      { kind: 'contradiction', number: 'KIOSK-01-B000001', here: 'rejected', there: 'finished' },
    ],
  ])('names a case that %s', (_, lines, rows, difference) => {
    expect(compare(lines, rows, days)).toEqual({ moves: [], differences: [difference] });
  });

  it('says nothing of what was accepted and refused after review, nor of what was done and cancelled', () => {
    const accepted: CaseRow = { ...row(1, 'confirmed'), standing: 'accepted' };
    expect(compare([line(1, 'refused'), line(2, 'cancelled')], [accepted, row(2, 'confirmed')], days).differences).toEqual([]);
  });

  it('misses nothing that may have been executed on a day that was not asked for', () => {
    const old = row(1, 'confirmed', Date.parse('2025-12-29T00:10:00+08:00'));
    expect(compare([], [old], days).differences).toEqual([]);
  });
});

function setUp(rows: CaseRow[], answer: () => ReturnType<typeof succeed<LedgerLine[]>> | ReturnType<typeof platformFault>) {
  const clock = virtualClock(noon);
  const asked: unknown[] = [];
  const moves: Move[] = [];
  const lines: (readonly [string, object])[] = [];
  const options = {
    clock,
    random: () => 0.5,
    journal: {
      casesSince: (at: number) => rows.filter(({ changedAt }) => changedAt >= at),
      moveCase: (id: number, move: Move) => {
        moves.push(move);
        const found = rows.find((one) => one.id === id);
        if (!found) throw new Error('no such case');
        return { ...found, state: move.to };
      },
    },
    region: {
      isInLedger: (operation: FilingOperation) => operation !== 'chooseInstitution',
      ledger: (wanted: unknown) => {
        asked.push(wanted);
        return Promise.resolve(answer());
      },
    },
    log: (event: string, fields: object) => void lines.push([event, fields]),
  };
  return { clock, asked, moves, lines, options };
}

describe('a reconciliation', () => {
  it('settles and reports', async () => {
    const { options, moves } = setUp([row(1, 'manual')], () => succeed([line(1)]));
    expect(await reconcile(options, days)).toEqual(succeed({ lines: 1, settled: ['KIOSK-01-B000001'], differences: [] }));
    expect(moves).toHaveLength(1);
  });

  it('names every difference in the log by its number, and nothing that the platform may have written into it', async () => {
    const personal = '660102198503120010';
    const strangers = [line(9), { ...line(8), key: personal, platformNumber: personal }];
    const { options, lines } = setUp([row(1, 'withdrawn')], () => succeed([line(1), ...strangers]));
    await reconcile(options, days);
    expect(lines).toEqual([
      ['filing.differs', { kind: 'contradiction', number: 'KIOSK-01-B000001' }],
      ['filing.differs', { kind: 'unknownHere', number: '9'.padStart(32, '0') }],
      ['filing.differs', { kind: 'unknownHere', number: 'foreign' }],
      ['filing.reconciled', { lines: 3, settled: 0, differences: 3 }],
    ]);
  });

  it('names a hundred of them, and counts the rest', async () => {
    const { options, lines } = setUp([], () => succeed(Array.from({ length: 150 }, (_, index) => line(index))));
    await reconcile(options, days);
    expect(lines.filter(([event]) => event === 'filing.differs')).toHaveLength(100);
    expect(lines.at(-1)).toEqual(['filing.reconciled', { lines: 150, settled: 0, differences: 150 }]);
  });

  it('misses no case of an operation that the ledger does not list', async () => {
    const old = row(1, 'confirmed', noon - 2 * 86_400_000);
    const missing = { kind: 'missingThere', number: old.number };
    const listed = setUp([old], () => succeed([]));
    expect(await reconcile(listed.options, days)).toMatchObject({ value: { differences: [missing] } });
    const unlisted = setUp([{ ...old, operation: 'chooseInstitution' }], () => succeed([]));
    expect(await reconcile(unlisted.options, days)).toMatchObject({ value: { differences: [] } });
  });

  it('changes nothing when the platform does not answer', async () => {
    const { options, moves } = setUp([row(1, 'manual')], () => platformFault('platform.unreachable'));
    expect(await reconcile(options, days)).toEqual(platformFault('platform.unreachable'));
    expect(moves).toEqual([]);
  });

  it('runs at once when something is not settled, again in an hour when it failed, then at night', async () => {
    let fails = true;
    const { options, clock, asked } = setUp([row(1, 'manual')], () => (fails ? platformFault('platform.unreachable') : succeed([])));
    reconcileNightly(options);
    await clock.advance(0);
    expect(asked).toEqual([{ from: '2025-12-29', to: '2026-01-06' }]);
    fails = false;
    await clock.advance(3_600_000);
    expect(asked).toHaveLength(2);
    await clock.advance(13.9 * 3_600_000);
    expect(asked).toHaveLength(2);
    await clock.advance(0.2 * 3_600_000);
    expect(asked).toHaveLength(3);
  });

  it('waits for the night when everything is settled', async () => {
    const { options, clock, asked } = setUp([row(1, 'confirmed')], () => succeed([line(1)]));
    reconcileNightly(options);
    await clock.advance(14.9 * 3_600_000);
    expect(asked).toEqual([]);
    await clock.advance(0.2 * 3_600_000);
    expect(asked).toHaveLength(1);
  });

  it('is never planned closer than an hour, nor further than a day and two hours', () => {
    for (let hour = 0; hour < 24; hour += 0.25)
      for (const share of [0, 0.5, 0.99]) {
        const wait = untilNight(Date.parse('2026-01-05T00:00:00+08:00') + hour * 3_600_000, share) / 3_600_000;
        expect(wait).toBeGreaterThanOrEqual(1);
        expect(wait).toBeLessThanOrEqual(26);
      }
  });
});
