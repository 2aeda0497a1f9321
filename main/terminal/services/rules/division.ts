// What is a destination: a city of the mainland, or what stands in its place; and in which one a division lies.

import { divisions } from '../../../../resources/divisions.ts';

const cities: ReadonlySet<string> = new Set(divisions.map(({ code }) => code));

export const isCity = (code: string): boolean => cities.has(code);

/** The city of a county or of what is insured at the city itself (市本级), e.g. 330100 of 330106; null: the list has none. */
export const cityOf = (code: string): string | null => [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].find(isCity) ?? null;
