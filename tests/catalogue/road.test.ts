import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fail, type Result } from '../../contract/result.ts';
import { rebuild } from '../../main/terminal/catalogue/rebuild.ts';
import { type Answering, startCatalogueServer } from '../../main/terminal/catalogue/testing.ts';
import type { CatalogueFacts, CatalogueItem, PagesFault } from '../../main/terminal/catalogue/types.ts';
import { type Catalogue, openCatalogue } from '../../main/terminal/store/catalogue/catalogue.ts';
import { createInitials } from '../../main/terminal/store/catalogue/initials.ts';
import { comparable, containsInitials, initialsText, isPlain } from '../../main/terminal/store/catalogue/text.ts';
import { catalogueTransactions } from '../../simulators/platform/catalogue/index.ts';

const size = { items: 5000, institutions: 300 };
const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-road-'));
let catalogue: Catalogue;
let items: readonly CatalogueItem[];

/** A sandbox of this size, and what the test changes of its answers. */
async function rebuilt(of = size, changed: Answering = () => null): Promise<Result<CatalogueFacts, PagesFault>> {
  const transactions = catalogueTransactions(of);
  const server = await startCatalogueServer((infno, input) => changed(infno, input) ?? transactions[infno]?.(input, new Date()) ?? null);
  try {
    return await rebuild({
      folder,
      platform: server.platform,
      now: () => Date.UTC(2026, 0, 1),
      before: 0,
      beforeInstall: () => undefined,
      signal: new AbortController().signal,
    });
  } finally {
    server.close();
  }
}

beforeAll(async () => {
  expect(await rebuilt()).toMatchObject({ ok: true, value: size });
  const opened = openCatalogue(folder);
  if (!opened.ok) throw new Error(opened.fault);
  catalogue = opened.value;
  items = allRows('');
}, 30_000);
afterAll(() => {
  catalogue.close();
  rmSync(folder, { recursive: true });
});

function allRows(text: string): CatalogueItem[] {
  const rows: CatalogueItem[] = [];
  for (let after: string | null = null; ; ) {
    const page = catalogue.items({ text, limit: 100, after });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

it('every item, limit, share and institution of the platform is in the catalogue', () => {
  expect(items).toHaveLength(size.items);
  expect(catalogue.institutions({ text: '', limit: 100 }).rows).toHaveLength(100);
  expect(items.filter(({ limit }) => limit.tertiary !== null)).toHaveLength(size.items / 4);
  expect(items.filter(({ selfPayShare }) => selfPayShare.resident !== null)).toHaveLength((size.items / 5) * 2);
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['drug', 'herb', 'treatment', 'consumable']));
});

describe('a search finds exactly what looking at every name finds, best first', () => {
  const initialsOf = createInitials();

  /** Written without the index: every name is looked at. */
  function lookedThrough(question: string): string[] {
    const byInitials = isPlain(question);
    const begins = ({ name }: CatalogueItem): boolean =>
      byInitials ? initialsBegin(name, question) : comparable(name).startsWith(question);
    const contains = ({ name }: CatalogueItem): boolean =>
      byInitials ? containsInitials(initialsText(initialsOf(comparable(name))), question) : comparable(name).includes(question);
    return [...items.filter(begins), ...items.filter((item) => contains(item) && !begins(item))].map(({ code }) => code);
  }

  const initialsBegin = (name: string, question: string): boolean =>
    Array.from(question).every((letter, at) => initialsOf(comparable(name)).filter(Boolean)[at]?.includes(letter) === true);

  it.each([
    '片',
    '重',
    '长',
    '清热',
    '重楼',
    '一次性',
    '清热解毒',
    '磁共振平扫',
    '髋臼杯',
    'q',
    'zl',
    'cl',
    'qrj',
    'ycx',
    'qrjd',
    'cgzpfc',
  ])('%s', (question) => {
    const expected = lookedThrough(question);
    const found = allRows(question).map(({ code }) => code);
    expect(new Set(found)).toEqual(new Set(expected));
    expect(found).toHaveLength(expected.length);
    // Beyond three initials what begins with them is told by the first three.
    if (!isPlain(question) || question.length <= 3) expect(found).toEqual(expected);
  });
});

describe('the catalogue in use stays', () => {
  const pageOf = (input: unknown): number => z.object({ data: z.object({ page_num: z.coerce.number() }) }).parse(input).data.page_num;

  it.each<[string, Answering]>([
    ['the last questions are refused', (infno) => (infno === '1201' ? '系统繁忙' : null)],
    ['the shares are refused', (infno) => (infno === '1319' ? '系统繁忙' : null)],
    ['the platform fails in the middle', (infno, input) => (infno === '1312' && pageOf(input) > 5 ? '系统繁忙' : null)],
  ])('when %s', async (_, changed) => {
    const { checksum } = catalogue.facts;
    expect(await rebuilt(size, changed)).toEqual(fail({ code: 'platform.refused' }));
    expect(readdirSync(folder)).toEqual(['catalogue.db']);
    const again = openCatalogue(folder);
    expect(again.ok && again.value.facts.checksum).toBe(checksum);
    if (again.ok) again.value.close();
  });
});

it('two builds of one catalogue have one checksum, another catalogue has another', async () => {
  const again = await rebuilt();
  expect(again.ok && again.value.checksum).toBe(catalogue.facts.checksum);
  const other = await rebuilt({ ...size, items: size.items - 1 });
  expect(other.ok && other.value.checksum).not.toBe(catalogue.facts.checksum);
});
