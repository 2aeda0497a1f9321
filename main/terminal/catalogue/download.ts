// Fetches a whole catalogue page by page; half a catalogue is none.

import { fail, type Result, succeed } from '../../../contract/result.ts';
import type { CataloguePages, Institution, InstitutionKind, ItemRow, LimitRow, Page, PagesFault, SelfPayRow } from './types.ts';

export type Rows =
  | { readonly what: 'items'; readonly rows: readonly ItemRow[] }
  | { readonly what: 'limits'; readonly rows: readonly LimitRow[] }
  | { readonly what: 'shares'; readonly rows: readonly SelfPayRow[] }
  | { readonly what: 'institutions'; readonly rows: readonly Institution[] };

/** 1201 wants a part of the name, and names of institutions end with few words: every one has at least one of these. */
const institutionWords: readonly (readonly [InstitutionKind, readonly string[]])[] = [
  ['hospital', ['院', '中心', '站', '室', '所', '部']],
  ['pharmacy', ['店', '房', '堂', '公司', '超市', '部']],
  ['other', ['院', '中心', '站', '所', '公司']],
];

/** More pages than any catalogue has: a platform that always says "there are more" must not be followed for ever. */
const mostPages = 20_000;

export async function download(pages: CataloguePages, store: (rows: Rows) => void, signal: AbortSignal): Promise<Result<void, PagesFault>> {
  const steps = [
    () => every(pages, pages.items, (rows) => store({ what: 'items', rows }), signal),
    () => every(pages, pages.limits, (rows) => store({ what: 'limits', rows }), signal),
    () => every(pages, pages.selfPayShares, (rows) => store({ what: 'shares', rows }), signal),
    () => institutions(pages, store, signal),
  ];
  for (const step of steps) {
    const done = await step();
    if (!done.ok) return done;
  }
  return succeed(undefined);
}

async function every<Row>(
  { pageSize }: CataloguePages,
  ask: (page: number, signal: AbortSignal) => Promise<Result<Page<Row>, PagesFault>>,
  store: (rows: readonly Row[]) => void,
  signal: AbortSignal,
): Promise<Result<void, PagesFault>> {
  let answer = await ask(1, signal);
  const pages = answer.ok ? answer.value.pages : null;
  for (let page = 1; page <= mostPages; page += 1) {
    if (!answer.ok) return answer;
    const { rows, received } = answer.value;
    // The catalogue was changed under our hands, or the platform lost its place: pages of two catalogues make none.
    if (answer.value.pages !== pages) return fail({ code: 'changed' });
    const last = pages === null ? received < pageSize : page >= pages;
    store(rows);
    if (last) return succeed(undefined);
    if (received < pageSize) return fail({ code: 'incomplete' });
    answer = await ask(page + 1, signal);
  }
  return fail({ code: 'endless' });
}

async function institutions(pages: CataloguePages, store: (rows: Rows) => void, signal: AbortSignal): Promise<Result<void, PagesFault>> {
  for (const [kind, words] of institutionWords) {
    for (const word of words) {
      const answer = await pages.institutions(kind, word, signal);
      if (!answer.ok) return answer;
      store({ what: 'institutions', rows: answer.value });
    }
  }
  return succeed(undefined);
}
