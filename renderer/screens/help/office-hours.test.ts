// The hours of the counter as they are now, in the terminal's own zone.

import { describe, expect, it } from 'vitest';
import { officeNow, type OfficeHours } from './office-hours.ts';

const workdays: OfficeHours = {
  days: 'workdays',
  spans: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ],
};
const at = (moment: string, hours = workdays) => officeNow(hours, Date.parse(`${moment}+08:00`), 'Asia/Shanghai');

describe('the office', () => {
  it.each([
    // A Wednesday.
    ['2026-09-23T08:59', { state: 'later', time: '09:00' }],
    ['2026-09-23T09:00', { state: 'open', time: '12:00' }],
    ['2026-09-23T12:00', { state: 'later', time: '13:00' }],
    ['2026-09-23T16:59', { state: 'open', time: '17:00' }],
    ['2026-09-23T17:00', { state: 'over' }],
    ['2026-09-26T10:00', { state: 'dayOff' }],
  ])('at %s', (moment, now) => {
    expect(at(moment)).toEqual(now);
  });

  it('is open on a Saturday where it is open every day', () => {
    expect(at('2026-09-26T10:00', { ...workdays, days: 'everyDay' })).toEqual({ state: 'open', time: '12:00' });
  });

  it('goes by the zone of the terminal, not of the page', () => {
    expect(officeNow(workdays, Date.parse('2026-09-23T01:30:00Z'), 'Asia/Shanghai')).toEqual({ state: 'open', time: '12:00' });
    expect(officeNow(workdays, Date.parse('2026-09-23T01:30:00Z'), 'UTC')).toEqual({ state: 'later', time: '09:00' });
  });
});
