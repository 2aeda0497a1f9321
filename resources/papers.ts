// The words that are printed, beside those that are shown: the terminal composes papers and needs no screen words for it.

import enInsurance from './locales/en/insurance.json' with { type: 'json' };
import en from './locales/en/paper.json' with { type: 'json' };
import hansInsurance from './locales/zh-Hans/insurance.json' with { type: 'json' };
import hans from './locales/zh-Hans/paper.json' with { type: 'json' };
import hantInsurance from './locales/zh-Hant/insurance.json' with { type: 'json' };
import hant from './locales/zh-Hant/paper.json' with { type: 'json' };

export interface PaperWords {
  readonly language: 'zh-Hans' | 'zh-Hant' | 'en';
  readonly paper: typeof hans;
  readonly insuranceTypes: typeof hansInsurance.types;
  readonly insuredStatuses: typeof hansInsurance.statuses;
}

export const paperWords: Readonly<Record<'zh-Hans' | 'zh-Hant' | 'en', PaperWords>> = {
  'zh-Hans': { language: 'zh-Hans', paper: hans, insuranceTypes: hansInsurance.types, insuredStatuses: hansInsurance.statuses },
  'zh-Hant': { language: 'zh-Hant', paper: hant, insuranceTypes: hantInsurance.types, insuredStatuses: hantInsurance.statuses },
  en: { language: 'en', paper: en, insuranceTypes: enInsurance.types, insuredStatuses: enInsurance.statuses },
};
