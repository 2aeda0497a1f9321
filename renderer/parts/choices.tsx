// A row of keys of which one holds, as on the screens of display and sound; the one that holds has a tick.

import type { ReactElement, ReactNode } from 'react';
import { RaisedKey } from './raised-key.tsx';

interface ChoicesProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function Choices({ label, children }: ChoicesProps): ReactElement {
  return (
    <fieldset className="choices" aria-label={label}>
      {children}
    </fieldset>
  );
}

interface ChoiceKeyProps {
  readonly chosen: boolean;
  readonly says: string;
  readonly lang?: string;
  readonly act: () => void;
  readonly children: ReactNode;
}

/** Its colours may be what the choice is about: the tick tells it whatever they are. */
export function ChoiceKey({ children, ...key }: ChoiceKeyProps): ReactElement {
  return (
    <RaisedKey {...key}>
      {children}
      {key.chosen && (
        <svg className="tick" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 13L10 19L20 6" />
        </svg>
      )}
    </RaisedKey>
  );
}
