// The letters of a name that are typed, and what they find so far.

import type { ReactElement } from 'react';
import { useKiosk } from '../../kiosk.ts';
import { LetterBoxes } from '../../parts/letter-search.tsx';
import { citiesFor, nextLetters } from './division-search.ts';
import { isToNarrow } from './place-keys.tsx';

/** No Chinese name has more; of a long Latin one the last letters stand. */
const lettersInSight = 4;

export function TypedLetters({ typed }: { readonly typed: string }): ReactElement {
  const { view, words } = useKiosk();
  const { language, textSize } = view.display;
  const found = citiesFor(typed, language).length;
  const more = [...nextLetters(typed, language)].some((letter) => letter !== '');
  return (
    <>
      {typed === '' && (
        <div>
          <p>{words('screens.question.division.help')}</p>
          <p className="spare">{words('screens.question.division.example')}</p>
        </div>
      )}
      <div className="letters-typed">
        <LetterBoxes typed={typed} inSight={lettersInSight} open={more} />
        <p role="status">
          {typed === ''
            ? words('screens.question.division.often')
            : words(isToNarrow(typed, found, textSize) ? 'screens.question.division.narrow' : 'screens.question.division.found', {
                count: found,
              })}
        </p>
      </div>
    </>
  );
}
