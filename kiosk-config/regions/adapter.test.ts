// The adapter section of a pack: what its schema lets in can be written, what it refuses names its place.

import { describe, expect, it } from 'vitest';
import { adapterSection } from './adapter.ts';
import sandbox from './sandbox.json' with { type: 'json' };

const good = sandbox.adapter;
const problemsOf = (section: unknown): string[] =>
  (adapterSection.safeParse(section).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('an adapter section', () => {
  it('of the sandbox is accepted', () => {
    expect(problemsOf(good)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['an operation that does not exist', { ...good, submit: { flyToTheMoon: good.submit.enrol } }, 'submit'],
    ['a value that nobody has', { ...good, rate: { ...good.rate, request: { x: 'applicant.mood' } } }, 'rate.request.x'],
    [
      'a transform that does not exist',
      { ...good, rate: { ...good.rate, request: { x: { from: 'case.key', as: 'shout' } } } },
      'rate.request.x',
    ],
    ['a table that is missing', { ...good, rate: { ...good.rate, request: { x: { from: 'case.key', table: 'nowhere' } } } }, 'tables'],
    [
      'a field that is a value and an object',
      { ...good, rate: { ...good.rate, request: { x: 'case.key', 'x.y': 'case.key' } } },
      'rate.request',
    ],
    ['a field of every object', { ...good, rate: { ...good.rate, request: { __proto__x: 'case.key' } } }, 'rate.request.__proto__x'],
    ['an endpoint that leaves its folder', { ...good, rate: { ...good.rate, name: '../admin' } }, 'rate.name'],
    ['a missing column', { ...good, ledger: { ...good.ledger, columns: { key: 'appy_no' } } }, 'ledger.columns.number'],
    ['a setting that nobody reads', { ...good, retries: 3 }, ''],
    ['a word so short that it is in every refusal', { ...good, repeated: ['重'] }, 'repeated.0'],
  ])('with %s is refused at its place', (_, section, place) => {
    const problems = problemsOf(section);
    expect(problems.some((problem) => problem.startsWith(`${place}`))).toBe(true);
    expect(problems).not.toEqual([]);
  });
});
