// The frame of a drawing: it fills the room that the words leave, and gives way when they leave none.

import type { ReactElement, ReactNode } from 'react';

interface DrawingProps {
  readonly viewBox: string;
  /** Smaller than the room allows: a picture for the mood, not for the hand. */
  readonly modest?: boolean;
  readonly children: ReactNode;
}

export function Drawing({ viewBox, modest = false, children }: DrawingProps): ReactElement {
  return (
    <figure className={modest ? 'drawing modest' : 'drawing'}>
      <svg className="drawn" viewBox={viewBox} aria-hidden="true">
        {children}
      </svg>
    </figure>
  );
}
