// The catalogue transactions of the simulated platform: 1201, 1312 and 1316 to 1319, page by page as the national interface has them.

import { z } from 'zod';
import { stamp } from '../china-time.ts';
import { institution, type SimulatedInstitution } from './institutions.ts';
import { createItems, type Items } from './items.ts';
import { digits, pick } from './numbers.ts';

/** @returns the transaction's output, or the platform's sentence why there is none. */
export type Transaction = (input: unknown, now: Date) => object | string;

export interface CatalogueSize {
  readonly items: number;
  readonly institutions: number;
}

type Row = Readonly<Record<string, unknown>>;

/** What one transaction pages through. */
interface Shelf {
  readonly count: number;
  row(index: number): Row;
}

const largestPage = 1000;
/** What one institution has on its own list. */
const ownItems = 500;

const text = z.string().max(200).nullish();
const date = z.string().regex(/^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/);
const number = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.int().min(1).max(9999));

const paged = z.object({
  updt_time: date,
  page_num: number,
  page_size: number.refine((size) => size <= largestPage),
  hilist_code: text,
  hilist_name: text,
  list_type: text,
  med_list_codg: text,
  fixmedins_code: text,
  insu_admdvs: text,
  vali_flag: text,
  query_date: text,
});
type Paged = z.infer<typeof paged>;

const pagedInput = z.object({ data: paged });
const institutionInput = z.object({
  medinsinfo: z.object({
    fixmedins_type: z.string().regex(/^[1-5]$/),
    fixmedins_name: text,
    fixmedins_code: z.string().max(12).nullish(),
  }),
});

export function catalogueTransactions(
  { items: itemCount, institutions }: CatalogueSize = { items: 200_000, institutions: 3000 },
): Readonly<Record<string, Transaction>> {
  const items = createItems(itemCount);
  const mapping: Shelf = { count: items.count, row: (index) => mappingRow(items, index) };
  const own: Shelf = { count: institutions * ownItems, row: (index) => ownRow(items, index) };

  return {
    1201: (input) => institutionsNamed(input, institutions),
    1312: pages((asked) => catalogueShelf(items, asked)),
    1316: pages((asked) => byCode(mapping, items, asked.hilist_code || asked.med_list_codg)),
    1317: pages((asked) => (asked.fixmedins_code ? ownShelf(own, asked.fixmedins_code, institutions) : own)),
    1318: pages((asked) => byCode(items.limits, items, asked.hilist_code)),
    1319: pages((asked) => byCode(items.shares, items, asked.hilist_code)),
  };
}

function pages(shelfOf: (asked: Paged) => Shelf): Transaction {
  return (input, now) => {
    const read = pagedInput.safeParse(input);
    if (!read.success) return `入参不合规：${read.error.issues[0]?.path.join('.') ?? ''}`;
    const { page_num: page, page_size: size, updt_time: since, vali_flag: valid } = read.data.data;
    // What is said to be updated later than now, and what is not valid, is nothing.
    const empty = since.slice(0, 10) > today(now) || valid === '0';
    const shelf = empty ? nothing : since.slice(0, 4) > '2019' ? updatedSince(shelfOf(read.data.data), since) : shelfOf(read.data.data);
    const from = Math.min(shelf.count, (page - 1) * size);
    const data = Array.from({ length: Math.min(size, shelf.count - from) }, (_, at) => shelf.row(from + at));
    const last = Math.max(1, Math.ceil(shelf.count / size));
    return {
      pageNum: page,
      pageSize: size,
      size: data.length,
      startRow: data.length === 0 ? 0 : from + 1,
      endRow: from + data.length,
      recordCounts: shelf.count,
      pages: last,
      firstPage: page === 1,
      lastPage: page >= last,
      data,
    };
  };
}

const nothing: Shelf = { count: 0, row: () => ({}) };

const chosen = (shelf: Shelf, indices: readonly number[]): Shelf => ({
  count: indices.length,
  row: (index) => shelf.row(indices[index] ?? 0),
});

