// The national codes in domain words (platform.md appendix B), and what a region's own dictionaries (1901) change in them.

import type { InsuranceType, InsuredStatus } from '../../../../contract/insurance.ts';
import type { CareCategory, PersonKind } from '../types.ts';

/** One table: the national codes, the words by which a region's own labels are recognised, and what an unknown code is. */
interface CodeTable<Word extends string> {
  readonly codes: Readonly<Record<string, Word>>;
  /** The first that fits a label decides. */
  readonly labels: readonly (readonly [RegExp, Word])[];
  /** Regions lengthen codes (2101 of 21): so many first digits are tried when the whole code is not known. */
  readonly mainDigits?: number;
  readonly otherwise: Word;
}

const insuranceTypes: CodeTable<InsuranceType> = {
  codes: {
    '310': 'employeeBasic',
    '320': 'civilServant',
    '330': 'largeAmount',
    '340': 'retiredCadre',
    '350': 'disabledVeteran',
    '360': 'redArmyVeteran',
    '370': 'enterpriseSupplement',
    '380': 'newRural',
    '390': 'residentBasic',
    '391': 'urbanResident',
    '392': 'residentSeriousIllness',
    '410': 'longTermCare',
    '510': 'maternity',
  },
  labels: [
    [/居民大病/, 'residentSeriousIllness'],
    [/长期(照护|护理)/, 'longTermCare'],
    [/生育/, 'maternity'],
    [/公务员/, 'civilServant'],
    [/大额/, 'largeAmount'],
    [/离休/, 'retiredCadre'],
    [/(残废|残疾|伤残)军人/, 'disabledVeteran'],
    [/老红军/, 'redArmyVeteran'],
    [/企业补充/, 'enterpriseSupplement'],
    [/新型农村|新农合/, 'newRural'],
    [/城乡居民/, 'residentBasic'],
    [/城镇居民/, 'urbanResident'],
    [/职工基本/, 'employeeBasic'],
  ],
  otherwise: 'other',
};

/** 3 is 无效 in one region and 终止 in another (platform.md §4), so it stays unknown until a region says. */
const insuredStatuses: CodeTable<InsuredStatus> = {
  codes: { '0': 'notInsured', '1': 'insured', '2': 'suspended', '4': 'ended' },
  labels: [
    [/[未没]参保/, 'notInsured'],
    [/无效/, 'unknown'],
    [/暂停|中断/, 'suspended'],
    [/终止|停保/, 'ended'],
    [/正常/, 'insured'],
  ],
  otherwise: 'unknown',
};

const personKinds: CodeTable<PersonKind> = {
  codes: {
    '11': 'employed',
    '12': 'retired',
    '13': 'retiredCadre',
    '14': 'child',
    '15': 'resident',
    '16': 'elderResident',
    '17': 'resident',
  },
  labels: [
    [/离休/, 'retiredCadre'],
    [/退休/, 'retired'],
    [/在职/, 'employed'],
    [/新生儿|儿童|学生|未成年/, 'child'],
    [/老年/, 'elderResident'],
    [/居民/, 'resident'],
  ],
  mainDigits: 2,
  otherwise: 'other',
};

const careCategories: CodeTable<CareCategory> = {
  codes: {
    '11': 'outpatient',
    '13': 'emergency',
    '14': 'chronic',
    '18': 'specialDrug',
    '21': 'inpatient',
    '22': 'inpatient',
    '28': 'inpatient',
    '41': 'pharmacy',
    '51': 'maternity',
    '52': 'maternity',
    '71': 'homeBed',
  },
  labels: [
    [/慢特病|慢性病|特殊病/, 'chronic'],
    [/急诊|抢救/, 'emergency'],
    [/生育|计划生育|产前/, 'maternity'],
    [/特药/, 'specialDrug'],
    [/药店|购药/, 'pharmacy'],
    [/家庭病床/, 'homeBed'],
    [/住院|日间/, 'inpatient'],
    [/门诊/, 'outpatient'],
  ],
  mainDigits: 2,
  otherwise: 'other',
};

/** Our own words for what a dictionary numbers. */
interface Words {
  readonly insutype: InsuranceType;
  readonly psn_insu_stas: InsuredStatus;
  readonly psn_type: PersonKind;
  readonly med_type: CareCategory;
}
export type DictionaryName = keyof Words;
export type WordOf<Name extends DictionaryName> = Words[Name];

const tables: { readonly [Name in DictionaryName]: CodeTable<Words[Name]> } = {
  insutype: insuranceTypes,
  psn_insu_stas: insuredStatuses,
  psn_type: personKinds,
  med_type: careCategories,
};
export const dictionaryNames = ['insutype', 'psn_insu_stas', 'psn_type', 'med_type'] as const satisfies readonly DictionaryName[];
export interface DictionaryEntry {
  readonly code: string;
  readonly label: string;
}

export interface CodeTables {
  readonly wordOf: <Name extends DictionaryName>(dictionary: Name, code: string) => WordOf<Name>;
  /** What the region calls its codes from now on; a label that says nothing to us changes nothing. @returns how many said something */
  readonly learn: (dictionary: DictionaryName, entries: readonly DictionaryEntry[]) => number;
}

export function createCodeTables(): CodeTables {
  const learnt = new Map<DictionaryName, ReadonlyMap<string, string>>();

  return {
    wordOf<Name extends DictionaryName>(dictionary: Name, code: string) {
      const { codes, mainDigits, otherwise }: CodeTable<string> = tables[dictionary];
      const known = (one: string): string | undefined =>
        learnt.get(dictionary)?.get(one) ?? (Object.hasOwn(codes, one) ? codes[one] : undefined);
      const main = mainDigits && code.length > mainDigits ? known(code.slice(0, mainDigits)) : undefined;
      return (known(code) ?? main ?? otherwise) as WordOf<Name>;
    },
    learn(dictionary, entries) {
      const { codes, labels, mainDigits }: CodeTable<string> = tables[dictionary];
      const words = entries.flatMap(({ code, label }) => {
        // Where regions only lengthen the national codes, these say more than any label: 2109 新生儿抢救 is a stay in hospital.
        if (mainDigits && Object.hasOwn(codes, code.slice(0, mainDigits))) return [];
        const word = labels.find(([form]) => form.test(label))?.[1];
        return word === undefined ? [] : [[code, word] as const];
      });
      if (words.length > 0) learnt.set(dictionary, new Map(words));
      return words.length;
    },
  };
}

/** The code of an insurance type for what we ask; empty: it has none of its own. */
export const insuranceCodeOf = (type: InsuranceType): string =>
  Object.entries(insuranceTypes.codes).find(([, word]) => word === type)?.[0] ?? '';

/** 人员证件类型 by the number itself: residence permits begin 81–83, a foreigner's card with 9 or (until 2023) three letters, all others are citizens'. */
export function certificateTypeOf(number: string): string {
  if (/^8[123]0000\d{11}[\dX]$/.test(number)) return '17';
  return /^(?:9\d{16}[\dX]|[A-Z]{3}\d{12})$/.test(number) ? '07' : '01';
}
