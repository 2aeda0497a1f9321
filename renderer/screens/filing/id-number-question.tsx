// Begun: the parts are being made.

import type { ReactElement } from 'react';
import type { QuestionScreen } from './question-screen.ts';

export function IdNumberQuestion(_props: { readonly screen: QuestionScreen }): ReactElement {
  return <></>;
}
