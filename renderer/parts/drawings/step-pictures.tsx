// The picture of a step for the help ladder: what the hand has to do there, and where.

import type { ReactElement } from 'react';
import type { ScreenKind } from '../../../contract/view.ts';
import { type Answering, answeringOf } from '../answering.ts';
import { Calendar } from './calendar.tsx';
import { TakeCard, WhereToPut } from './desk-pictures.tsx';
import { MarkedMachine } from './device-picture.tsx';
import { FingerOnKey, TypingDigits, TypingLetters } from './finger-on-key.tsx';
import { LookingUp } from './looking-up.tsx';
import { Papers } from './papers.tsx';
import { PersonAtCounter } from './person-at-counter.tsx';
import { TeaCup } from './tea-cup.tsx';

const BothWays = (): ReactElement => <WhereToPut telephone card />;

/** The whole machine: who looks for a slot has to know where on it that is. */
const TicketPlace = (): ReactElement => <MarkedMachine place="ticketDispenser" />;
const ReceiptPlace = (): ReactElement => <MarkedMachine place="receiptPrinter" />;

const pictures: Readonly<Record<Exclude<ScreenKind, 'question'> | Answering, () => ReactElement>> = {
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
  choice: FingerOnKey,
  day: Calendar,
  digits: TypingDigits,
  letters: TypingLetters,
  place: TypingLetters,
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

const isDrawn = (about: string): about is keyof typeof pictures => Object.hasOwn(pictures, about);

/** `about`: the screen that help was asked for, of a question its kind. */
export function StepPicture({ about }: { readonly about: string }): ReactElement {
  const step = answeringOf(about) ?? about;
  const Picture = isDrawn(step) ? pictures[step] : PersonAtCounter;
  return <Picture />;
}
