// Times and dates in the words of each language.

import { describe, expect, it } from 'vitest';
import { clockText, dateText, dayText, momentText, withTimesWhole } from './clock.ts';

const morning = Date.parse('2026-06-18T09:26:00+08:00');
const zone = 'Asia/Shanghai';

describe('the clock', () => {
  it("shows the hour of the terminal's zone without a leading nought", () => {
    expect(clockText(morning, zone)).toBe('9:26');
    expect(clockText(morning + 6 * 3_600_000, zone)).toBe('15:26');
    expect(clockText(Date.parse('2026-06-18T00:05:00+08:00'), zone)).toBe('0:05');
  });

  it('names day and weekday', () => {
    expect(dayText(morning, zone, 'zh-Hans')).toBe('6月18日 星期四');
    expect(dayText(morning, zone, 'zh-Hant')).toBe('6月18日 星期四');
    expect(dayText(morning, zone, 'en')).toBe('Thu 18 Jun');
  });

  it('says a date in words and leaves alone what is none', () => {
    expect(dateText('2015-03-01', 'zh-Hans')).toBe('2015年3月1日');
    expect(dateText('2015-03-01', 'en')).toBe('1 March 2015');
    expect(dateText('2015', 'en')).toBe('2015');
    expect(dateText('2015-13-01', 'en')).toBe('2015-13-01');
  });

  it('keeps a span of time on one line', () => {
    expect(withTimesWhole('上午9:00至12:00，照常')).toBe('上午9:00\u2060至\u206012:00，照常');
  });

  it('says a moment in words', () => {
    expect(momentText('2026-06-18 09:26', 'zh-Hans')).toBe('2026年6月18日 9:26');
  });
});
