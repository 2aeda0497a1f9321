// How much of a person the public screen shows.

import { describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import type { Insurance } from '../../../contract/insurance.ts';
import { maskName, maskNumber } from './masks.ts';
import { withPlaceNames } from './person.ts';

describe('A name on the screen', () => {
  it.each([
    ['张三', '张*'],
    ['欧阳小明', '欧***'],
    ['𠮷田测', '𠮷**'],
    ['测', '测*'],
    ['測試乙', '測**'],
    ['TEST, ALPHA', 'T*** A***'],
    ['ZHENGTEST ALPHABETA GAMMADELTA EPSILON ZETA', 'Z*** A*** G*** E***'],
    ['Müller-Österreich, Ægir', 'M*** Æ***'],
    ["O'Test", 'O***'],
  ])('of %s is %s', (name, shown) => {
    expect(maskName(privately(name))).toEqual({ private: shown });
  });
});

describe('A number on the screen', () => {
  it.each([
    ['660102198503120010', '660***********0010'],
    ['810000199408230021', '810***********0021'],
    ['911124198108030024', '911***********0024'],
    ['CAN110081080301', 'CAN**********01'],
    ['12345', '*****'],
  ])('%s is %s', (number, shown) => {
    expect(maskNumber(privately(number))).toEqual({ private: shown });
  });
});

describe('The place of an insurance', () => {
  const row = (placeCode: string, placeName: string | null): Insurance => ({
    type: 'employeeBasic',
    status: 'insured',
    placeCode,
    placeName,
    balance: privately(0),
    since: null,
    employer: null,
  });
  it.each([
    ['330100', null, '杭州市', 'Hangzhou'],
    ['330106', null, '杭州市', 'Hangzhou'],
    ['330106', '西湖区', '西湖区', '西湖区'],
    ['310115', null, '上海市', 'Shanghai'],
    ['660100', '青桥市', '青桥市', '青桥市'],
    ['660100', null, null, null],
  ])('%s, which the region calls %s, is %s or %s', (code, own, hans, latin) => {
    const named = (language: 'zh-Hans' | 'en') => withPlaceNames([row(code, own)], language)[0]?.placeName;
    expect([named('zh-Hans'), named('en')]).toEqual([hans, latin]);
  });
});
