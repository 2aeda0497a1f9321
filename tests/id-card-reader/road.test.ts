// The road of a card through the real processes: each kind signs its holder in, and a card that lay there too early is told of.

import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { atAttract, atIdentify, atMenu, backToAttract, layCard, takeCard } from '../support/journey.ts';
import { type Stack, startStack } from '../support/stack.ts';

// Each test waits for its own conditions with deadlines of their own; this one only ends what hangs.
vi.setConfig({ testTimeout: 60_000 });

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ configuration: { visit: { takeThingsMs: 10_000 } } });
  await atAttract(stack);
}, 60_000);

afterEach(() => backToAttract(stack), 60_000);

afterAll(async () => {
  expect((await stack.close()).orphans).toEqual([]);
}, 20_000);

it.each([
  ['over-eighty', '赵**', '660***********0079'],
  ['hong-kong-resident', '測**', '810***********0021'],
  ['foreign-resident-2017', 'T*** A***', 'CAN**********01'],
  ['foreign-resident-2023', 'Z*** A*** G*** E***', '911***********0024'],
])('the card of %s signs in', async (person, name, number) => {
  await atMenu(stack, 'idCard', person);
  expect(stack.screen()).toMatchObject({ person: { name: { private: name }, number: { private: number } } });
});

it('a card that lay there before the reader was ready is told of, and signs in once it was taken up and laid down again', async () => {
  await stack.simulators.post('idCardReader/power', { on: false });
  await stack.shows('attract', (screen) => screen.ways.idCard === 'unavailable');
  await layCard(stack);
  await stack.simulators.post('idCardReader/power', { on: true });
  await atIdentify(stack);
  await stack.shows('identify', (screen) => screen.hint === 'card.left');
  await takeCard(stack);
  await expect
    .poll(() => stack.log.filter((line) => line.event === 'device.status').at(-1)?.detail, { timeout: 5000 })
    .toBe('media notPresent');
  await layCard(stack);
  await stack.shows('menu');
});

it('a module that is not authorised is told by the ways that are left, not as anybody’s failure', async () => {
  await atIdentify(stack);
  await stack.simulators.post('idCardReader/fault', { fault: 'samUnauthorised' });
  await stack.shows('identify', (screen) => screen.ways.idCard === 'unavailable' && screen.failures === 0);
});
