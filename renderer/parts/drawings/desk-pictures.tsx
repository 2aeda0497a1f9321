// Hand steps at the desk: where to hold the telephone, where to lay the card, and the card that must be taken.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';
import { Arrow, Body, CardPlace, ScanWindow } from './machine.tsx';

/** The side with the code, as it looks before it is turned downwards. */
const CodeSide = (): ReactElement => (
  <>
    <path d="M486 282Q480 250 376 254M402 234L374 254L404 274" />
    <rect className="tone-0" x="432" y="300" width="108" height="196" rx="16" />
    <path className="tone-1" d="M452 330H478V356H452ZM494 330H520V356H494ZM452 372H478V398H452Z" />
    <path d="M496 376H520V400M496 400V392M454 436H518" />
  </>
);

/** A hand holds the telephone over the window, the code downwards. */
const HeldTelephone = (): ReactElement => (
  <>
    <path className="thin dashed" d="M214 404L198 456M318 404L330 456" />
    <path className="tone-2" d="M302 300Q352 282 358 300Q362 316 322 326ZM302 336Q352 318 358 336Q362 352 320 360Z" />
    <path className="tone-0" d="M216 232H316Q330 232 329 246L322 394Q321 408 307 408H193Q179 408 181 394L202 246Q204 232 216 232Z" />
    <circle className="solid" cx="228" cy="258" r="10" />
    <path
      className="tone-2"
      d="M70 660Q80 540 112 470Q126 430 176 368Q204 318 226 324Q250 334 234 370L216 408Q262 396 292 404Q326 412 318 432Q312 444 284 446Q300 470 270 510Q252 570 246 660Z"
    />
    <path className="thin" d="M216 408Q206 426 204 446M284 446Q262 444 246 448" />
  </>
);

/** A hand brings the card, its face upwards. */
const HandWithCard = (): ReactElement => (
  <>
    <path className="thin dashed" d="M617 454V400M770 454V412" />
    <path className="tone-0" d="M594 300L774 300L800 392L605 392Z" />
    <path className="thin" d="M616 325L686 325M619 345L680 345M622 367L711 367" />
    <path className="thin tone-2" d="M714 318L761 318L775 368L727 368Z" />
    <path
      className="tone-2"
      d="M800 660Q806 560 782 500Q752 452 734 404Q728 382 748 376Q768 374 780 398L800 426Q826 398 850 426Q884 470 892 540L906 660Z"
    />
    <path className="thin" d="M800 426Q812 442 814 462" />
  </>
);

const LyingCard = (): ReactElement => (
  <>
    <path className="tone-0" d="M606.4 370.4L764.3 370.4L787.4 445.2L616.5 445.2Z" />
    <path className="thin" d="M625.4 391.3L686.7 391.3M627.9 407.8L680.5 407.8M630.6 425.8L707.7 425.8" />
    <path className="thin tone-2" d="M711.1 385.4L752.8 385.4L765.1 427.2L721.5 427.2Z" />
  </>
);

const LiftedCard = (): ReactElement => (
  <>
    <path className="thin dashed" d="M617.7 454V394M790.2 454V394" />
    <path className="tone-0" d="M594 282L774.7 282L804.5 374.4L605.3 374.4Z" />
    <path className="thin" d="M615.7 307.9L686.4 307.9M618.6 328.2L679.4 328.2M621.8 350.4L711.2 350.4" />
    <path className="thin tone-2" d="M714.3 300.5L762.2 300.5L777.9 352.2L727.2 352.2Z" />
  </>
);

interface WaysProps {
  readonly telephone: boolean;
  readonly card: boolean;
}

/** Where to hold the telephone and lay the card; only the ways that work are drawn. */
export const WhereToPut = ({ telephone, card }: WaysProps): ReactElement => (
  <Drawing viewBox="16 128 936 532">
    <Body />
    <ScanWindow place={telephone ? 'lamp' : 'away'} />
    <CardPlace place={card ? 'lamp' : 'away'} />
    {telephone && <CodeSide />}
    {telephone && <HeldTelephone />}
    {card && (telephone ? <LyingCard /> : <HandWithCard />)}
    {card && (telephone ? <Arrow x={704} y={304} towards="down" /> : <Arrow x={704} y={246} towards="down" scale={0.75} />)}
  </Drawing>
);

/** The card lies where it is read: leave it there. */
export const CardBeingRead = (): ReactElement => (
  <Drawing viewBox="16 128 936 472">
    <Body />
    <ScanWindow place="plain" />
    <CardPlace place="lamp" />
    <LyingCard />
  </Drawing>
);

export const TakeCard = (): ReactElement => (
  <Drawing viewBox="16 90 936 510">
    <Body />
    <ScanWindow place="plain" />
    <CardPlace place="lamp" />
    <LiftedCard />
    <Arrow x={700} y={236} towards="up" scale={0.68} />
  </Drawing>
);
