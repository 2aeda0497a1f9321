// This very machine, from where the person stands: the end of the screen, the desk with its two places, the slot below.

import type { ReactElement } from 'react';

/** `lamp`: act here; `plain`: there, but not asked for; `away`: this terminal has none that works. */
export type Place = 'lamp' | 'plain' | 'away';

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

/** The whole screen above the desk, and the foot below. */
export const ScreenAndFoot = (): ReactElement => (
  <>
    <path className="tone-1" d="M84 1000V-560Q84 -600 124 -600H844Q884 -600 884 -560V1000Z" />
    <rect className="tone-0" x="144" y="-540" width="680" height="766" rx="20" />
    <path className="tone-1" d="M144 -430V-520Q144 -540 164 -540H804Q824 -540 824 -520V-430Z" />
    <path className="thin" d="M200 -360H620M200 -300H520M148 118H820" />
    {[-220, -110, 0].map((y) => (
      <path key={y} className="thin tone-1" d={`M200 ${y}H460V${y + 70}H200ZM508 ${y}H768V${y + 70}H508Z`} />
    ))}
    {[170, 298, 426, 554, 682].map((x) => (
      <rect key={x} className="thin tone-1" x={x} y="142" width="108" height="52" rx="10" />
    ))}
    <path className="tone-0" d="M120 300H848L944 520H24Z" />
    <path className="tone-1" d="M24 520H944V566Q944 584 926 584H42Q24 584 24 566ZM52 1000H916V1060H52Z" />
  </>
);

/** The keys to feel, in the middle of the desk, and the round socket below them. */
export const KeypadAndSocket = ({ place }: { readonly place: Place }): ReactElement | null =>
  place === 'away' ? null : (
    <>
      <path className="tone-1" d="M440 318H528L542 492H426Z" />
      {[338, 376, 414, 452].map((y) => (
        <path key={y} className="solid" d={`M450 ${y}H466V${y + 18}H450ZM476 ${y}H492V${y + 18}H476ZM502 ${y}H518V${y + 18}H502Z`} />
      ))}
      <circle className={place === 'lamp' ? 'lamp' : 'tone-0'} cx="484" cy="552" r="26" />
      <circle className="solid" cx="484" cy="552" r="9" />
    </>
  );

/** The slot of the tickets, below the desk on the left. */
export const TicketSlot = (): ReactElement => <path className="solid" d="M150 660H420V684H150Z" />;

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
  /** Larger where the whole machine is seen, smaller where it would lie on something else. */
  readonly scale?: number;
}

export const Arrow = ({ x, y, towards, scale = 1 }: ArrowProps): ReactElement => (
  <path
    className="lamp"
    d="M-22 -62H22V0H52L0 58L-52 0H-22Z"
    transform={`translate(${x} ${y}) rotate(${towards === 'up' ? 180 : 0}) scale(${scale})`}
  />
);
