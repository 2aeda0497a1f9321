// The languages as keys, each in its own words, so that who can read it finds it.

import type { ReactElement } from 'react';
import { type Language, languages } from '../../contract/display.ts';
import { useKiosk } from '../kiosk.ts';
import { ChoiceKey } from './choices.tsx';

const languageNames: Readonly<Record<Language, string>> = { 'zh-Hans': '中文', 'zh-Hant': '繁體', en: 'English' };

export function LanguageKeys(): ReactElement {
  const { view, words, raise } = useKiosk();
  return (
    <fieldset className="languages" aria-label={words('parts.languages')}>
      {languages.map((language) => (
        <ChoiceKey
          key={language}
          lang={language}
          says={languageNames[language]}
          chosen={language === view.display.language}
          act={() => raise({ kind: 'setLanguage', language })}
        >
          <span>{languageNames[language]}</span>
        </ChoiceKey>
      ))}
    </fieldset>
  );
}
