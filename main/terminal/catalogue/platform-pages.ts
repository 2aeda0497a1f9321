// The platform's catalogue pages in domain words; how a question travels is the platform client's matter.

import type { Fen } from '../../../contract/money.ts';
import { type Result, succeed } from '../../../contract/result.ts';
import {
  type CatalogueItem as PlatformItem,
  institutionsLike,
  itemPage,
  type Institution as PlatformInstitution,
  type OwnShare,
  ownSharePage,
  type Page as PlatformPage,
  type PageWish,
  type PriceLimit,
  priceLimitPage,
} from '../platform/messages/catalogue.ts';
import type { Question } from '../platform/messages/question.ts';
import type { PlatformFault } from '../platform/types.ts';
import type {
  CataloguePages,
  HospitalLevel,
  Institution,
  InstitutionKind,
  ItemClass,
  ItemKind,
  ItemRow,
  LimitRow,
  Page,
  SelfPayRow,
} from './types.ts';

export type Ask = <T>(question: Question<T>, signal: AbortSignal) => Promise<Result<T, PlatformFault>>;

/** Some platforms count a page of more as abuse. */
export const usualPageSize = 500;
/** Everything: before any catalogue was. */
const sinceEver = '2000-01-01';

const kinds: Readonly<Record<string, ItemKind>> = {
  '101': 'drug',
  '102': 'herb',
  '103': 'preparation',
  '104': 'ethnic',
  '106': 'granule',
  '201': 'treatment',
  '301': 'consumable',
};
const classes: Readonly<Record<string, ItemClass>> = { '01': 'A', '02': 'B', '03': 'C' };
const limitLevels: Readonly<Record<string, HospitalLevel>> = { '1': 'primary', '2': 'secondary', '3': 'tertiary' };
const insured: Readonly<Record<string, SelfPayRow['insured']>> = { '310': 'employee', '390': 'resident' };
const institutionTypes: Readonly<Record<InstitutionKind, string>> = { hospital: '1', pharmacy: '2', other: '3' };
const hospitalLevels: readonly (readonly [HospitalLevel, readonly string[]])[] = [
  ['tertiary', ['1', '2', '3', '4', '12']],
  ['secondary', ['5', '6', '7', '13']],
  ['primary', ['8', '9', '10', '14']],
];

export function createPlatformPages(ask: Ask, pageSize = usualPageSize): CataloguePages {
  const paged =
    <From, Row>(question: (wish: PageWish) => Question<PlatformPage<From>>, rowOf: (from: From) => Row | null) =>
    async (page: number, signal: AbortSignal): Promise<Result<Page<Row>, PlatformFault>> => {
      const answer = await ask(question({ page, size: pageSize, changedSince: sinceEver }), signal);
      if (!answer.ok) return answer;
      const { rows, unread, pages } = answer.value;
      return succeed({ rows: rows.map(rowOf).filter((row) => row !== null), received: rows.length + unread, pages });
    };
  return {
    pageSize,
    items: paged(itemPage, itemOf),
    limits: paged(priceLimitPage, limitOf),
    selfPayShares: paged(ownSharePage, shareOf),
    async institutions(kind, name, signal) {
      const answer = await ask(institutionsLike({ type: institutionTypes[kind], name }), signal);
      return answer.ok ? succeed(answer.value.map((row) => institutionOf(row, kind))) : answer;
    },
  };
}

function itemOf(row: PlatformItem): ItemRow | null {
  if (row.valid === false) return null;
  // Where the interface has no field for it, regions write the specification in front of the remark.
  const [, specification, remark] = /^(?:规格[:：]([^；;]{1,100})[；;]?)?(.*)$/s.exec(row.memo) ?? [];
  return {
    kind: kinds[row.list] ?? 'other',
    code: row.code,
    name: row.name,
    specification: specification ?? null,
    class: classes[row.level] ?? null,
    restricted: row.limited === true,
    remark: remark || null,
    validFrom: row.begin ?? '',
    validTo: row.end,
  };
}

function limitOf({ code, type, limitFen, valid }: PriceLimit): LimitRow | null {
  const level = limitLevels[type];
  return level === undefined || limitFen === null || valid === false ? null : { code, level, limit: limitFen as Fen };
}

function shareOf({ code, personType, type, share, valid }: OwnShare): SelfPayRow | null {
  const who = insured[personType];
  // 20 and 30 are other reckonings than a share paid beforehand.
  if (who === undefined || type !== '10' || share === null || valid === false) return null;
  return share >= 0 && share <= 1 ? { code, insured: who, share: Math.round(share * 10_000) } : null;
}

const institutionOf = ({ code, name, level }: PlatformInstitution, kind: InstitutionKind): Institution => ({
  code,
  name,
  kind,
  level: hospitalLevels.find(([, codes]) => codes.includes(level))?.[0] ?? null,
  // H or P, then the division: the form of the national code.
  division: /^[A-Z](\d{6})/.exec(code)?.[1] ?? '',
  crossProvince: null,
});
