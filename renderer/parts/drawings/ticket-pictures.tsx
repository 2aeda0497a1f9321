// The ticket slot below the desk, on the left: with a ticket to take, coming, perhaps there, drawn back, and empty; and tickets for keys.

import type { ReactElement, ReactNode } from 'react';
import { Drawing } from './drawing.tsx';
import { Arrow, Body, TicketSlot } from './machine.tsx';

/** The ticket slot on the left, and the receipt slot, which has nothing to do now, on the right. */
const BelowDesk = ({ children }: { readonly children: ReactNode }): ReactElement => (
  <Drawing viewBox="16 520 936 340">
    <Body />
    <TicketSlot />
    <path className="solid" d="M590 664H800V676H590Z" />
    {children}
  </Drawing>
);

const figures = 'M236 740V796M262 740H290V796H262ZM316 740H344V766H316V796H344';

export const TicketToTake = (): ReactElement => (
  <BelowDesk>
    <path
      className="tone-0"
      d="M190 676H380V846L364 834L348 846L332 834L316 846L301 834L285 846L269 834L253 846L238 834L222 846L206 834L190 846Z"
    />
    <path d={figures} />
    <path className="thin" d="M232 706H338" />
    <Arrow x={452} y={764} towards="down" />
  </BelowDesk>
);

export const TicketComing = (): ReactElement => (
  <BelowDesk>
    <path className="tone-0" d="M190 676H380V760H190Z" />
    <path className="thin" d="M232 706H338" />
    <path className="thin dashed" d="M190 778V846M380 778V846" />
  </BelowDesk>
);

export const EmptyTicketSlot = (): ReactElement => (
  <BelowDesk>
    <path className="thin dashed" d="M190 690V846H380V690" />
    <path d="M240 742L330 822M330 742L240 822" />
  </BelowDesk>
);

export const PerhapsTicket = (): ReactElement => (
  <BelowDesk>
    <path className="thin dashed" d="M190 690V846H380V690" />
    <path d="M256 742Q256 708 286 708Q318 708 318 738Q318 758 286 770V784M286 812V814" />
  </BelowDesk>
);

/** A ticket with a number, as a small picture for a key; with a heart: served first. */
export const TicketPicture = ({ priority = false }: { readonly priority?: boolean }): ReactElement => (
  <svg className="drawn" viewBox="0 0 190 150" aria-hidden="true">
    <path className="tone-0" d="M45 12H145V138L133 129L120 138L108 129L95 138L83 129L70 138L58 129L45 138Z" />
    {priority ? (
      <path className="tone-2" d="M95 106Q62 82 62 62Q62 46 77 46Q89 46 95 59Q101 46 113 46Q128 46 128 62Q128 82 95 106Z" />
    ) : (
      <path className="thin" d="M66 56V92M82 56H100V92H82ZM116 56H132V74H116V92H132" />
    )}
    <path className="thin" d="M74 32H116" />
  </svg>
);
