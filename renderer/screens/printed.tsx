// What became of the receipt: take it, do without it, or honestly not known.

import type { ReactElement } from 'react';
import { faultNumber } from '../../contract/fault.ts';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { EmptySlot, PerhapsReceipt, ReceiptToTake } from '../parts/drawings/slot-pictures.tsx';
import { FaultLine } from '../parts/fault-line.tsx';
import { Facts } from '../parts/facts.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';
import { Verdict } from '../parts/verdict.tsx';

type PrintedScreen = ScreenOf<'printed'>;

export function Printed({ screen }: { readonly screen: PrintedScreen }): ReactElement {
  const outcomes: Readonly<Record<PrintedScreen['outcome'], ReactElement>> = {
    done: <Done reference={screen.reference} />,
    notDone: <NotDone fault={screen.fault} />,
    unknown: <Unknown reference={screen.reference} />,
  };
  return outcomes[screen.outcome];
}

function Done({ reference }: Pick<PrintedScreen, 'reference'>): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <Content>
        <Verdict good title={words('screens.printed.done')} calm={words('screens.printed.where')} />
        <ReceiptToTake />
        <h2 className="title big">{words('screens.printed.take')}</h2>
        <Reference reference={reference} />
      </Content>
      <Answers>
        <RaisedKey act={() => raise({ kind: 'home' })}>{words('parts.keys.menu')}</RaisedKey>
        <RaisedKey lit act={() => raise({ kind: 'acknowledge' })}>
          {words('screens.printed.inHand')}
        </RaisedKey>
      </Answers>
    </>
  );
}

function NotDone({ fault }: Pick<PrintedScreen, 'fault'>): ReactElement {
  const { words, raise } = useKiosk();
  const code = fault ?? 'printer.fault';
  return (
    <>
      <Content>
        <Verdict good={false} title={words('screens.printed.notDone')} calm={words('screens.printed.notDoneSafe')} />
        <Notice>
          <b>{words(`faults.${code}.what`)}</b>
          <p>{words(`faults.${code}.do`)}</p>
        </Notice>
        <EmptySlot />
        <FaultLine number={faultNumber[code]} />
      </Content>
      <Answers>
        <RaisedKey act={() => raise({ kind: 'retry' })}>{words('screens.printed.again')}</RaisedKey>
        <RaisedKey lit act={() => raise({ kind: 'back' })}>
          {words('screens.printed.without')}
        </RaisedKey>
      </Answers>
    </>
  );
}

function Unknown({ reference }: Pick<PrintedScreen, 'reference'>): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <Content>
        <Title big>{words('screens.printed.unknown')}</Title>
        <p>{words('screens.printed.unknownLook')}</p>
        <PerhapsReceipt />
        <Reference reference={reference} />
        <p>{words('screens.printed.unknownSafe')}</p>
      </Content>
      <Answers>
        <RaisedKey act={() => raise({ kind: 'home' })}>{words('parts.keys.menu')}</RaisedKey>
        <RaisedKey lit act={() => raise({ kind: 'acknowledge' })}>
          {words('screens.printed.seen')}
        </RaisedKey>
      </Answers>
    </>
  );
}

function Reference({ reference }: Pick<PrintedScreen, 'reference'>): ReactElement | null {
  const { words } = useKiosk();
  return reference === '' ? null : <Facts facts={[{ label: words('parts.reference'), value: reference }]} />;
}
