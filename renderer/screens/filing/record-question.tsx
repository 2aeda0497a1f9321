// Which of one's own filings: each with its place, kind and time; one that cannot be cancelled yet lies flat and says so.

import type { ReactElement } from 'react';
import { privately } from '../../../contract/private.ts';
import type { TextSize } from '../../../contract/display.ts';
import { useDraft } from '../../use-draft.ts';
import { useKiosk } from '../../kiosk.ts';
import { FilingPage } from '../../parts/filing-page.tsx';
import { placeText, validText, valueText } from '../../parts/filing-words.ts';
import { Answers } from '../../parts/layout.tsx';
import { usePages } from '../../parts/pages.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';
import { Hint, NextKey } from './next-key.tsx';
import type { QuestionOf } from './question-screen.ts';

const recordsOnAPage: Readonly<Record<TextSize, number>> = { standard: 4, large: 3, extra: 2 };

export function RecordQuestion({ screen }: { readonly screen: QuestionOf<'record'> }): ReactElement {
  const kiosk = useKiosk();
  const { view, words } = kiosk;
  const { records } = screen.question;
  const cancellable = records.filter((record) => record.cancellable);
  const [chosen, choose, hint] = useDraft(screen, () => cancellable.find(({ id }) => id === screen.answer?.private)?.id ?? null);
  const { shown, keys } = usePages(records, recordsOnAPage[view.display.textSize]);
  return (
    <>
      <FilingPage service={screen.service} title={words('screens.question.record.title')}>
        <Hint hint={hint} kind="record" />
        <p>{words(cancellable.length > 0 ? 'screens.question.record.help' : 'screens.question.record.none')}</p>
        {cancellable.length < records.length && <p className="note">{words('screens.question.record.locked')}</p>}
      </FilingPage>
      <Answers>
        <div className="tiles rows-of-keys">
          {shown.map((record) => (
            <RaisedKey
              key={record.id}
              shape="row"
              chosen={record.id === chosen}
              says={privately(`${placeText(record.destination.private, view.display.language)}，${validText(record, kiosk)}`)}
              act={record.cancellable ? () => choose(record.id) : null}
            >
              <span>
                {placeText(record.destination.private, view.display.language)}
                <small>{valueText({ kind: 'word', word: record.category }, kiosk)}</small>
              </span>
              <small>{record.cancellable ? validText(record, kiosk) : words('screens.question.record.notYet')}</small>
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
