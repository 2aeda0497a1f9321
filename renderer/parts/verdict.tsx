// The head of a screen that tells how something ended: a large mark, the big line, a calm sentence.

import type { ReactElement } from 'react';
import { Title } from './layout.tsx';
import { ResultMark } from './mark.tsx';

interface VerdictProps {
  readonly good: boolean;
  readonly title: string;
  readonly calm: string;
}

export function Verdict({ good, title, calm }: VerdictProps): ReactElement {
  return (
    <div className="verdict">
      <ResultMark good={good} large />
      <Title>{title}</Title>
      <p>{calm}</p>
    </div>
  );
}
