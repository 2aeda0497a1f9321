// By which of several insurances: each with its kind and its place, as large keys.

import type { ReactElement } from 'react';
import { privately } from '../../../contract/private.ts';
import type { TextSize } from '../../../contract/display.ts';
import { useDraft } from '../../use-draft.ts';
import { useKiosk } from '../../kiosk.ts';
import { FilingPage } from '../../parts/filing-page.tsx';
import { valueText } from '../../parts/filing-words.ts';
import { Answers } from '../../parts/layout.tsx';
import { usePages } from '../../parts/pages.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';
import { Hint, NextKey } from './next-key.tsx';
import type { QuestionOf } from './question-screen.ts';

const rowsOnAPage: Readonly<Record<TextSize, number>> = { standard: 4, large: 3, extra: 2 };

export function InsuranceQuestion({ screen }: { readonly screen: QuestionOf<'insurance'> }): ReactElement {
  const kiosk = useKiosk();
  const { view, words } = kiosk;
  const { rows } = screen.question;
  const [chosen, choose, hint] = useDraft(screen, () => rows.find(({ id }) => id === screen.answer?.private)?.id ?? null);
  const { shown, keys } = usePages(rows, rowsOnAPage[view.display.textSize]);
  return (
    <>
      <FilingPage service={screen.service} title={words('screens.question.insurance.title')}>
        <Hint hint={hint} kind="insurance" />
        <p>{words('screens.question.insurance.help', { count: rows.length })}</p>
      </FilingPage>
      <Answers>
        <div className="tiles rows-of-keys">
          {shown.map(({ id, type, place }) => (
            <RaisedKey
              key={id}
              shape="row"
              chosen={id === chosen}
              says={privately(valueText({ kind: 'insurance', type, place }, kiosk))}
              act={() => choose(id)}
            >
              <span>{words(`insurance.types.${type}`)}</span>
              {place !== null && (
                <span>
                  <small>{words('insurance.place')}</small>
                  <span className="given">{place.private}</span>
                </span>
              )}
            </RaisedKey>
          ))}
        </div>
        {keys}
        <span />
        <NextKey field={screen.field} answer={chosen} />
      </Answers>
    </>
  );
}
