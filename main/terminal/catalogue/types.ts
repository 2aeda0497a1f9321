// The catalogue (医保目录) and the designated institutions in domain words: what the platform's pages carry and what a search answers.

import type { Fen } from '../../../contract/money.ts';
import type { Result } from '../../../contract/result.ts';

export const itemKinds = ['drug', 'herb', 'preparation', 'ethnic', 'granule', 'treatment', 'consumable', 'other'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** 甲类, 乙类, 丙类; null: the platform gave none that we know. */
export type ItemClass = 'A' | 'B' | 'C' | null;

/** One item of the catalogue. Days are YYYY-MM-DD. */
export interface ItemRow {
  readonly kind: ItemKind;
  readonly code: string;
  readonly name: string;
  readonly specification: string | null;
  readonly class: ItemClass;
  /** Paid for only under a condition (限制使用); which one is in the remark. */
  readonly restricted: boolean;
  readonly remark: string | null;
  readonly validFrom: string;
  /** null: until it is changed. */
  readonly validTo: string | null;
}

/** Highest price that counts, at one level of hospital (限价). */
export interface LimitRow {
  readonly code: string;
  readonly level: HospitalLevel;
  readonly limit: Fen;
}

/** What the insured person pays beforehand (先自付比例). */
export interface SelfPayRow {
  readonly code: string;
  readonly insured: 'employee' | 'resident';
  /** Ten-thousandths: 1000 is ten per cent. */
  readonly share: number;
}

export const institutionKinds = ['hospital', 'pharmacy', 'other'] as const;
export type InstitutionKind = (typeof institutionKinds)[number];
export type HospitalLevel = 'primary' | 'secondary' | 'tertiary';

export interface Institution {
  readonly code: string;
  readonly name: string;
  readonly kind: InstitutionKind;
  /** null: it has none, as a pharmacy. */
  readonly level: HospitalLevel | null;
  /** Six digits. */
  readonly division: string;
  /** Settles bills of insured persons of other provinces (跨省联网); null: the platform does not tell. */
  readonly crossProvince: boolean | null;
}

export interface CatalogueItem extends ItemRow {
  readonly selfPayShare: { readonly employee: number | null; readonly resident: number | null };
  readonly limit: { readonly [level in HospitalLevel]: Fen | null };
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Rows that came, those that could not be read too: a page with fewer than it should have is the last or a broken one. */
  readonly received: number;
  /** How many pages there are; null: the platform does not say. */
  readonly pages: number | null;
}

/** Any fault of the platform; `code` is for the log. */
export interface PagesFault {
  readonly code: string;
}

/** Where a catalogue comes from, page by page (counted from 1), one call at a time. */
export interface CataloguePages {
  readonly pageSize: number;
  items(page: number, signal: AbortSignal): Promise<Result<Page<ItemRow>, PagesFault>>;
  limits(page: number, signal: AbortSignal): Promise<Result<Page<LimitRow>, PagesFault>>;
  selfPayShares(page: number, signal: AbortSignal): Promise<Result<Page<SelfPayRow>, PagesFault>>;
  /** All institutions of one kind whose name contains `name`: the platform pages none of these. */
  institutions(kind: InstitutionKind, name: string, signal: AbortSignal): Promise<Result<readonly Institution[], PagesFault>>;
}

export interface ItemQuestion {
  /** Characters of the name, initials of its pinyin, or the beginning of a code. */
  readonly text: string;
  readonly kind?: ItemKind;
  /** 1 to 100; 20 when not given. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string | null;
}

export interface InstitutionQuestion {
  /** Characters of the name or initials of its pinyin; empty: all that fit the rest. */
  readonly text: string;
  readonly kind?: InstitutionKind;
  readonly level?: HospitalLevel;
  /** The first two, four or all six digits. */
  readonly division?: string;
  readonly limit?: number;
  readonly after?: string | null;
}

export interface Found<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null;
  /** When the catalogue was downloaded, wall clock in ms since 1970. */
  readonly asOf: number;
}

export interface CatalogueFacts {
  readonly asOf: number;
  readonly items: number;
  readonly institutions: number;
  /** Of all rows, hexadecimal SHA-256. */
  readonly checksum: string;
}
