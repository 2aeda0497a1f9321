// The two zones of a screen: paper with what is read, and the ledge below with what is pressed.

import type { ReactElement, ReactNode } from 'react';

interface ZoneProps {
  readonly children: ReactNode;
}

export function Content({ children, centred = false }: ZoneProps & { readonly centred?: boolean }): ReactElement {
  return <section className={centred ? 'content centred' : 'content'}>{children}</section>;
}

/** Keys in two columns, the main one last: bottom right. */
export function Answers({ children }: ZoneProps): ReactElement {
  return <section className="answers">{children}</section>;
}

/** The one big line of a screen. */
export function Title({ children, big = false }: ZoneProps & { readonly big?: boolean }): ReactElement {
  return <h1 className={big ? 'title big' : 'title'}>{children}</h1>;
}
