// The words of a language as one function with typed keys; a key that is in no catalogue is a type error.

import { createInstance, type TFunction } from 'i18next';
import { languages, type Language } from '../contract/display.ts';
import { catalogues, type Catalogue } from '../resources/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'kiosk';
    resources: { kiosk: Catalogue };
    returnNull: false;
  }
}

export type Words = TFunction<'kiosk'>;

const zeroWidthSpace = '\u200b';

const catalogue = createInstance();
catalogue.use({ type: 'postProcessor', name: 'phrases', process: (text: string) => text.replaceAll('|', zeroWidthSpace) });
void catalogue.init({
  initAsync: false,
  fallbackLng: false,
  supportedLngs: languages,
  ns: 'kiosk',
  defaultNS: 'kiosk',
  postProcess: 'phrases',
  interpolation: { escapeValue: false },
  resources: Object.fromEntries(languages.map((language) => [language, { kiosk: catalogues[language] }])),
});

/** Fixed to the View's language rather than to a language of the page's own: the page stays a function of the View. */
export const wordsIn = (language: Language): Words => catalogue.getFixedT(language, 'kiosk');
