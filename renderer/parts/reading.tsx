// What is read: on one page where it fits, else on several with keys to turn them on the ledge. Nothing is cut, nothing is out of reach.

import { useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { useKiosk } from '../kiosk.ts';
import { fitReading } from './fit.ts';
import { useMeasuring } from './measuring.tsx';
import { RaisedKey } from './raised-key.tsx';
import { useReadThrough } from './read-through.tsx';

interface ReadingProps {
  readonly className: string;
  readonly children: ReactNode;
}

export function Reading({ className, children }: ReadingProps): ReactElement {
  const { view, words } = useKiosk();
  const reading = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [wanted, want] = useState(0);
  const [pages, setPages] = useState(1);
  const page = Math.min(wanted, pages - 1);
  const { unread, open } = useReadThrough();
  useMeasuring();
  // After every drawing of the screen, for each may have changed what there is to read; it ends in the same place when nothing has.
  useLayoutEffect(() => {
    if (!reading.current || !content.current) return;
    const fitted = fitReading(reading.current, content.current);
    const turned = Math.min(wanted, fitted.pages - 1);
    turnTo(content.current, turned);
    setPages(fitted.pages);
    open(turned + 1, fitted.pages);
  });
  const position = words('parts.pages.position', { page: page + 1, pages });
  const last = page === pages - 1;
  const onward = [words('parts.pages.more'), position].join(view.display.language === 'en' ? ', ' : '，');
  return (
    <>
      <section className="reading" data-fit="full" ref={reading}>
        <div className={className} ref={content}>
          {children}
        </div>
      </section>
      <section className="turning" aria-label={words('parts.pages.label')} data-pages={pages} data-page={page + 1}>
        {pages > 1 && (
          <>
            <RaisedKey act={page > 0 ? () => want(page - 1) : null}>{words('parts.pages.previous')}</RaisedKey>
            <p role="status">{position}</p>
            <RaisedKey turns lit={unread} says={last ? position : onward} act={last ? null : () => want(page + 1)}>
              {words('parts.pages.more')}
            </RaisedKey>
          </>
        )}
      </section>
    </>
  );
}

/** Says nothing that is so already: a style that is set is reckoned anew for everything below it. */
function turnTo({ style }: HTMLElement, page: number): void {
  const turned = page === 0 ? '' : String(page);
  if (style.getPropertyValue('--turned') !== turned) style.setProperty('--turned', turned);
}
