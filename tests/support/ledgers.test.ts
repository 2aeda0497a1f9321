// The judge of every campaign sees each way in which the books can disagree.

import { expect, it } from 'vitest';
import { type Books, broken, type Execution, type JournalCase } from './ledgers.ts';

const filed: JournalCase = {
  terminal: 'KIOSK-01',
  number: 'KIOSK-01-B000001',
  key: 'a'.repeat(32),
  state: 'confirmed',
  reason: null,
  platformNumber: 'SN1',
  messageIds: ['M1', 'M2'],
};
const executed: Execution = { key: filed.key, platformNumber: 'SN1', times: 1 };
const good: Books = { words: [{ kind: 'done', number: filed.number }], cases: [filed], ledger: [executed] };

it('finds nothing where the books agree', () => {
  expect(broken(good)).toEqual([]);
  expect(broken({ words: [{ kind: 'unknown', number: filed.number }], cases: [filed], ledger: [executed] })).toEqual([]);
  expect(broken({ words: [{ kind: 'nothing', number: null }], cases: [], ledger: [] })).toEqual([]);
  const told = { kind: 'unknown' as const, number: filed.number };
  expect(broken({ ...good, words: [told], cases: [{ ...filed, state: 'manual', reason: 'noAnswer' }] })).toEqual([]);
});

it.each<[string, Books, RegExp]>([
  ['a filing that was told as done and never executed', { ...good, ledger: [] }, /told as done: the platform executed it 0 times/],
  ['one that its citizen never heard of', { ...good, words: [] }, /citizen was told nothing/],
  ['one that was executed twice', { ...good, ledger: [{ ...executed, times: 2 }] }, /executed 2 times/],
  ['one told as done that the journal lost', { ...good, cases: [] }, /in no journal/],
  ['one told as not done and executed', { ...good, words: [{ kind: 'notDone', number: filed.number }] }, /told as not done/],
  ['one withdrawn and executed', { ...good, words: [], cases: [{ ...filed, state: 'withdrawn' }] }, /was executed as SN1/],
  ['one that is never settled', { ...good, words: [], cases: [{ ...filed, state: 'unknown' }] }, /not settled/],
  ['one for staff without a reason', { ...good, words: [], cases: [{ ...filed, state: 'manual' }] }, /without a reason/],
  ['another number than the platform gave', { ...good, cases: [{ ...filed, platformNumber: 'SN2' }] }, /has the number SN2/],
  [
    'a number given twice',
    { ...good, cases: [filed, { ...filed, key: 'b'.repeat(32), messageIds: [], state: 'withdrawn' }] },
    /number .* given twice/,
  ],
  ['a message id used twice', { ...good, cases: [{ ...filed, messageIds: ['M1', 'M1'] }] }, /message id M1 was used twice/],
])('finds %s', (_, books, sentence) => {
  expect(broken(books).join('\n')).toMatch(sentence);
});
