// The places of the mainland that a filing can name: provinces, cities, and the counties that no city governs. Made by scripts/divisions.ts.

import lists from './divisions.json' with { type: 'json' };

export interface Division {
  /** Six digits. */
  readonly code: string;
  readonly name: string;
  readonly nameHant: string;
  /** What people say, for a key: 浙江 for 浙江省, 延边州 for 延边朝鲜族自治州. */
  readonly short: string;
  readonly shortHant: string;
  readonly latin: string;
  /** First letters of the bare name in pinyin, e.g. HZ for 杭州市. */
  readonly initials: string;
}

/** A city, or what stands in its place; `province` is the code of its province, the same as its own for a municipality (直辖市). */
export interface City extends Division {
  readonly province: string;
}

type Language = 'zh-Hans' | 'zh-Hant' | 'en';

function division(row: readonly string[]): Division {
  const [code = '', name = '', nameHant = '', latin = '', initials = '', short = name, shortHant = nameHant] = row;
  return { code, name, nameHant, short, shortHant, latin, initials };
}

/** In the order of their codes. */
export const provinces: readonly Division[] = lists.provinces.map(division);

/** In the order of their codes, so each province's together. */
export const divisions: readonly City[] = lists.cities.map((row) => {
  const city = division(row);
  return { ...city, province: `${city.code.slice(0, 2)}0000` };
});

const byCode: ReadonlyMap<string, Division> = new Map([...provinces, ...divisions].map((known) => [known.code, known]));

const fullName: Readonly<Record<Language, (division: Division) => string>> = {
  'zh-Hans': ({ name }) => name,
  'zh-Hant': ({ nameHant }) => nameHant,
  en: ({ latin }) => latin,
};
const said: Readonly<Record<Language, (division: Division) => string>> = {
  'zh-Hans': ({ short }) => short,
  'zh-Hant': ({ shortHant }) => shortHant,
  en: ({ latin }) => latin,
};

/** The name in full, e.g. 延边朝鲜族自治州; null: no such division is known. */
export function divisionName(code: string, language: Language): string | null {
  const known = byCode.get(code);
  return known === undefined ? null : fullName[language](known);
}

/** The name as people say it, e.g. 延边州; null: no such division is known. */
export function shortDivisionName(code: string, language: Language): string | null {
  const known = byCode.get(code);
  return known === undefined ? null : said[language](known);
}
