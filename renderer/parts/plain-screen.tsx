// The screen for when there is no View to draw: calm, in all languages at once, never a white page.

import type { ReactElement } from 'react';
import { languages } from '../../contract/display.ts';
import { wordsIn } from '../words.ts';
import { TeaCup } from './drawings/tea-cup.tsx';

export function PlainScreen({ state }: { readonly state: 'starting' | 'recovering' | 'elsewhere' }): ReactElement {
  return (
    <main className="kiosk plain" data-size="standard">
      <TeaCup />
      {languages.map((language) => (
        <p key={language} lang={language}>
          {wordsIn(language)(`parts.plain.${state}`)}
        </p>
      ))}
    </main>
  );
}
