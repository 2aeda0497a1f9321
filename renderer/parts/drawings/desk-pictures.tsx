// Hand steps at the desk: where to hold the telephone, where to lay the card, and the card that must be taken.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';
import { Arrow, Body, CardPlace, ScanWindow } from './machine.tsx';

/** A hand holds the telephone over the window, the code downwards. */
const HeldTelephone = (): ReactElement => (
  <>
    <path className="thin dashed" d="M231.3 256L227.3 344M349.9 256L349.9 344" />
    <path
      className="tone-2"
      d="M91.6 660Q121.6 560 131.6 410.4Q141.6 374.4 171.6 380.4H319.6Q349.6 390.4 341.6 434.4Q325.6 560 317.6 660Z"
    />
    <path className="tone-0" d="M227.3 216L349.9 216L315.6 440.4L161.6 440.4Z" />
    <path className="solid" d="M161.6 440.4L315.6 440.4V452.4H161.6Z" />
    <circle className="solid" cx="254.4" cy="244" r="9" />
    <path
      className="tone-2"
      d="M127.6 450.4Q125.6 400.4 155.6 378.4Q201.6 348.4 219.6 366.4Q231.6 384.4 201.6 402.4Q177.6 418.4 175.6 460.4"
    />
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
    {card && (
      <>
        <LyingCard />
        <Arrow x={704} y={250} towards="down" />
      </>
    )}
    {telephone && <HeldTelephone />}
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
    <Arrow x={700} y={196} towards="up" />
  </Drawing>
);
