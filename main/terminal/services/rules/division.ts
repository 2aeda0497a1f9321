// What is a destination: a city of the mainland, or what stands in its place.

import { divisions } from '../../../../resources/divisions.ts';

const cities: ReadonlySet<string> = new Set(divisions.map(({ code }) => code));

export const isCity = (code: string): boolean => cities.has(code);
