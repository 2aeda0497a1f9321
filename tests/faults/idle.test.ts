// Stillness on the real clock: the question masks what was on the screen, an answer brings it back, silence ends the visit.

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { atAttract, atResult, takeCard } from '../support/journey.ts';
import { type Stack, startStack } from '../support/stack.ts';

// The shortest times that the configuration allows, so that nobody is hurried: twenty seconds each.
vi.setConfig({ testTimeout: 120_000 });

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ configuration: { visit: { idleMs: 20_000, answerMs: 20_000, takeThingsMs: 10_000 } } });
  await atAttract(stack);
}, 60_000);

afterAll(async () => {
  expect((await stack.close()).orphans).toEqual([]);
}, 20_000);

it('a person who stands still is asked, keeps everything by one touch, and is signed out when they have gone', async () => {
  await atResult(stack, 'idCard');
  await stack.shows('idleQuestion', () => true, 25_000);
  expect(JSON.stringify(stack.view())).not.toMatch(/测|328650|660/);
  expect(stack.view().timeLeft).toBeGreaterThan(15_000);
  stack.tap({ kind: 'moreTime' });
  await stack.shows('result', (screen) => screen.balance?.private === 328_650);

  await stack.shows('idleQuestion', () => true, 25_000);
  await stack.shows('takeYourThings', (screen) => screen.card === 'present', 25_000);
  await takeCard(stack);
  await stack.shows('attract');
  expect(stack.journal('SELECT how FROM visit')).toEqual([{ how: 'idle' }]);
});

it('a chosen language goes back when nobody stays', async () => {
  stack.tap({ kind: 'setLanguage', language: 'en' });
  await stack.shows('attract', () => stack.view().display.language === 'en');
  await stack.shows('attract', () => stack.view().display.language === 'zh-Hans', 25_000);
});
