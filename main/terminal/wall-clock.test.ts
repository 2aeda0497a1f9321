import { expect, it } from 'vitest';
import { createWallClock } from './wall-clock.ts';

const spans = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];
const at = (iso: string, days: 'workdays' | 'everyDay' = 'workdays') =>
  createWallClock({ now: () => Date.parse(iso), timeZone: 'Asia/Shanghai', hours: { days, spans } });

it.each([
  ['on a Thursday morning', '2026-06-18T09:00:00+08:00', 'people'],
  ['at noon', '2026-06-18T12:00:00+08:00', 'machine'],
  ['in the afternoon', '2026-06-18T16:59:00+08:00', 'people'],
  ['at night', '2026-06-18T22:00:00+08:00', 'machine'],
  ['on a Sunday', '2026-06-21T10:00:00+08:00', 'machine'],
])('%s the hotline is answered by %3$s', (_, iso, who) => {
  expect(at(iso).hotline()).toBe(who);
});

it('knows points that are open every day, and the date of its own zone', () => {
  expect(at('2026-06-21T10:00:00+08:00', 'everyDay').hotline()).toBe('people');
  expect(at('2026-06-18T23:30:00Z').today()).toBe('2026-06-19');
  expect(at('2026-06-18T23:30:00Z').dateTime(Date.parse('2026-12-31T16:05:00Z'))).toBe('2027-01-01 00:05');
});