const where = (shelf: Shelf, fits: (index: number) => boolean): Shelf =>
  chosen(shelf, Array.from({ length: shelf.count }, (_, index) => index).filter(fits));

/** Rare, and slow as it is in life: every row has to be looked at. */
const updatedSince = (shelf: Shelf, since: string): Shelf => where(shelf, (index) => String(shelf.row(index).updt_time) >= since);

function catalogueShelf(items: Items, { hilist_code: code, hilist_name: name, list_type: listType }: Paged): Shelf {
  const all: Shelf = { count: items.count, row: items.row };
  if (code) return byCode(all, items, code);
  const { from, to } = listType ? items.range(listType) : { from: 0, to: items.count };
  const block: Shelf = { count: to - from, row: (index) => items.row(from + index) };
  return name ? where(block, (index) => items.naming(from + index).name.includes(name)) : block;
}

/** The rows of one item, or the whole shelf when none is asked for. */
function byCode(shelf: Shelf, items: Items, code: string | null | undefined): Shelf {
  if (!code) return shelf;
  const item = items.indexOf(code);
  if (item === null) return nothing;
  const rowsAnItem = shelf.count / items.count;
  const near = Math.floor(item * rowsAnItem);
  const candidates = Array.from({ length: 9 }, (_, at) => near - 4 + at).filter((index) => index >= 0 && index < shelf.count);
  return chosen(
    shelf,
    candidates.filter((index) => shelf.row(index).hilist_code === code),
  );
}

function ownShelf(own: Shelf, code: string, institutions: number): Shelf {
  const index = Number(code.slice(7));
  if (!(index < institutions) || institution(index).fixmedins_code !== code) return nothing;
  return { count: ownItems, row: (at) => own.row(index * ownItems + at) };
}

function mappingRow(items: Items, index: number): Row {
  const { hilist_code, list_type, insu_admdvs, begndate, enddate, vali_flag, updt_time, poolarea_no } = items.row(index);
  return {
    med_list_codg: hilist_code,
    hilist_code,
    list_type,
    insu_admdvs,
    begndate,
    enddate,
    memo: '',
    vali_flag,
    rid: `6616${digits(index, 14)}`,
    updt_time,
    poolarea_no,
  };
}

function ownRow(items: Items, index: number): Row {
  const owner = institution(Math.floor(index / ownItems));
  const item = pick(index, 51, items.count);
  const { hilist_code, list_type, insu_admdvs, begndate, enddate, vali_flag, updt_time, poolarea_no } = items.row(item);
  const { name, specification } = items.naming(item);
  return {
    fixmedins_code: owner.fixmedins_code,
    medins_list_codg: `L${digits(index % ownItems, 6)}`,
    medins_list_name: name,
    insu_admdvs,
    list_type,
    med_list_codg: hilist_code,
    begndate,
    enddate,
    aprvno: '',
    dosform: '',
    exct_cont: '',
    item_cont: '',
    prcunt: '',
    spec: specification,
    pacspec: '',
    memo: '',
    vali_flag,
    rid: `6617${digits(index, 14)}`,
    updt_time,
    poolarea_no,
  };
}

function institutionsNamed(input: unknown, count: number): object | string {
  const read = institutionInput.safeParse(input);
  if (!read.success) return `入参不合规：${read.error.issues[0]?.path.join('.') ?? ''}`;
  const { fixmedins_type: type, fixmedins_name: name, fixmedins_code: code } = read.data.medinsinfo;
  if (!name && !code) return '定点医药机构名称与编号不能同时为空';
  const fits = (one: SimulatedInstitution): boolean =>
    one.fixmedins_type === type && (!code || one.fixmedins_code === code) && (!name || one.fixmedins_name.includes(name));
  return { medinsinfo: Array.from({ length: count }, (_, index) => institution(index)).filter(fits) };
}

/** Today at the platform, YYYY-MM-DD. */
const today = (now: Date): string => stamp(now).replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3');
