// Which city: by the first letters of its name, or province by province; from where to where is seen at once.

import type { ReactElement } from 'react';
import { type City, divisions, shortDivisionName } from '../../../resources/divisions.ts';
import { useDraft } from '../../use-draft.ts';
import { useKiosk } from '../../kiosk.ts';
import { FilingPage } from '../../parts/filing-page.tsx';
import { Answers } from '../../parts/layout.tsx';
import { LetterKeys } from '../../parts/letter-search.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';
import { TypedLetters } from './typed-letters.tsx';
import { citiesFor, lettersOf, nextLetters, oftenChosen } from './division-search.ts';
import { Hint, NextKey } from './next-key.tsx';
import { isToNarrow, PlaceKeys, ProvinceKeys } from './place-keys.tsx';
import type { QuestionOf } from './question-screen.ts';

type Looking =
  | { readonly by: 'letters'; readonly typed: string }
  | { readonly by: 'provinces' }
  | { readonly by: 'cities'; readonly province: string };

const citiesOf = (wanted: string): readonly City[] => divisions.filter(({ province }) => province === wanted);

const fromTheStart: Looking = { by: 'letters', typed: '' };

interface Draft {
  readonly looking: Looking;
  readonly chosen: string | null;
}

export function DivisionQuestion({ screen }: { readonly screen: QuestionOf<'division'> }): ReactElement {
  const { view, words } = useKiosk();
  const { language, textSize } = view.display;
  const [{ looking, chosen }, setDraft, hint] = useDraft<Draft>(screen, () => ({
    looking: fromTheStart,
    chosen: divisions.find(({ code }) => code === screen.answer?.private)?.code ?? null,
  }));
  const choose = (code: string): void => setDraft({ looking, chosen: code });
  // Whoever looks on has not chosen yet: what was chosen before must not go along unseen.
  const lookOn = (next: Looking): void => setDraft({ looking: next, chosen: null });
  const chooseProvince = (province: string): void => {
    const [city, another] = citiesOf(province);
    if (city && !another) choose(city.code);
    else lookOn({ by: 'cities', province });
  };
  const choice = { chosen, choose };
  return (
    <>
      <FilingPage service={screen.service} title={words('screens.question.division.title')}>
        <Hint hint={hint} kind="division" />
        <FromTo from={screen.question.from} to={chosen === null ? null : shortDivisionName(chosen, language)} />
        {looking.by !== 'letters' && <p role="status">{words(`screens.question.division.choose.${looking.by}`)}</p>}
        {looking.by === 'letters' && hint === null && <TypedLetters typed={looking.typed} />}
      </FilingPage>
      <Answers>
        {looking.by === 'letters' && (
          <>
            <PlaceKeys
              key={looking.typed}
              {...choice}
              cities={looking.typed === '' ? oftenChosen : citiesFor(looking.typed, language)}
              listing={isToNarrow(looking.typed, citiesFor(looking.typed, language).length, textSize) ? 'first' : 'found'}
            />
            <LetterKeys
              alphabet={lettersOf(language)}
              leadOn={nextLetters(looking.typed, language)}
              typed={looking.typed}
              type={(typed) => lookOn({ by: 'letters', typed })}
            />
            <RaisedKey act={() => lookOn({ by: 'provinces' })}>{words('screens.question.division.byProvince')}</RaisedKey>
          </>
        )}
        {looking.by === 'provinces' && (
          <>
            <ProvinceKeys chosen={chosen} choose={chooseProvince} />
            <RaisedKey act={() => lookOn(fromTheStart)}>{words('screens.question.division.byLetters')}</RaisedKey>
          </>
        )}
        {looking.by === 'cities' && (
          <>
            <PlaceKeys {...choice} cities={citiesOf(looking.province)} listing="province" />
            <RaisedKey act={() => lookOn({ by: 'provinces' })}>{words('screens.question.division.otherProvince')}</RaisedKey>
          </>
        )}
        <NextKey field={screen.field} answer={chosen} />
      </Answers>
    </>
  );
}

interface FromToProps {
  readonly from: string | null;
  readonly to: string | null;
}

function FromTo({ from, to }: FromToProps): ReactElement {
  const { words } = useKiosk();
  return (
    <div className="sheet from-to">
      {from !== null && (
        <>
          <p>
            <small>{words('insurance.place')}</small>
            <b className="given">{from}</b>
          </p>
          <svg className="drawn" viewBox="0 0 240 40" aria-hidden="true">
            <path d="M4 20H232M208 4L234 20L208 36" />
          </svg>
        </>
      )}
      <p role="status">
        <small>{words('screens.question.division.to')}</small>
        {to === null ? <span className="empty">{words('screens.question.division.nowhere')}</span> : <b>{to}</b>}
      </p>
    </div>
  );
}
