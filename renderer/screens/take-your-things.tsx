// The end of a visit: the card and the paper that must not stay behind.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { TakeCard } from '../parts/drawings/desk-pictures.tsx';
import { PerhapsReceipt, ReceiptToTake } from '../parts/drawings/slot-pictures.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

type Things = ScreenOf<'takeYourThings'>;

export function TakeYourThings({ screen: { card, receipt, urgent } }: { readonly screen: Things }): ReactElement {
  const { words, raise } = useKiosk();
  const cardConcerned = card !== 'none';
  const { title, where } = sentencesFor(card, receipt, urgent);
  return (
    <>
      <Content>
        <Title big>{words(`screens.takeYourThings.titles.${title}`)}</Title>
        <p>{words(`screens.takeYourThings.where.${where}`)}</p>
        {cardConcerned && receipt !== 'none' && (
          <p>
            <b>{words(`screens.takeYourThings.also.${receipt}`)}</b>
          </p>
        )}
        {cardConcerned ? <TakeCard /> : receipt === 'printed' ? <ReceiptToTake /> : <PerhapsReceipt />}
      </Content>
      <Answers>
        <p className="say">{words('screens.takeYourThings.cleared')}</p>
        {cardConcerned && (
          <p className="say quiet">{words(urgent ? 'screens.takeYourThings.notYoursUrgent' : 'screens.takeYourThings.notYours')}</p>
        )}
        {cardConcerned ? <RaisedKey act={() => raise({ kind: 'notMine' })}>{words('screens.takeYourThings.notMine')}</RaisedKey> : <span />}
        {/* Not lit: the next step is at the desk, where the drawing has the lamp. */}
        <RaisedKey act={() => raise({ kind: 'taken' })}>{words('screens.takeYourThings.taken')}</RaisedKey>
      </Answers>
    </>
  );
}

/** Nobody sees whether the paper has been taken: what sounds like knowledge is only said at first, of a paper that did come out. */
function sentencesFor(card: Things['card'], receipt: Things['receipt'], urgent: boolean) {
  if (card === 'present') return { title: urgent ? 'urgentCard' : 'card', where: 'card' } as const;
  if (card === 'unknown') return { title: 'perhapsCard', where: 'perhapsCard' } as const;
  if (receipt === 'printed' && !urgent) return { title: 'receipt', where: 'receipt' } as const;
  return { title: 'perhapsReceipt', where: 'perhapsReceipt' } as const;
}
