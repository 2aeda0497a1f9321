// Every paper that ever came off the printer, with the place where it is now: nothing is lost, whoever took it.

import { drawReceipt } from '../escpos/draw.ts';
import type { Strip } from '../escpos/mechanism.ts';
import { type Piece, qrCodesOf, textOf } from '../paper.ts';
import type { Place, Presenter } from './presenter.ts';
import type { Ticket } from './words.ts';

/** From the print head to the knife. */
const minimumTail = 96;

export interface Papers {
  readonly cameOff: (strip: Strip) => void;
  /** The last paper came off into somebody's hand. */
  readonly lastIsTaken: () => void;
  readonly count: () => number;
  readonly tickets: () => readonly Ticket[];
}

export function openPapers(presenter: Presenter, hasPresenter: boolean): Papers {
  let strips: readonly { readonly strip: Strip; readonly at: string }[] = [];
  let blanks = 0;
  return {
    cameOff(strip) {
      // A strip with nothing on it is no ticket, but a presenter has to move it like any other paper.
      if (textOf(strip.pieces).trim() === '' && qrCodesOf(strip.pieces).length === 0) {
        blanks += 1;
        return hasPresenter ? presenter.arrived(-blanks) : undefined;
      }
      strips = [...strips, { strip, at: new Date().toISOString() }];
      presenter.arrived(strips.length, strip.complete ? undefined : 'inside');
    },
    lastIsTaken: () => presenter.arrived(strips.length, 'taken'),
    count: () => strips.length,
    tickets: () => strips.map(({ strip, at }, index) => ticketOf(strip, at, index + 1, presenter.placeOf(index + 1))),
  };
}

function ticketOf({ pieces, complete, continued }: Strip, at: string, number: number, place: Place): Ticket {
  return {
    id: `ticket-${number}`,
    at,
    text: textOf(pieces),
    complete: complete && !isCutThrough(pieces),
    continued,
    place,
    qrCodes: qrCodesOf(pieces),
    png: () => drawReceipt(pieces, complete),
  };
}

/** The knife sits behind the print head: without enough of a feed before it, it goes through the last line. */
function isCutThrough(pieces: readonly Piece[]): boolean {
  let tail = 0;
  for (const { block, from, to } of pieces.toReversed()) {
    if (block.kind !== 'feed') break;
    tail += to - from;
  }
  return tail < minimumTail;
}
