// The band at the top of every screen: a quiet slot for the owner's mark, our text mark, the terminal's name, the clock.

import { type ReactElement, useLayoutEffect, useRef } from 'react';
import { clockText, dayText, useWallClock } from '../clock.ts';
import { useKiosk } from '../kiosk.ts';
import { fitName } from './fit-name.ts';
import { PersonAtKiosk } from './drawings/person-at-kiosk.tsx';
import { OwnerMark } from './owner-mark.tsx';

function Mark(): ReactElement {
  const { view, words } = useKiosk();
  return (
    <>
      <OwnerMark />
      <div className="mark">
        <b>{words('parts.mark')}</b>
        <TerminalName name={view.terminal.name} />
      </div>
    </>
  );
}

/** A name may be forty characters long: what has no room goes from its middle, for it ends in the number of the machine. */
function TerminalName({ name }: { readonly name: string }): ReactElement {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (place.current) fitName(place.current, name);
  });
  return (
    <span ref={place} className="given">
      {name}
    </span>
  );
}

function Clock({ now }: { readonly now: Parameters<typeof clockText>[0] }): ReactElement {
  const { view } = useKiosk();
  return (
    <div className="clock">
      <b>{clockText(now, view.timeZone)}</b>
      <span>{dayText(now, view.timeZone, view.display.language)}</span>
    </div>
  );
}

/** `tall`: unfolded, for a screen without a task: the time in large figures and a drawing. Mark, name and clock stay when it folds. */
export function TopBand({ tall }: { readonly tall: boolean }): ReactElement {
  const { view, receivedAt } = useKiosk();
  // The name is fitted with every minute: a longer day beside it takes of its room.
  const now = useWallClock(view.wallTime, receivedAt);
  return (
    <header className={tall ? 'band tall' : 'band'}>
      <Mark />
      <Clock now={now} />
      {tall && <PersonAtKiosk />}
    </header>
  );
}
