// The mark of a result: a tick in a round, or a cross in a square; never a colour alone.

import type { ReactElement } from 'react';

export function ResultMark({ good, large = false }: { readonly good: boolean; readonly large?: boolean }): ReactElement {
  return (
    <svg className={large ? 'mark-large' : 'mark-small'} viewBox="0 0 52 52" aria-hidden="true">
      {good ? (
        <>
          <circle className="good-fill" cx="26" cy="26" r="25" />
          <path className="good-line" d="M14 27L23 36L39 18" />
        </>
      ) : (
        <>
          <rect className="bad-fill" x="1" y="1" width="50" height="50" rx="8" />
          <path className="bad-line" d="M16 16L36 36M36 16L16 36" />
        </>
      )}
    </svg>
  );
}
