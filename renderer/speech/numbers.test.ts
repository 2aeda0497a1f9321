// Figures in words: what is said can be read back to the same figure, by a reader that shares nothing with the writer.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../contract/display.ts';
import { amountWords, cardinalWords, dayWords, figureWords, hourWords, telephoneWords, voicedText } from './numbers.ts';

const values = new Map([...'零一二三四五六七八九'].map((sign, value) => [sign, value] as const));
const signValue = (sign: string): number => values.get(sign) ?? (/[两兩]/.test(sign) ? 2 : Number.NaN);

/** Reads a Chinese number: each unit multiplies what stands before it. */
function readChinese(text: string): number {
  const big = [
    ['万亿', 1e12],
    ['兆', 1e12],
    ['亿', 1e8],
    ['億', 1e8],
    ['万', 1e4],
    ['萬', 1e4],
  ] as const;
  for (const [unit, factor] of big) {
    const at = text.indexOf(unit);
    if (at >= 0)
      return readChinese(text.slice(0, at)) * factor + (at + unit.length === text.length ? 0 : readChinese(text.slice(at + unit.length)));
  }
  let sum = 0;
  let figure = 0;
  for (const sign of text) {
    const factor = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (factor === undefined) figure = signValue(sign);
    else {
      sum += (figure === 0 ? 1 : figure) * factor;
      figure = 0;
    }
  }
  return sum + figure;
}

function readMoney(text: string): number {
  const match = /^([负負]?)(?:(.+)元)?(?:([^元]+)角)?(?:([^角元]+)分)?$/.exec(text);
  if (!match) return Number.NaN;
  const [, sign, yuan = '零', jiao = '零', fen = '零'] = match;
  const sum = readChinese(yuan) * 100 + signValue(jiao) * 10 + signValue(fen.replace(/^零(?=.)/, ''));
  return sign ? -sum : sum;
}

describe('a sum', () => {
  it.each([
    [328_650, '三千二百八十六元五角', '3286 yuan 50'],
    [0, '零元', '0 yuan'],
    [5, '零元零五分', '0 yuan 05'],
    [50, '五角', '0 yuan 50'],
    [1205, '十二元零五分', '12 yuan 05'],
    [200, '两元', '2 yuan'],
    [222_222, '两千二百二十二元两角两分', '2222 yuan 22'],
    [10_500_100, '十万五千零一元', '105001 yuan'],
    [11_000, '一百一十元', '110 yuan'],
    [-1250, '负十二元五角', 'minus 12 yuan 50'],
  ])('%i fen is said %s', (fen, chinese, english) => {
    expect(amountWords(fen, 'zh-Hans')).toBe(chinese);
    expect(amountWords(fen, 'en')).toBe(english);
  });

  it.each(['zh-Hans', 'zh-Hant'] as const)('is never said as another in %s', (language) => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (fen) => {
        expect(readMoney(amountWords(fen, language))).toBe(fen === 0 ? 0 : fen);
      }),
    );
  });

  it('is never said as another in English', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (fen) => {
        const [, minus, yuan = '', cents = '0'] = /^(minus )?(\d+) yuan(?: (\d\d))?$/.exec(amountWords(fen, 'en')) ?? [];
        const sum = Number(yuan) * 100 + Number(cents);
        expect(minus ? -sum : sum).toBe(fen);
      }),
    );
  });
});

describe('a count', () => {
  it.each(['zh-Hans', 'zh-Hant'] as const)('is never said as another in %s', (language) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9e15 }), (count) => {
        expect(readChinese(cardinalWords(count, language))).toBe(count);
      }),
    );
  });

  it.each([
    [0, '零'],
    [10, '十'],
    [14, '十四'],
    [110, '一百一十'],
    [105, '一百零五'],
    [2000, '两千'],
    [20_002, '两万零二'],
    [100_000_001, '一亿零一'],
  ])('%i is said %s', (count, said) => expect(cardinalWords(count, 'zh-Hans')).toBe(said));
});

describe('a number', () => {
  it('is said figure by figure, one as 幺 on the telephone, without what is masked', () => {
    expect(figureWords('660***********1234', 'zh-Hans')).toBe('六六零，一二三四');
    expect(telephoneWords('138****0001', 'zh-Hans')).toBe('幺三八，零零零幺');
    expect(figureWords('A012', 'zh-Hans')).toBe('A零一二');
    expect(figureWords('KIOSK-01-B000123', 'en')).toBe('K I O S K, 0 1, B 0 0 0 1 2 3');
  });

  it('keeps every figure in its order, in every language', () => {
    const back = (said: string): string =>
      said.replace(/[零一二三四五六七八九幺]/g, (sign) => String(sign === '幺' ? 1 : values.get(sign)));
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z*-]{0,40}$/), fc.constantFrom(...languages), (text, language) => {
        expect(back(telephoneWords(text, language)).replace(/[^0-9A-Z]/g, '')).toBe(text.replace(/[^0-9A-Z]/g, ''));
      }),
    );
  });
});

describe('a day and an hour', () => {
  it('are said in words', () => {
    expect(dayWords('2026-09-23', 'zh-Hans')).toBe('二零二六年九月二十三日');
    expect(dayWords('2026-09-03', 'en')).toBe('3 September 2026');
    expect(hourWords('09:00', 'zh-Hans')).toBe('九点');
    expect(hourWords('14:05', 'zh-Hant')).toBe('十四點零五分');
    expect(hourWords('02:30', 'zh-Hans')).toBe('两点三十分');
    expect(hourWords('09:30', 'en')).toBe('9:30');
  });

  it('are left as they came when they are none', () => {
    for (const text of ['', '2026-13-01', 'soon', '2026-09-32']) expect(dayWords(text, 'zh-Hans')).toBe(text);
  });

  it('any day is said so that it can be read back', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        const [, year = '', month = '', of = ''] = /^(.{4})年(.+)月(.+)日$/.exec(dayWords(day, 'zh-Hans')) ?? [];
        const read = [[...year].map(signValue).join(''), readChinese(month), readChinese(of)].map((part) => String(part).padStart(2, '0'));
        expect(read.join('-')).toBe(day);
      }),
    );
  });
});

describe('a line as the voice gets it', () => {
  it('has telephone numbers and numbers of ours figure by figure, and everything else as it is written', () => {
    expect(voicedText('或打12393。', 'zh-Hans')).toBe('或打幺二三九三。');
    expect(voicedText('或撥12393。', 'zh-Hant')).toBe('或撥一二三九三。');
    expect(voicedText('Or call 12393.', 'en')).toBe('Or call 1 2 3 9 3.');
    expect(voicedText('本站电话，0660-1234567。', 'zh-Hans')).toBe('本站电话，零六六零，幺二三四五六七。');
    expect(voicedText('编号是KIOSK-01-B000123。', 'zh-Hans')).toBe('编号是KIOSK，零一，B零零零一二三。');
    expect(voicedText('您的号码是A012。', 'zh-Hans')).toBe('您的号码是A零一二。');
    for (const same of ['请到1-2号窗口。', '2026年起', '9:00', '余额3286.50元']) expect(voicedText(same, 'zh-Hans')).toBe(same);
  });
});
