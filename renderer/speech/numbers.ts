// Figures as they are said: sums in yuan and jiao, days, numbers digit by digit, in the words of each language.

import type { Language } from '../../contract/display.ts';

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const places = ['', '十', '百', '千'] as const;

interface Script {
  readonly tenThousand: string;
  readonly hundredMillion: string;
  readonly trillion: string;
  /** 二 before a measure word and before 千 and 万: 两千两百 is said 两千二百. */
  readonly two: string;
  readonly minus: string;
}
const scripts: Readonly<Record<Exclude<Language, 'en'>, Script>> = {
  'zh-Hans': { tenThousand: '万', hundredMillion: '亿', trillion: '万亿', two: '两', minus: '负' },
  'zh-Hant': { tenThousand: '萬', hundredMillion: '億', trillion: '兆', two: '兩', minus: '負' },
};

const digit = (value: number): string => digits[value] ?? '';

/** 0…9999, without a leading 零; 十二 only at the very beginning of a number. */
function section(value: number, { two }: Script, first: boolean): string {
  let said = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const figure = Math.trunc(value / 10 ** place) % 10;
    if (figure === 0) {
      gap = said !== '';
      continue;
    }
    const bareTen = place === 1 && figure === 1 && said === '' && first;
    const word = figure === 2 && place === 3 ? two : digit(figure);
    said += `${gap ? '零' : ''}${bareTen ? '' : word}${places[place] ?? ''}`;
    gap = false;
  }
  return said;
}

/** A whole number up to 10^16, e.g. 三千二百八十六, 十二, 一百零五, 两万两千. */
function chineseCardinal(value: number, script: Script): string {
  if (value === 0) return digit(0);
  const units = ['', script.tenThousand, script.hundredMillion, script.trillion] as const;
  let said = '';
  let gap = false;
  for (let unit = units.length - 1; unit >= 0; unit -= 1) {
    const part = Math.trunc(value / 10_000 ** unit) % 10_000;
    if (part === 0) {
      gap = said !== '';
      continue;
    }
    const words = part === 2 && unit > 0 ? script.two : section(part, script, said === '');
    said += `${gap || (said !== '' && part < 1000) ? '零' : ''}${words}${units[unit] ?? ''}`;
    gap = false;
  }
  return said;
}

/** A count as it is said. */
export function cardinalWords(value: number, language: Language): string {
  const whole = Math.trunc(Math.abs(value));
  if (language === 'en') return `${value < 0 && whole > 0 ? 'minus ' : ''}${whole}`;
  const script = scripts[language];
  return `${value < 0 && whole > 0 ? script.minus : ''}${chineseCardinal(whole, script)}`;
}

/** A count before what is counted: 两人, 两步. */
export const countWords = (value: number, language: Language): string =>
  value === 2 && language !== 'en' ? scripts[language].two : cardinalWords(value, language);

/** Integer fen as money is said: 三千二百八十六元五角, 十二元零五分; `3286 yuan 50`. */
export function amountWords(fen: number, language: Language): string {
  const absolute = Math.abs(fen);
  const [yuan, jiao, rest] = [Math.trunc(absolute / 100), Math.trunc(absolute / 10) % 10, absolute % 10];
  if (language === 'en') return `${fen < 0 ? 'minus ' : ''}${yuan} yuan${jiao + rest > 0 ? ` ${jiao}${rest}` : ''}`;
  const script = scripts[language];
  const measured = (value: number): string => (value === 2 ? script.two : chineseCardinal(value, script));
  const parts = [
    yuan > 0 || absolute < 10 ? `${measured(yuan)}元` : '',
    jiao > 0 ? `${measured(jiao)}角` : '',
    rest > 0 ? `${jiao === 0 ? '零' : ''}${measured(rest)}分` : '',
  ];
  return `${fen < 0 ? script.minus : ''}${parts.join('')}`;
}

/** Figure by figure, letters as they are; 幺 for one in telephone numbers. What was masked is left out. */
export function figureWords(text: string, language: Language, one: '一' | '幺' = '一'): string {
  const groups = text.split(/[^0-9A-Za-z]+/).filter((group) => group !== '');
  if (language === 'en') return groups.map((group) => [...group].join(' ')).join(', ');
  const said = (sign: string): string => (sign === '1' ? one : /\d/.test(sign) ? digit(Number(sign)) : sign.toUpperCase());
  return groups.map((group) => [...group].map(said).join('')).join('，');
}

/** A telephone number, in the groups in which it is written. */
export const telephoneWords = (text: string, language: Language): string => figureWords(text, language, '幺');

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A telephone number, or a number of ours such as `KIOSK-01-B000123` and `A012`: what no voice may read as a quantity. */
const longNumber = /\b(?:[A-Z0-9]+-)+[A-Z0-9]+\b|\b[A-Z]\d{2,}\b|\d{5,}/g;
const fewestFigures = 5;

/** A line as the voice gets it: long numbers figure by figure. Its caption shows them as they are written. */
export function voicedText(text: string, language: Language): string {
  const one = language === 'zh-Hans' ? '幺' : '一';
  return text.replace(longNumber, (number) => {
    if (/[A-Z]/.test(number)) return figureWords(number, language);
    return number.replace(/\D/g, '').length < fewestFigures ? number : figureWords(number, language, one);
  });
}

/** A day `YYYY-MM-DD`: 二零二六年九月二十三日; `23 September 2026`. Anything else as it came. */
export function dayWords(day: string, language: Language, withYear = true): string {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = englishMonths[Number(month) - 1];
  if (name === undefined || Number(date) < 1 || Number(date) > 31) return day;
  if (language === 'en') return `${Number(date)} ${name}${withYear ? ` ${year}` : ''}`;
  return `${withYear ? `${figureWords(year, language)}年` : ''}${cardinalWords(Number(month), language)}月${cardinalWords(Number(date), language)}日`;
}

/** `HH:mm`: 九点, 九点三十分; `9:30`. */
export function hourWords(time: string, language: Language): string {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
  if (hour === '') return time;
  if (language === 'en') return `${Number(hour)}:${minute}`;
  const point = language === 'zh-Hant' ? '點' : '点';
  const hours = Number(hour) === 2 ? scripts[language].two : cardinalWords(Number(hour), language);
  if (minute === '00') return `${hours}${point}`;
  return `${hours}${point}${Number(minute) < 10 ? '零' : ''}${cardinalWords(Number(minute), language)}分`;
}

/** A masked name without its stars: 王* is said 王. */
export const nameWords = (name: string): string => name.replace(/\*+/g, '').trim() || name;
