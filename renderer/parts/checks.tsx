// A list of what holds: each line with its tick.

import type { ReactElement } from 'react';
import { ResultMark } from './mark.tsx';

export function Checks({ lines }: { readonly lines: readonly string[] }): ReactElement {
  return (
    <ul className="sheet checks">
      {lines.map((line) => (
        <li key={line}>
          <ResultMark good />
          <span>{line}</span>
        </li>
      ))}
    </ul>
  );
}
