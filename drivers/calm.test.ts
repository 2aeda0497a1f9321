// Proof that a fluttering device is told of at a walking pace, and that its last word is never lost.

import { describe, expect, it } from 'vitest';
import { atMost, calmly } from './calm.ts';
import { VirtualClock } from './testing/virtual-clock.ts';

describe('What is said calmly', () => {
  it('is said at once while it is seldom', async () => {
    const clock = new VirtualClock();
    let said = 0;
    const say = calmly(clock, () => {
      said += 1;
    });
    for (let time = 1; time <= 30; time += 1) {
      say();
      expect(said).toBe(time);
      await clock.advance(150);
    }
  });

  it('is said ten times a second at most when it comes a thousand times, and the last of it soon', async () => {
    const clock = new VirtualClock();
    let state = 0;
    const said: number[] = [];
    const say = calmly(clock, () => said.push(state));
    for (state = 1; state <= 6_000; state += 1) {
      say();
      await clock.advance(1);
    }
    state = 7_000;
    say();
    await clock.advance(250);
    expect(said.length).toBeLessThan(75);
    expect(said.at(-1)).toBe(7_000);
  });
});

it('Of one kind of event ten a second go through', async () => {
  const clock = new VirtualClock();
  const allows = atMost(clock);
  let through = 0;
  for (let event = 0; event < 3_000; event += 1) {
    await clock.advance(1);
    if (allows()) through += 1;
  }
  expect(through).toBeGreaterThanOrEqual(29);
  expect(through).toBeLessThanOrEqual(31);
});
