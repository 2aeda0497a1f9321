// The whole machine with one place marked: where the window, the card place, a slot or the socket is.

import type { ReactElement } from 'react';
import { CaptionedDevice } from '../captioned-device.tsx';
import { Drawing } from './drawing.tsx';
import { Arrow, CardPlace, KeypadAndSocket, type Place, ReceiptSlot, ScanWindow, ScreenAndFoot, TicketSlot } from './machine.tsx';

export type DevicePlace = 'scanner' | 'cardReader' | 'receiptPrinter' | 'ticketDispenser' | 'headphones';

/** Where the point of the arrow is. */
const marks: Readonly<Record<DevicePlace, { readonly x: number; readonly y: number; readonly towards: 'up' | 'down' }>> = {
  scanner: { x: 290, y: 180, towards: 'down' },
  cardReader: { x: 680, y: 180, towards: 'down' },
  receiptPrinter: { x: 695, y: 880, towards: 'up' },
  ticketDispenser: { x: 285, y: 900, towards: 'up' },
  headphones: { x: 484, y: 736, towards: 'up' },
};

const PaperInSlot = ({ x }: { readonly x: number }): ReactElement => (
  <>
    <path className="tone-0" d={`M${x} 676H${x + 200}V786H${x}Z`} />
    <path className="thin" d={`M${x + 34} 712H${x + 146}M${x + 34} 748H${x + 110}`} />
  </>
);

/** Without words it gives way like every drawing. */
export const MarkedMachine = ({ place }: { readonly place: DevicePlace }): ReactElement => {
  const mark = marks[place];
  const at = (device: DevicePlace): Place => (device === place ? 'lamp' : 'plain');
  return (
    <Drawing viewBox="0 -612 968 1684">
      <ScreenAndFoot />
      <ScanWindow place={at('scanner')} />
      <CardPlace place={at('cardReader')} />
      <KeypadAndSocket place={place === 'headphones' ? 'lamp' : 'away'} />
      {place === 'receiptPrinter' && <path className="lamp" d="M528 628H862V716H528Z" />}
      {place === 'ticketDispenser' && <path className="lamp" d="M118 628H452V716H118Z" />}
      <ReceiptSlot />
      {place === 'receiptPrinter' && <PaperInSlot x={595} />}
      {place === 'ticketDispenser' && (
        <>
          <TicketSlot />
          <PaperInSlot x={185} />
        </>
      )}
      <Arrow {...mark} scale={1.7} />
    </Drawing>
  );
};

interface DevicePictureProps {
  readonly place: DevicePlace;
  readonly caption: string;
}

export const DevicePicture = ({ place, caption }: DevicePictureProps): ReactElement => (
  <CaptionedDevice drawing={<MarkedMachine place={place} />} caption={caption} />
);
