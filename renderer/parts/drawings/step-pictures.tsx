// The picture of a step for the help ladder: what the hand has to do there, and where.

import type { ReactElement } from 'react';
import type { ScreenKind } from '../../../contract/view.ts';
import { TakeCard, WhereToPut } from './desk-pictures.tsx';
import { MarkedMachine } from './device-picture.tsx';
import { FingerOnKey } from './finger-on-key.tsx';
import { LookingUp } from './looking-up.tsx';
import { Papers } from './papers.tsx';
import { PersonAtCounter } from './person-at-counter.tsx';
import { TeaCup } from './tea-cup.tsx';

const BothWays = (): ReactElement => <WhereToPut telephone card />;

/** The whole machine: who looks for a slot has to know where on it that is. */
const TicketPlace = (): ReactElement => <MarkedMachine place="ticketDispenser" />;
const ReceiptPlace = (): ReactElement => <MarkedMachine place="receiptPrinter" />;

const pictures: Readonly<Record<ScreenKind, () => ReactElement>> = {
  starting: TeaCup,
  attract: BothWays,
  chooseCounter: FingerOnKey,
  choosePriority: FingerOnKey,
  ticketPrinting: TicketPlace,
  ticket: TicketPlace,
  identify: BothWays,
  working: LookingUp,
  menu: FingerOnKey,
  actingFor: BothWays,
  allServices: FingerOnKey,
  result: FingerOnKey,
  printing: ReceiptPlace,
  printed: ReceiptPlace,
  takeYourThings: TakeCard,
  trouble: PersonAtCounter,
  notice: Papers,
  question: FingerOnKey,
  commitment: FingerOnKey,
  review: FingerOnKey,
  filed: ReceiptPlace,
  idleQuestion: TeaCup,
  interrupted: PersonAtCounter,
  outOfService: PersonAtCounter,
  display: FingerOnKey,
  sound: FingerOnKey,
  help: PersonAtCounter,
};

const isDrawn = (about: string): about is ScreenKind => Object.hasOwn(pictures, about);

/** `about`: the screen that help was asked for. */
export function StepPicture({ about }: { readonly about: string }): ReactElement {
  const Picture = isDrawn(about) ? pictures[about] : PersonAtCounter;
  return <Picture />;
}
