// Who is told that the terminal broke off in the middle of a visit: whoever may still stand there, and nobody of another day.

import { expect, it } from 'vitest';
import { toldAfterBreak } from './interrupted.ts';
import type { BrokenVisit } from './store/broken-visit.ts';

const startedAt = Date.parse('2026-06-18T16:50:00+08:00');
const hour = 3_600_000;
const visit: BrokenVisit = { signedIn: true, startedAt, print: null, ticket: null, filing: null };
const outcomes = ['done', 'notDone', 'unknown', 'held'] as const;
const filing = (outcome: (typeof outcomes)[number]) => ({ number: 'KIOSK-01-B000001', service: 'remote-treatment', outcome });

it('tells of a visit within the hour, also with a clock that was set back', () => {
  for (const at of [startedAt + 5 * 60_000, startedAt + hour, startedAt - 400 * 24 * hour])
    expect(toldAfterBreak(visit, at)).toMatchObject({ signedIn: true, filing: null });
  expect(toldAfterBreak(visit, startedAt + hour + 1)).toBeNull();
});

it.each(outcomes)('tells of a filing that is %s when the clock jumped from one zone to another meanwhile', (outcome) => {
  expect(toldAfterBreak({ ...visit, filing: filing(outcome) }, startedAt + 8 * hour + 5 * 60_000)).toMatchObject({
    filing: filing(outcome),
  });
});

it('does not frighten the first visitor of the next morning with a filing of the evening before', () => {
  const nextMorning = Date.parse('2026-06-19T08:30:00+08:00');
  expect(toldAfterBreak({ ...visit, filing: filing('unknown') }, nextMorning)).toBeNull();
});
