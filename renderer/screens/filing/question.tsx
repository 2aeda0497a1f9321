// One question of a filing; what is half answered is the page's own.

import type { ReactElement } from 'react';
import { AmountQuestion } from './amount-question.tsx';
import { ChoiceQuestion } from './choice-question.tsx';
import { DateQuestion } from './date-question.tsx';
import { DayQuestion } from './day-question.tsx';
import { DivisionQuestion } from './division-question.tsx';
import { IdNumberQuestion } from './id-number-question.tsx';
import { InsuranceQuestion } from './insurance-question.tsx';
import type { QuestionScreen } from './question-screen.ts';
import { RecordQuestion } from './record-question.tsx';
import { TelephoneQuestion } from './telephone-question.tsx';
import { TextQuestion } from './text-question.tsx';

export function Question({ screen }: { readonly screen: QuestionScreen }): ReactElement {
  const { question } = screen;
  switch (question.kind) {
    case 'division':
      return <DivisionQuestion screen={{ ...screen, question }} />;
    case 'day':
      return <DayQuestion screen={{ ...screen, question }} />;
    case 'telephone':
      return <TelephoneQuestion screen={screen} />;
    case 'record':
      return <RecordQuestion screen={{ ...screen, question }} />;
    case 'choice':
      return <ChoiceQuestion screen={{ ...screen, question }} />;
    case 'date':
      return <DateQuestion screen={{ ...screen, question }} />;
    case 'amount':
      return <AmountQuestion screen={{ ...screen, question }} />;
    case 'idNumber':
      return <IdNumberQuestion screen={screen} />;
    case 'text':
      return <TextQuestion screen={{ ...screen, question }} />;
    case 'insurance':
      return <InsuranceQuestion screen={{ ...screen, question }} />;
  }
}
