// Somebody files for a relative, on the real processes and wires: both names on the case and the paper, and nothing of either for the next person.

import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { inventedPeople } from '../../simulators/people.ts';
import { atAttract, atMenu, backToAttract, showVoucher, takeCard } from '../support/journey.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { until } from '../support/until.ts';

vi.setConfig({ testTimeout: 90_000 });

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ paperSpeed: 600 });
  await atAttract(stack);
}, 60_000);
afterEach(async () => {
  await backToAttract(stack);
}, 60_000);
afterAll(async () => {
  expect((await stack.close()).orphans).toEqual([]);
}, 20_000);

const personOf = (id: string) => {
  const found = inventedPeople.find((person) => person.id === id);
  if (!found) throw new Error(`Nobody is called ${id}`);
  return found;
};
const son = personOf('employee');
const father = personOf('over-eighty');
const answer = (field: string, value: string): void => stack.tap({ kind: 'answer', field, value: { private: value } });

it('by one’s own card, put away first, and his code: the filing is his, and says by whom it was made', async () => {
  await atMenu(stack, 'idCard', son.id);
  stack.tap({ kind: 'actFor' });
  await stack.shows('actingFor', ({ stage }) => stage === 'relation');
  stack.tap({ kind: 'chooseRelation', relation: 'child' });
  await stack.shows('actingFor', ({ stage, takeCard: lies }) => stage === 'document' && lies);
  // The card lies there still: the code is not taken.
  await showVoucher(stack, father.id);
  await stack.shows('actingFor', ({ hint }) => hint === 'card.left');
  await takeCard(stack);
  await stack.shows('actingFor', ({ takeCard: lies, hint }) => !lies && hint === null);
  // His own code is nobody else's.
  await showVoucher(stack, son.id);
  await stack.shows('actingFor', ({ hint }) => hint === 'person.same');
  await showVoucher(stack, father.id);
  const menu = await stack.shows('menu', ({ forAnother }) => forAnother === 'acting');
  expect(menu.services.map(({ id }) => id)).toEqual(['remote-treatment']);

  stack.tap({ kind: 'chooseService', service: 'remote-treatment' });
  await stack.shows('notice');
  stack.tap({ kind: 'proceed' });
  await stack.shows('question', ({ field }) => field === 'destination');
  answer('destination', '310000');
  const { question } = await stack.shows('question', ({ field }) => field === 'begin');
  answer('begin', (question.kind === 'day' && question.days[0]) || '');
  await stack.shows('question', ({ field }) => field === 'telephone');
  answer('telephone', '13866660001');
  await stack.shows('commitment');
  stack.tap({ kind: 'consent' });
  const review = await stack.shows('review');
  expect([review.person.name.private[0], review.agent?.name.private[0], review.agent?.relation]).toEqual([
    father.name[0],
    son.name[0],
    'child',
  ]);
  stack.tap({ kind: 'submit' });
  expect((await stack.shows('filed', () => true, 15_000)).outcome).toMatchObject({ kind: 'done' });

  expect(await stack.simulators.get('platform/ledger')).toMatchObject({
    filings: [{ destination: '310000', agent: { name: son.name, number: son.number, relation: '2' } }],
  });
  stack.tap({ kind: 'print' });
  await stack.shows('printed', ({ outcome }) => outcome === 'done', 20_000);
  const paper = await until('the receipt', async () => (await stack.simulators.receipts()).find(({ complete }) => complete));
  expect(paper.text).toContain('代办人');
  expect(paper.text).toContain('子女');
  for (const secret of [son.name, son.number, father.name, father.number]) expect(paper.text).not.toContain(secret);

  stack.tap({ kind: 'leave' });
  await backToAttract(stack);
  await showVoucher(stack, 'two-insurances');
  const next = await stack.shows('menu');
  expect(next.forAnother).toBe('offered');
  expect(JSON.stringify(next)).not.toContain(menu.person.number.private);
  stack.tap({ kind: 'actFor' });
  const { agent } = await stack.shows('actingFor');
  expect(agent).toEqual(next.person);
});
