import { expect, it } from 'vitest';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import { download, type Rows } from './download.ts';
import type { CataloguePages, ItemRow, Page, PagesFault } from './types.ts';

const signal = new AbortController().signal;
const row = (code: string): ItemRow => ({
  kind: 'drug',
  code,
  name: code,
  specification: null,
  class: null,
  restricted: false,
  remark: null,
  validFrom: '2024-01-01',
  validTo: null,
});

type Items = (page: number) => Result<Page<ItemRow>, PagesFault>;
const nothing = { rows: [], received: 0, pages: 0 };

function pagesWith(items: Items): CataloguePages {
  return {
    pageSize: 2,
    items: (page) => Promise.resolve(items(page)),
    limits: () => Promise.resolve(succeed(nothing)),
    selfPayShares: () => Promise.resolve(succeed(nothing)),
    institutions: (kind, name) =>
      Promise.resolve(
        succeed(
          kind === 'pharmacy' && name === '房'
            ? [{ code: 'P1', name: '药房', kind, level: null, division: '660101', crossProvince: null }]
            : [],
        ),
      ),
  };
}

const page = (codes: readonly string[], pages: number | null, received = codes.length) =>
  succeed({ rows: codes.map(row), received, pages });

async function downloaded(items: Items) {
  const stored: Rows[] = [];
  const result = await download(pagesWith(items), (rows) => stored.push(rows), signal);
  return { result, codes: stored.flatMap(({ what, rows }) => (what === 'items' ? rows.map(({ code }) => code) : [])), stored };
}

it('every page is stored once and in order, and institutions of every kind are asked for', async () => {
  const { result, codes, stored } = await downloaded((number) => page([[], ['A', 'B'], ['C', 'D'], ['E']][number] ?? [], 3));
  expect(result).toEqual({ ok: true, value: undefined });
  expect(codes).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(stored.flatMap(({ what, rows }) => (what === 'institutions' ? rows : []))).toHaveLength(1);
});

it('a platform that does not say how many pages there are is asked until one is not full', async () => {
  const { result, codes } = await downloaded((number) => page(number < 3 ? [`A${number}`, `B${number}`] : [], null));
  expect(result.ok).toBe(true);
  expect(codes).toEqual(['A1', 'B1', 'A2', 'B2']);
});

it('a row that could not be read makes a page no shorter', async () => {
  const { result, codes } = await downloaded((number) => (number === 1 ? page(['A'], 2, 2) : page(['B'], 2)));
  expect(result.ok).toBe(true);
  expect(codes).toEqual(['A', 'B']);
});

it('a page in the middle that is not full is no page', async () => {
  const { result } = await downloaded((number) => page(number === 1 ? ['A'] : ['B', 'C'], 3));
  expect(result).toEqual(fail({ code: 'incomplete' }));
});

it('a catalogue that changes while it is read is not believed', async () => {
  const { result } = await downloaded((number) => page(['A', 'B'], number === 1 ? 3 : 4));
  expect(result).toEqual(fail({ code: 'changed' }));
});

it('a fault of any page ends the download with it', async () => {
  const { result } = await downloaded((number) => (number === 3 ? fail({ code: 'platform.tooSlow' }) : page(['A', 'B'], 9)));
  expect(result).toEqual(fail({ code: 'platform.tooSlow' }));
});

it('a platform whose pages never end is left', async () => {
  const { result } = await downloaded(() => page(['A', 'B'], null));
  expect(result).toEqual(fail({ code: 'endless' }));
});
