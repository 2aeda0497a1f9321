// A document that asks in every way there is, through the machine: each answer is taken, refused in place, and read back as it may be.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import { screen as screenSchema } from '../../../contract/view.ts';
import { serviceDocument } from '../../../kiosk-config/services/schema.ts';
import { showSession, startSession, stepSession } from './session.ts';
import { around, checked, input, signedIn } from './testing.ts';
import type { SessionEvent } from './types.ts';

const document = serviceDocument.parse({
  id: 'asks-everything',
  kind: 'filing',
  operation: 'claimReimbursement',
  group: 'reimbursement',
  signIn: ['eVoucher'],
  offline: 'refuse',
  steps: [
    { kind: 'notice' },
    { kind: 'question', field: 'category', input: 'choice', options: ['outpatient', 'inpatient', 'other'] },
    { kind: 'question', field: 'begin', input: 'date', earliest: '2025-01-01', latest: 'today' },
    { kind: 'question', field: 'cost', input: 'amount', least: 100, most: 5_000_000 },
    { kind: 'question', field: 'child', input: 'idNumber' },
    { kind: 'question', field: 'reason', input: 'text', longest: 12 },
    { kind: 'question', field: 'telephone', input: 'telephone' },
    { kind: 'commitment' },
    { kind: 'review' },
  ],
  review: [
    { field: 'category', shows: 'word' },
    { field: 'begin', shows: 'day' },
    { field: 'cost', shows: 'amount' },
    { field: 'child', shows: 'number' },
    { field: 'reason', shows: 'text' },
    { field: 'telephone', shows: 'telephone' },
  ],
  paper: [{ kind: 'case' }],
});

const answer = (field: string, text: string) => ({ type: 'answer', field, value: privately(text) }) as const;
const good = [
  answer('category', 'inpatient'),
  answer('begin', '2025-11-30'),
  answer('cost', '1286.5'),
  answer('child', '660101201912310024'),
  answer('reason', '在外地住院'),
  answer('telephone', '13866660001'),
] as const;

const walk = (...events: readonly SessionEvent[]) =>
  [
    ...signedIn,
    { type: 'chooseService', service: document.id } as const,
    { type: 'filing.checked', request: 2, checked } as const,
    { type: 'proceed' } as const,
    ...events,
  ].reduce((state, event) => stepSession(state, event).state, startSession({ ...input, services: [...input.services, document] }).state);
const shown = (...events: readonly SessionEvent[]) => screenSchema.parse(showSession(walk(...events), around).screen);

describe('a document', () => {
  it('asks in every way, each with its bounds, today where it says today', () => {
    const asked = good.map((_, count) => {
      const screen = shown(...good.slice(0, count));
      return screen.kind === 'question' ? screen.question : screen.kind;
    });
    expect(asked).toEqual([
      { kind: 'choice', options: ['outpatient', 'inpatient', 'other'] },
      { kind: 'date', earliest: '2025-01-01', latest: '2026-06-18' },
      { kind: 'amount', least: 100, most: 5_000_000 },
      { kind: 'idNumber' },
      { kind: 'text', longest: 12 },
      { kind: 'telephone' },
    ]);
  });

  it.each([
    ['category', 0, ['surgery', '', '住院']],
    ['begin', 1, ['2026-06-19', '2024-12-31', '2025-02-29', '2025-2-1', '']],
    ['cost', 2, ['0.99', '50000.01', '1,000', '12.345', '-5', '']],
    ['child', 3, ['660101201912310020', '66010120191231002', '660101201902300025', '']],
    ['reason', 4, ['', ' ', '一二三四五六七八九十一二三', '住院\n补充', '\u202e住院']],
    ['telephone', 5, ['1386666', '']],
  ] as const)('asks again in place for a bad answer: %s', (field, count, bad) => {
    for (const text of bad) {
      const screen = shown(...good.slice(0, count), answer(field, text));
      expect(screen).toMatchObject({ kind: 'question', field, hint: 'filing.badAnswer', answer: privately(text) });
    }
    expect(shown(...good.slice(0, count), answer(field, bad[0]), ...good.slice(count, count + 1))).not.toMatchObject({ field });
  });

  it('reads everything back as it may be shown: numbers masked, amounts grouped, choices as words', () => {
    const screen = shown(...good, { type: 'consent' });
    expect(screen.kind === 'review' && screen.lines.map(({ field, value }) => [field, value])).toEqual([
      ['category', { kind: 'word', word: 'inpatient' }],
      ['begin', { kind: 'day', day: privately('2025-11-30') }],
      ['cost', { kind: 'text', text: privately('1,286.50') }],
      ['child', { kind: 'text', text: privately('660***********0024') }],
      ['reason', { kind: 'text', text: privately('在外地住院') }],
      ['telephone', { kind: 'text', text: privately('138****0001') }],
    ]);
    expect(JSON.stringify(screen)).not.toMatch(/660101201912310024|13866660001/);
  });

  it('shows what was answered when somebody changes it, and hands over an amount with its two decimals', () => {
    const review = [...good, { type: 'consent' } as const];
    expect(shown(...review, { type: 'change', field: 'cost' })).toMatchObject({ answer: privately('1286.5') });
    const step = stepSession(walk(...review), { type: 'submit' });
    expect(step.effects).toContainEqual({
      kind: 'submitFiling',
      service: 'asks-everything',
      relation: null,
      answers: privately({
        category: 'inpatient',
        begin: '2025-11-30',
        cost: '1286.50',
        child: '660101201912310024',
        reason: '在外地住院',
        telephone: '13866660001',
      }),
    });
  });

  it('takes no answer beyond its bounds, whatever is sent, and keeps every one of them private', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[\dX.-]{1,20}$/)), (at, text) => {
        const asked = good[at];
        if (!asked) return;
        const before = walk(...good.slice(0, at));
        const { state, refused } = stepSession(before, answer(asked.field, text));
        expect(refused).toBe(false);
        const screen = screenSchema.parse(showSession(state, around).screen);
        const taken = state.context.filing?.answers[asked.field] !== undefined;
        expect(taken).toBe(!(screen.kind === 'question' && screen.hint !== null));
        if (!taken) expect(screen).toMatchObject({ answer: privately(text) });
      }),
      { numRuns: 200 },
    );
  });
});

it.each([
  [{ shows: 'text', field: 'child' }, 'what is asked as idNumber is shown as number'],
  [{ shows: 'text', field: 'telephone' }, 'what is asked as telephone is shown as telephone'],
  [{ shows: 'word', field: 'cost' }, 'what is asked as amount is shown as amount'],
])('a document that would read back more than it may is refused: %o', (line, message) => {
  const wrong = { ...document, review: [line] };
  expect(JSON.stringify(serviceDocument.safeParse(wrong).error?.issues)).toContain(message);
});
