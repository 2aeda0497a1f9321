// Begun: the parts are being made.

import type { ReactElement } from 'react';
import type { QuestionOf } from './question-screen.ts';

export function DateQuestion(_props: { readonly screen: QuestionOf<'date'> }): ReactElement {
  return <></>;
}
