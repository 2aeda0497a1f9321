// The invented catalogue: item number N is always the same article, with its class, limits and self-pay shares.

import { consumable, herb, type Naming, patentDrug, treatment, westernDrug } from './names.ts';
import { digits, one, pick } from './numbers.ts';

/** 目录类别. */
type ListType = '101' | '102' | '201' | '301';

interface Block {
  readonly listType: ListType;
  /** Its share of all items, in hundredths. */
  readonly share: number;
  readonly chargeType: string;
  readonly naming: (index: number) => Naming;
  readonly code: (index: number) => string;
}

const letters = 'ABCDEFGHJLMNPRSV';
const letter = (index: number, salt: number): string => one(Array.from(letters), index, salt);

/** Codes have the form of the national ones; the number of the item at the end makes them unique. */
const blocks: readonly Block[] = [
  {
    listType: '101',
    share: 45,
    chargeType: '09',
    naming: westernDrug,
    code: (index) =>
      `X${letter(index, 21)}${digits(pick(index, 22, 19), 2)}${letter(index, 23)}${letter(index, 24)}A${digits(index, 6)}A0010101${digits(pick(index, 25, 99), 2)}`,
  },
  {
    listType: '101',
    share: 15,
    chargeType: '11',
    naming: patentDrug,
    code: (index) =>
      `Z${letter(index, 21)}${digits(pick(index, 22, 19), 2)}A${letter(index, 24)}A${digits(index, 6)}B0020102${digits(pick(index, 25, 99), 2)}`,
  },
  { listType: '102', share: 5, chargeType: '10', naming: herb, code: (index) => `T0${digits(index, 8)}` },
  {
    listType: '201',
    share: 10,
    chargeType: '05',
    naming: treatment,
    code: (index) => `00${digits(3100 + pick(index, 21, 300), 4)}${digits(index, 6)}000-${digits(310_000_000 + index, 9)}`,
  },
  {
    listType: '301',
    share: 25,
    chargeType: '08',
    naming: consumable,
    code: (index) => `C${digits(1 + pick(index, 21, 17), 2)}${digits(index, 8)}${digits(pick(index, 22, 1_000_000_000), 9)}`,
  },
];

export interface Items {
  readonly count: number;
  /** A row of 1312. */
  row(index: number): Readonly<Record<string, unknown>>;
  readonly limits: { readonly count: number; row(index: number): Readonly<Record<string, unknown>> };
  readonly shares: { readonly count: number; row(index: number): Readonly<Record<string, unknown>> };
  naming(index: number): Naming;
  code(index: number): string;
  /** The item with this code, or null. */
  indexOf(code: string): number | null;
  /** Items from one to before the other, of a list type (目录类别). */
  range(listType: string): { readonly from: number; readonly to: number };
}

const place = '660000';

export function createItems(count: number): Items {
  const ends = blocks.map((_, at) => Math.round((count * blocks.slice(0, at + 1).reduce((sum, { share }) => sum + share, 0)) / 100));

  function blockOf(index: number): Block {
    const block = blocks[ends.findIndex((end) => index < end)];
    if (block === undefined) throw new Error(`there is no item ${index}`);
    return block;
  }

  const code = (index: number): string => blockOf(index).code(index);
  const updated = (index: number): string => day(2019 + pick(index, 31, 7), index, 32);
  const common = (index: number, row: string) => ({
    insu_admdvs: place,
    begndate: day(2018 + pick(index, 33, 6), index, 34),
    enddate: pick(index, 35, 3) === 0 ? '2099-12-31' : null,
    vali_flag: '1',
    rid: `66${row}${digits(index, 14)}`,
    updt_time: `${updated(index)} 00:00:00`,
    poolarea_no: place,
  });

  return {
    count,
    code,
    naming: (index) => blockOf(index).naming(index),
    indexOf(wanted) {
      const index = Number(
        /^(?:[XZ][A-Z]\d\d[A-Z]{3}(\d{6})|T0(\d{8})|00\d{4}(\d{6})000-|C\d\d(\d{8}))/.exec(wanted)?.slice(1).find(Boolean) ?? Number.NaN,
      );
      return index < count && code(index) === wanted ? index : null;
    },
    range(listType) {
      const wanted = blocks.flatMap((block, at) => (block.listType === listType ? [at] : []));
      const [first] = wanted;
      return first === undefined ? { from: 0, to: 0 } : { from: ends[first - 1] ?? 0, to: ends[wanted.at(-1) ?? first] ?? 0 };
    },
    row(index) {
      const block = blockOf(index);
      const { name, specification } = block.naming(index);
      const limited = pick(index, 36, 8) === 0;
      return {
        hilist_code: block.code(index),
        hilist_name: name,
        ...common(index, '12'),
        med_chrgitm_type: block.chargeType,
        chrgitm_lv: classOf(index),
        lmt_used_flag: limited ? '1' : '0',
        list_type: block.listType,
        med_use_flag: '1',
        matn_used_flag: '0',
        hilist_use_type: '1',
        lmt_cpnd_type: block.listType === '102' ? '1' : '9',
        wubi: '',
        pinyin: '',
        memo: `规格：${specification}${limited ? '；限二级及以上医疗机构使用' : ''}`,
      };
    },
    // Every fourth item has a limit at each of the three levels.
    limits: {
      count: Math.floor(count / 4) * 3,
      row(index) {
        const item = Math.floor(index / 3) * 4;
        const level = 1 + (index % 3);
        return {
          hilist_code: code(item),
          hilist_lmtpric_type: String(level),
          overlmt_dspo_way: '1',
          ...common(index, '18'),
          hilist_pric_uplmt_amt: (200 + pick(item, 41, 90_000) + level * 150) / 100,
          tabname: 'HILIST_LMTPRIC_D',
        };
      },
    },
    // Of five items the third and the fourth are of class B: those have a share for employees and one for residents.
    shares: {
      count: Math.floor(count / 5) * 4,
      row(index) {
        const item = Math.floor(index / 4) * 5 + 2 + Math.floor((index % 4) / 2);
        return {
          hilist_code: code(item),
          selfpay_prop_psn_type: index % 2 === 0 ? '310' : '390',
          selfpay_prop_type: '10',
          ...common(index, '19'),
          selfpay_prop: (5 + pick(item, 42, 4) * 5 + (index % 2) * 5) / 100,
          tabname: 'HILIST_SELFPAY_PROP_D',
        };
      },
    },
  };
}

/** 甲 01, 乙 02, 丙 03. */
const classOf = (index: number): string => ['01', '01', '02', '02', '03'][index % 5] ?? '03';

const day = (year: number, index: number, salt: number): string =>
  `${year}-${digits(1 + pick(index, salt, 12), 2)}-${digits(1 + pick(index, salt + 100, 28), 2)}`;
