// The number of a case in large grouped figures: what a citizen quotes to staff.

import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';

export function CaseNumber({ number }: { readonly number: string }): ReactElement {
  const { words } = useKiosk();
  const [, terminal = '', letter = '', first = '', second = ''] = /^(.*-)([A-Z])(\d{3})(\d{3})$/.exec(number) ?? [];
  return (
    <div className="sheet case-number">
      <p className="note">{words('parts.caseNumber')}</p>
      <p className="title" translate="no">
        {terminal === '' ? (
          number
        ) : (
          <>
            {terminal}
            <wbr />
            <span className="whole">
              {letter}
              {first}
              <i>{second}</i>
            </span>
          </>
        )}
      </p>
    </div>
  );
}
