// One of a few answers, each a word of ours.

import type { ReactElement } from 'react';
import { useDraft } from '../../use-draft.ts';
import { useKiosk } from '../../kiosk.ts';
import { Choice } from '../../parts/choice.tsx';
import { FilingPage } from '../../parts/filing-page.tsx';
import { valueText } from '../../parts/filing-words.ts';
import { Answers } from '../../parts/layout.tsx';
import { fieldTitle } from './field-title.ts';
import { Hint, NextKey } from './next-key.tsx';
import type { QuestionOf } from './question-screen.ts';

export function ChoiceQuestion({ screen }: { readonly screen: QuestionOf<'choice'> }): ReactElement {
  const kiosk = useKiosk();
  const { words } = kiosk;
  const { options } = screen.question;
  const [chosen, choose, hint] = useDraft(screen, () => options.find((option) => option === screen.answer?.private) ?? null);
  const title = fieldTitle(screen.field, words('screens.question.choice.title'), words);
  return (
    <>
      <FilingPage service={screen.service} title={title}>
        <Hint hint={hint} kind="choice" />
        {hint === null && <p>{words('screens.question.choice.help')}</p>}
      </FilingPage>
      <Answers>
        <Choice
          label={title}
          options={options.map((option) => ({ id: option, name: valueText({ kind: 'word', word: option }, kiosk) }))}
          chosen={chosen}
          choose={choose}
        />
        <span />
        <NextKey field={screen.field} answer={chosen} />
      </Answers>
    </>
  );
}
