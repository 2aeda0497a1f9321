// The two zones of a screen: paper with what is read, page by page where it is long, and the ledge below with what is pressed.

import { useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { tighten } from './fit.ts';
import { useMeasuring } from './measuring.tsx';
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
  const height = useRef<number | null>(null);
  const seen = useRef({ round: -1, keys: '' });
  const { round, again } = useMeasuring();
  // After the lists on it, which have taken as many rows as there is room for, and after what is read: that has more room or less now.
  useLayoutEffect(() => {
    if (!ledge.current) return;
    // What is read has been measured with the ledge as it is now, unless a list on it has made its keys brief since.
    height.current ??= 'brief' in ledge.current.dataset ? 0 : ledge.current.offsetHeight;
    // Fewer in a list and more to turn its pages may be as many in all.
    const keys = [...ledge.current.children].map((child) => child.querySelectorAll('.key').length).join(' ');
    // Within one measuring keys only become fewer, and as many only smaller: else they and what is read would give way to each other for ever.
    tighten(ledge.current, seen.current.round === round || seen.current.keys !== keys ? 'anew' : 'further');
    seen.current = { round, keys };
    const { offsetHeight } = ledge.current;
    if (Math.abs(offsetHeight - height.current) <= 1) return;
    height.current = offsetHeight;
    again();
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
