// The two zones of a screen: paper with what is read, page by page where it is long, and the ledge below with what is pressed.

import { useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { tighten } from './fit.ts';
import { Reading } from './reading.tsx';

interface ZoneProps {
  readonly children: ReactNode;
}

export function Content({ children, centred = false }: ZoneProps & { readonly centred?: boolean }): ReactElement {
  return <Reading className={centred ? 'content centred' : 'content'}>{children}</Reading>;
}

/** Keys in two columns, the main one last: bottom right. */
export function Answers({ children }: ZoneProps): ReactElement {
  const ledge = useRef<HTMLElement>(null);
  // After the lists on it, which have taken as many rows as there is room for.
  useLayoutEffect(() => {
    if (ledge.current) tighten(ledge.current);
  });
  return (
    <section className="answers" ref={ledge}>
      {children}
    </section>
  );
}

/** The one big line of a screen. */
export function Title({ children, big = false }: ZoneProps & { readonly big?: boolean }): ReactElement {
  return <h1 className={big ? 'title big' : 'title'}>{children}</h1>;
}
