// Catalogues page by page: 1312 items, 1316 and 1317 matches, 1318 price limits, 1319 own shares, 1201 institutions (platform.md appendix A).

import { chinaTime } from '../china-time.ts';
import { anyText, day, decimal, type Fields, flag, fen, type RowOf, readRow, text } from './fields.ts';
import type { CodeTables } from './code-tables.ts';
import type { Question } from './question.ts';

/** One page of a catalogue. A row that cannot be read is left out and counted: one bad row must not end a night's synchronising. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly unread: number;
  /** null: the platform does not say. */
  readonly pages: number | null;
}

export interface PageWish {
  /** From 1. */
  readonly page: number;
  /** Rows. */
  readonly size: number;
  /** Only what changed since; YYYY-MM-DD. */
  readonly changedSince: string;
  /** Further fields in the platform's names, e.g. hilist_code. */
  readonly where?: Readonly<Record<string, string>>;
}

const largestPage = 4 * 1024 * 1024;
const mostRows = 2000;

/** In every list of the catalogue. */
const validity = {
  begin: day('begndate'),
  end: day('enddate'),
  valid: flag('vali_flag'),
  id: anyText('rid'),
  changedOn: day('updt_time'),
} satisfies Fields;

const items = {
  code: text('hilist_code'),
  name: text('hilist_name'),
  division: anyText('insu_admdvs'),
  chargeType: anyText('med_chrgitm_type'),
  /** 01 甲类, 02 乙类, 03 丙类. */
  level: anyText('chrgitm_lv'),
  limited: flag('lmt_used_flag'),
  /** 101 … 301, see list_type in appendix B. */
  list: anyText('list_type'),
  pinyin: anyText('pinyin'),
  memo: anyText('memo'),
  ...validity,
} satisfies Fields;

const medicalMatches = {
  medicalCode: text('med_list_codg'),
  code: text('hilist_code'),
  list: anyText('list_type'),
  division: anyText('insu_admdvs'),
  ...validity,
} satisfies Fields;

const institutionMatches = {
  institution: text('fixmedins_code'),
  ownCode: text('medins_list_codg'),
  ownName: anyText('medins_list_name'),
  medicalCode: text('med_list_codg'),
  list: anyText('list_type'),
  unit: anyText('prcunt'),
  specification: anyText('spec'),
  dosageForm: anyText('dosform'),
  ...validity,
} satisfies Fields;

const priceLimits = {
  code: text('hilist_code'),
  /** 1 一级及以下, 2 二级, 3 三级. */
  type: anyText('hilist_lmtpric_type'),
  division: anyText('insu_admdvs'),
  limitFen: fen('hilist_pric_uplmt_amt'),
  ...validity,
} satisfies Fields;

const ownShares = {
  code: text('hilist_code'),
  /** 310 职工, 330 离休, 390 居民, 99. */
  personType: anyText('selfpay_prop_psn_type'),
  type: anyText('selfpay_prop_type'),
  division: anyText('insu_admdvs'),
  /** 0 to 1. */
  share: decimal('selfpay_prop'),
  ...validity,
} satisfies Fields;

const institutions = {
  code: text('fixmedins_code'),
  name: text('fixmedins_name'),
  creditCode: anyText('uscc'),
  /** 1 医疗机构, 2 零售药店, … */
  type: anyText('fixmedins_type'),
  level: anyText('hosp_lv'),
} satisfies Fields;

export type CatalogueItem = RowOf<typeof items>;
export type MedicalMatch = RowOf<typeof medicalMatches>;
export type InstitutionMatch = RowOf<typeof institutionMatches>;
export type PriceLimit = RowOf<typeof priceLimits>;
export type OwnShare = RowOf<typeof ownShares>;
export type Institution = RowOf<typeof institutions>;

const pageOf =
  <F extends Fields>(number: string, fields: F) =>
  (wish: PageWish): Question<Page<RowOf<F>>> => ({
    number,
    insuredPlace: '',
    largestAnswer: largestPage,
    input: (now) => ({
      data: {
        query_date: chinaTime(now).slice(0, 10),
        ...wish.where,
        vali_flag: '1',
        updt_time: wish.changedSince,
        page_num: String(wish.page),
        page_size: String(wish.size),
      },
    }),
    read: (output, { codes }) => readPage(fields, output, codes),
  });

/** The rows stand in the answer itself or, with their page, in its `data`: the specification names no node (platform.md §2.2). */
function readPage<F extends Fields>(fields: F, output: unknown, codes: CodeTables): Page<RowOf<F>> | null {
  const { rows, pages } = rowsIn(output);
  if (!rows || rows.length > mostRows) return null;
  const read = rows.map((row) => readRow(fields, row, codes)).filter((row) => row !== null);
  return { rows: read, unread: rows.length - read.length, pages };
}

function rowsIn(output: unknown): { rows: readonly unknown[] | null; pages: number | null } {
  if (Array.isArray(output)) return { rows: output, pages: null };
  if (typeof output !== 'object' || output === null) return { rows: null, pages: null };
  const pages = 'pages' in output ? Number(output.pages) : Number.NaN;
  if ('data' in output) return { rows: Array.isArray(output.data) ? output.data : null, pages: Number.isSafeInteger(pages) ? pages : null };
  return { rows: null, pages: null };
}

export const itemPage = pageOf('1312', items);
export const medicalMatchPage = pageOf('1316', medicalMatches);
export const institutionMatchPage = pageOf('1317', institutionMatches);
export const priceLimitPage = pageOf('1318', priceLimits);
export const ownSharePage = pageOf('1319', ownShares);

/** Institutions by part of their name or by their code; 1201 has no pages. */
export const institutionsLike = (wish: {
  readonly type: string;
  readonly name?: string;
  readonly code?: string;
}): Question<readonly Institution[]> => ({
  number: '1201',
  insuredPlace: '',
  largestAnswer: largestPage,
  input: () => ({ medinsinfo: { fixmedins_type: wish.type, fixmedins_name: wish.name ?? '', fixmedins_code: wish.code ?? '' } }),
  read(output, { codes }) {
    if (typeof output !== 'object' || output === null || !('medinsinfo' in output)) return null;
    const { medinsinfo } = output;
    const page = readPage(institutions, Array.isArray(medinsinfo) ? medinsinfo : [medinsinfo], codes);
    return page && page.unread === 0 ? page.rows : null;
  },
});
