// The insured status in a word, with a tick when all is well.

import type { ReactElement } from 'react';
import type { InsuredStatus } from '../../contract/insurance.ts';
import { useKiosk } from '../kiosk.ts';
import { ResultMark } from './mark.tsx';

export function InsuredChip({ status }: { readonly status: InsuredStatus }): ReactElement {
  const { words } = useKiosk();
  const good = status === 'insured';
  return (
    <span className={good ? 'chip' : 'chip quiet'}>
      {good && <ResultMark good />}
      {words(`insurance.statuses.${status}`)}
    </span>
  );
}
