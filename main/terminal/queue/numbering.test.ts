import { expect, it } from 'vitest';
import { createNumbering } from './numbering.ts';

const hour = 3_600_000;
const firstDay = Date.parse('2000-01-01T00:05:00+08:00');
const today = Date.parse('2026-06-18T09:26:00+08:00');

function clockAt(wall: number) {
  const clock = { wall, monotonic: 40_000 };
  const pass = (ms: number): void => {
    clock.wall += ms;
    clock.monotonic += ms;
  };
  return { clock, pass, numbering: createNumbering(() => ({ ...clock })) };
}

it('numbers begin anew on the next day', () => {
  const { pass, numbering } = clockAt(today);
  numbering.given('A', 41);
  pass(24 * hour);
  expect(numbering.lastOf('A')).toBe(0);
});

it('numbers go on when the clock of a dead battery is put right, for each letter by itself', () => {
  const { clock, pass, numbering } = clockAt(firstDay);
  numbering.given('A', 1);
  numbering.given('A', 2);
  numbering.given('B', 1);
  pass(hour / 4);
  clock.wall = today;
  expect([numbering.lastOf('A'), numbering.lastOf('B'), numbering.lastOf('C')]).toEqual([2, 1, 0]);
  numbering.given('A', 3);
  pass(hour / 4);
  expect([numbering.lastOf('A'), numbering.lastOf('B')]).toEqual([0, 1]);
});

it('numbers go on when the clock is set to another day and back', () => {
  const { clock, numbering } = clockAt(today);
  numbering.given('A', 10);
  clock.wall = firstDay;
  expect(numbering.lastOf('A')).toBe(10);
  numbering.given('A', 11);
  clock.wall = today;
  expect(numbering.lastOf('A')).toBe(11);
});

it('a clock that is corrected by minutes is the same clock', () => {
  const { clock, pass, numbering } = clockAt(today);
  numbering.given('A', 10);
  pass(8 * hour);
  clock.wall -= 0.9 * hour;
  expect(numbering.lastOf('A')).toBe(0);
  clock.wall -= 0.2 * hour;
  expect(numbering.lastOf('A')).toBe(10);
});
