// Begun: the parts are being made.

import type { ReactElement } from 'react';
import type { QuestionOf } from './question-screen.ts';

export function TextQuestion(_props: { readonly screen: QuestionOf<'text'> }): ReactElement {
  return <></>;
}
