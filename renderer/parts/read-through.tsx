// Whether all that a screen tells has been seen: until then the lamp is on the key that turns the page, and what binds lies flat.

import { createContext, type ReactElement, type ReactNode, use, useCallback, useMemo, useState } from 'react';

interface ReadThrough {
  /** More than one page. */
  readonly paged: boolean;
  /** There is a page that has not been open yet. */
  readonly unread: boolean;
  /** What is read has been measured, and this page of it is open. */
  readonly open: (page: number, pages: number) => void;
}

const ReadThroughContext = createContext<ReadThrough>({ paged: false, unread: false, open: () => undefined });

export const useReadThrough = (): ReadThrough => use(ReadThroughContext);

interface ReadThroughScreenProps {
  /** What is told may be passed over, e.g. the notices of the day before beginning. */
  readonly passable: boolean;
  readonly children: ReactNode;
}

/** Round one screen: another turn begins anew. Whoever has seen the end has seen it, also in another size. */
export function ReadThroughScreen({ passable, children }: ReadThroughScreenProps): ReactElement {
  const [paged, setPaged] = useState(false);
  const [atEnd, setAtEnd] = useState(true);
  const [seenEnd, setSeenEnd] = useState(false);
  const open = useCallback((page: number, pages: number) => {
    setPaged(pages > 1);
    setAtEnd(page === pages);
    // One page that fits needs no turning, and tells nothing of how it was in pages.
    if (pages > 1 && page === pages) setSeenEnd(true);
  }, []);
  const state = useMemo(() => ({ paged, unread: !passable && !atEnd && !seenEnd, open }), [passable, paged, atEnd, seenEnd, open]);
  return <ReadThroughContext value={state}>{children}</ReadThroughContext>;
}
