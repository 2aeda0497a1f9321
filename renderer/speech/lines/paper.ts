// What is said of receipts, and of what must not be left behind.

import type { FilingOutcome } from '../../../contract/filing.ts';
import type { PublicUtterance } from '../types.ts';
import { faultPrompts, type Sayer, type Spoken } from './sayer.ts';

export const printing: Spoken<'printing'> = {
  prompts: ({ stage }, { line }) => [line(`speech.printing.${stage}`)],
  details: (_, { line }) => [line('speech.printing.where')],
};

function filingLine(outcome: FilingOutcome, { line }: Sayer): PublicUtterance {
  if (outcome.kind === 'done') return line(`speech.filingNow.${outcome.standing}`);
  return line(`speech.filingNow.${outcome.kind}`);
}

export const printed: Spoken<'printed'> = {
  prompts: ({ outcome, fault, filing }, say) => {
    const { line } = say;
    const told = filing === null ? [] : [filingLine(filing.outcome, say)];
    switch (outcome) {
      case 'done':
        return [line('speech.printed.done'), line('speech.printing.where'), ...told];
      case 'notDone':
        return [...(fault === null ? [] : faultPrompts(fault, say)), ...(filing === null ? [line('speech.printed.safe')] : told)];
      case 'unknown':
        return [line('speech.printed.unknown'), line('speech.printed.look'), ...told];
    }
  },
  details: ({ outcome, reference, filing }, { line }) => [
    line('speech.printed.reference', { number: reference }),
    ...(filing === null ? [] : [line('speech.filed.number', { number: filing.number })]),
    line(outcome === 'done' ? 'speech.printed.finish' : 'speech.printed.choose'),
  ],
};

export const takeYourThings: Spoken<'takeYourThings'> = {
  prompts: ({ card, receipt, urgent }, { line }) => {
    if (card !== 'none') {
      const alsoReceipt = receipt === 'printed' ? 'alsoReceipt' : 'alsoPerhaps';
      return [
        line(`speech.takeYourThings.${card === 'unknown' ? 'perhapsCard' : urgent ? 'urgentCard' : 'card'}`),
        line('speech.takeYourThings.cardWhere'),
        ...(receipt === 'none' ? [] : [line(`speech.takeYourThings.${alsoReceipt}`)]),
      ];
    }
    if (receipt === 'none') return [line('speech.takeYourThings.bye')];
    return [
      line(receipt === 'printed' ? 'speech.takeYourThings.receipt' : 'speech.takeYourThings.perhapsReceipt'),
      line('speech.takeYourThings.receiptWhere'),
    ];
  },
  details: ({ card }, { line }) => [
    line('speech.takeYourThings.cleared'),
    ...(card === 'none' ? [] : [line('speech.takeYourThings.notYours')]),
  ],
};
