// The letters of a name: the boxes with those that are typed, and the keys, of which only those that lead on are raised.

import type { ReactElement } from 'react';
import { useKiosk } from '../../kiosk.ts';
import { RaisedKey } from '../../parts/raised-key.tsx';
import { citiesFor, lettersOf, lettersToNarrow, nextLetters } from './division-search.ts';
import { citiesInSight } from './place-keys.tsx';

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
        {[...typed].slice(-lettersInSight).map((letter, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a letter is its place
          <b key={index}>{letter}</b>
        ))}
        {more && <b className="open" aria-hidden="true" />}
        <p role="status">
          {typed === ''
            ? words('screens.question.division.often')
            : words(
                typed.length < lettersToNarrow && found > citiesInSight(textSize)
                  ? 'screens.question.division.narrow'
                  : 'screens.question.division.found',
                {
                  count: found,
                },
              )}
        </p>
      </div>
    </>
  );
}

interface LetterKeysProps {
  readonly typed: string;
  readonly type: (typed: string) => void;
}

export function LetterKeys({ typed, type }: LetterKeysProps): ReactElement {
  const { view, words } = useKiosk();
  const { language } = view.display;
  const leadOn = nextLetters(typed, language);
  return (
    <div className="letters">
      {lettersOf(language).map((letter) => (
        <RaisedKey key={letter} shape="pad" typing={letter} act={leadOn.has(letter) ? () => type(typed + letter) : null}>
          {letter}
        </RaisedKey>
      ))}
      <RaisedKey shape="pad" typing="delete" act={typed === '' ? null : () => type(typed.slice(0, -1))}>
        {words('parts.keys.delete')}
      </RaisedKey>
      <RaisedKey shape="pad" typing="clear" act={typed === '' ? null : () => type('')}>
        {words('parts.keys.clear')}
      </RaisedKey>
    </div>
  );
}
