// One question of a filing; what is half answered is the page's own.

import type { ReactElement } from 'react';
import { DayQuestion } from './day-question.tsx';
import { DivisionQuestion } from './division-question.tsx';
import { InsuranceQuestion } from './insurance-question.tsx';
import type { QuestionScreen } from './question-screen.ts';
import { RecordQuestion } from './record-question.tsx';
import { TelephoneQuestion } from './telephone-question.tsx';

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
    case 'insurance':
      return <InsuranceQuestion screen={{ ...screen, question }} />;
  }
}
