// The file of divisions is what the script makes, and holds each place once under names that a person would look for.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { divisionName, divisions, provinces, shortDivisionName } from '../resources/divisions.ts';
import { divisionsFile, divisionsText } from './divisions.ts';

describe('the divisions', () => {
  it('are what the script makes of its sources, in less than 60 kB', () => {
    const file = readFileSync(divisionsFile, 'utf8');
    expect(file).toBe(divisionsText());
    expect(Buffer.byteLength(file)).toBeLessThan(60_000);
  });

  it('have one code each, and each city lies in a province of the list', () => {
    expect(new Set(divisions.map(({ code }) => code)).size).toBe(divisions.length);
    const known = new Set(provinces.map(({ code }) => code));
    expect(divisions.filter(({ province }) => !known.has(province))).toEqual([]);
    expect(
      divisions.filter(({ code, initials, latin }) => !/^\d{6}$/.test(code) || !/^[A-Z]+$/.test(initials) || !/^[A-Z]/.test(latin)),
    ).toEqual([]);
  });

  it('hold every province, each with at least one place', () => {
    expect(provinces).toHaveLength(31);
    for (const { code } of provinces)
      expect(
        divisions.some(({ province }) => province === code),
        code,
      ).toBe(true);
  });

  it('hold a municipality once, as a city', () => {
    expect(divisions.filter(({ province }) => province === '500000')).toMatchObject([{ code: '500000', name: '重庆市', initials: 'CQ' }]);
  });

  it('hold the counties that no city governs under their province', () => {
    expect(divisions.find(({ name }) => name === '神农架林区')).toMatchObject({ province: '420000', initials: 'SNJ' });
    expect(divisions.map(({ name }) => name)).not.toContain('省直辖县级行政区划');
  });

  it.each([
    ['330100', '杭州市', '杭州市', 'Hangzhou', 'HZ'],
    ['350200', '厦门市', '廈門市', 'Xiamen', 'XM'],
    ['341500', '六安市', '六安市', "Lu'an", 'LA'],
    ['653100', '喀什地区', '喀什地區', 'Kashgar', 'KS'],
    ['331000', '台州市', '台州市', 'Taizhou', 'TZ'],
    ['222400', '延边朝鲜族自治州', '延邊朝鮮族自治州', 'Yanbian', 'YB'],
    ['469022', '屯昌县', '屯昌縣', 'Tunchang', 'TC'],
  ])('%s is %s, %s, %s, found by %s', (code, name, nameHant, latin, initials) => {
    expect(divisions.find((city) => city.code === code)).toMatchObject({ name, nameHant, latin, initials });
  });

  it('are named in each language, in full and as people say it', () => {
    expect(divisionName('222400', 'zh-Hans')).toBe('延边朝鲜族自治州');
    expect(shortDivisionName('222400', 'zh-Hant')).toBe('延邊州');
    expect(shortDivisionName('450000', 'zh-Hans')).toBe('广西');
    expect(divisionName('610100', 'en')).toBe("Xi'an");
    expect(divisionName('660100', 'zh-Hans')).toBeNull();
  });
});
