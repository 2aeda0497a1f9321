// This very machine, from where the person stands: the end of the screen, the desk with its two places, the slot below.

import type { ReactElement } from 'react';

/** `lamp`: act here; `plain`: there, but not asked for; `away`: this terminal has none that works. */
type Place = 'lamp' | 'plain' | 'away';

/** The body with the end of the screen and its five keys. */
export const Body = (): ReactElement => (
  <>
    <path className="tone-1" d="M84 40V1000H884V40" />
    <path className="tone-0" d="M144 40V206Q144 226 164 226H804Q824 226 824 206V40" />
    <path className="thin" d="M148 118H820" />
    {[170, 298, 426, 554, 682].map((x) => (
      <rect key={x} className="thin tone-1" x={x} y="142" width="108" height="52" rx="10" />
    ))}
    <path className="tone-0" d="M120 300H848L944 520H24Z" />
    <path className="tone-1" d="M24 520H944V566Q944 584 926 584H42Q24 584 24 566Z" />
  </>
);

/** The scan window on the left of the desk. */
export const ScanWindow = ({ place }: { readonly place: Place }): ReactElement | null =>
  place === 'away' ? null : (
    <>
      <path className={place === 'lamp' ? 'lamp' : 'tone-1'} d="M164.8 326.4L420.2 326.4L408.4 484.8L106.1 484.8Z" />
      <path className="solid" d="M185.1 344L392 344L379.6 462.8L144.7 462.8Z" />
    </>
  );

/** The card place on the right of the desk. */
export const CardPlace = ({ place }: { readonly place: Place }): ReactElement | null =>
  place === 'away' ? null : (
    <>
      <path className={place === 'lamp' ? 'lamp' : 'tone-1'} d="M547.8 326.4L803.2 326.4L861.9 484.8L559.6 484.8Z" />
      <path className="tone-1" d="M576 344L782.9 344L823.3 462.8L588.4 462.8Z" />
    </>
  );

/** The receipt slot below the desk, on the right, and a vent on the left. */
export const ReceiptSlot = (): ReactElement => (
  <>
    <path className="solid" d="M560 660H830V684H560Z" />
    <path className="solid" d="M138 664H430V676H138Z" />
  </>
);

interface ArrowProps {
  readonly x: number;
  readonly y: number;
  readonly towards: 'up' | 'down';
}

export const Arrow = ({ x, y, towards }: ArrowProps): ReactElement => (
  <path className="lamp" d="M-22 -62H22V0H52L0 58L-52 0H-22Z" transform={`translate(${x} ${y}) rotate(${towards === 'up' ? 180 : 0})`} />
);
