// The receipt slot below the desk: with paper to take, with paper coming, perhaps with paper, and empty.

import type { ReactElement, ReactNode } from 'react';
import { Drawing } from './drawing.tsx';
import { Arrow, Body, ReceiptSlot } from './machine.tsx';

const BelowDesk = ({ children }: { readonly children: ReactNode }): ReactElement => (
  <Drawing viewBox="16 520 936 340">
    <Body />
    <ReceiptSlot />
    {children}
  </Drawing>
);

export const ReceiptToTake = (): ReactElement => (
  <BelowDesk>
    <path
      className="tone-0"
      d="M590 676H800V846L782 832L765 846L747 832L730 846L712 832L695 846L677 832L660 846L642 832L625 846L607 832L590 846Z"
    />
    <path className="thin" d="M620 716H740M620 748H770M620 780H710" />
    <Arrow x={524} y={764} towards="down" />
  </BelowDesk>
);

export const ReceiptComing = (): ReactElement => (
  <BelowDesk>
    <path className="tone-0" d="M590 676H800V760H590Z" />
    <path className="thin" d="M620 716H740" />
    <path className="thin dashed" d="M590 778V846M800 778V846" />
  </BelowDesk>
);

export const EmptySlot = (): ReactElement => (
  <BelowDesk>
    <path className="thin dashed" d="M590 690V846H800V690" />
    <path d="M650 742L740 822M740 742L650 822" />
  </BelowDesk>
);

export const PerhapsReceipt = (): ReactElement => (
  <BelowDesk>
    <path className="thin dashed" d="M590 690V846H800V690" />
    <path d="M666 742Q666 708 696 708Q728 708 728 738Q728 758 696 770V784M696 812V814" />
  </BelowDesk>
);
