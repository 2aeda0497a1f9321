// A day of any year, e.g. a birthday or the day of an invoice: year, month, day.

import type { ReactElement } from 'react';
import { useDraft } from '../../use-draft.ts';
import { useKiosk } from '../../kiosk.ts';
import { dayFrom, dayOfDigits, dayText, digitsOfDay, noDay } from '../../parts/calendar-steps.ts';
import { ChosenDate, DateKeys } from '../../parts/date-steps.tsx';
import { FilingPage } from '../../parts/filing-page.tsx';
import { Answers } from '../../parts/layout.tsx';
import { fieldTitle } from './field-title.ts';
import { Hint, NextKey } from './next-key.tsx';
import type { QuestionOf } from './question-screen.ts';

export function DateQuestion({ screen }: { readonly screen: QuestionOf<'date'> }): ReactElement {
  const { words } = useKiosk();
  const range = screen.question;
  const [digits, change, hint] = useDraft(screen, () => digitsOfDay(dayFrom(screen.answer?.private ?? '', range) ?? noDay));
  const steps = { digits, change, range };
  return (
    <>
      <FilingPage service={screen.service} title={fieldTitle(screen.field, words('screens.question.date.title'), words)}>
        <Hint hint={hint} kind="date" />
        {hint === null && <p className="spare">{words('screens.question.date.help')}</p>}
        <ChosenDate {...steps} />
      </FilingPage>
      <Answers>
        <DateKeys {...steps} />
        <span />
        <NextKey field={screen.field} answer={dayText(dayOfDigits(digits))} />
      </Answers>
    </>
  );
}
