// What is said where somebody does a relative's business. Who they are, and whom they act for, is not for the room.

import { relations } from '../../../contract/acting.ts';
import { faultPrompts, spokenWords, type Spoken } from './sayer.ts';

export const actingFor: Spoken<'actingFor'> = {
  prompts: ({ stage, ways, takeCard, hint }, say) => {
    const { line } = say;
    if (stage === 'relation') return [line('speech.actingFor.choose'), line('speech.actingFor.next')];
    if (takeCard && hint === 'card.left') return [line('faults.card.left.what'), line('speech.actingFor.takeCard')];
    if (hint) return faultPrompts(hint, say);
    const telephone = ways.eVoucher === 'ready';
    const card = ways.idCard === 'ready';
    if (!telephone && !card) return [line('speech.identify.none'), line('speech.identify.counter')];
    return [
      ...(takeCard ? [line('speech.actingFor.takeCard')] : []),
      line(telephone && card ? 'speech.actingFor.document' : telephone ? 'speech.actingFor.eVoucher' : 'speech.actingFor.idCard'),
    ];
  },
  details: ({ stage, relation, ways }, say) => {
    const { line, privateLine } = say;
    if (stage === 'relation')
      return [
        ...relations.map((one) => line('speech.actingFor.whom', { whom: spokenWords(say, `screens.actingFor.whom.${one}`) })),
        line('speech.actingFor.back'),
      ];
    return [
      ...(relation ? [privateLine('speech.actingFor.whom', { whom: spokenWords(say, `screens.actingFor.whom.${relation}`) })] : []),
      ...(ways.eVoucher === 'ready' ? [line('speech.actingFor.anyTelephone')] : []),
      ...(['eVoucher', 'idCard'] as const).filter((way) => ways[way] === 'ready').map((way) => line(`speech.identify.how.${way}`)),
      line('speech.actingFor.home'),
    ];
  },
};
