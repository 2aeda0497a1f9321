// What became of the receipt: take it, do without it, or honestly not known; and of the filing, where it is a filing's.

import type { ReactElement } from 'react';
import { faultNumber } from '../../contract/fault.ts';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk, type Kiosk } from '../kiosk.ts';
import { CaseNumber } from '../parts/case-number.tsx';
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
    done: <Done screen={screen} />,
    notDone: <NotDone screen={screen} />,
    unknown: <Unknown screen={screen} />,
  };
  return outcomes[screen.outcome];
}

interface PrintedProps {
  readonly screen: PrintedScreen;
}

function Done({ screen }: PrintedProps): ReactElement {
  const kiosk = useKiosk();
  const { words, raise } = kiosk;
  return (
    <>
      <Content>
        <Verdict good title={words('screens.printed.done')} calm={words('screens.printed.where')} />
        <ReceiptToTake />
        <h2 className="title big">{words('screens.printed.take')}</h2>
        {screen.filing !== null && <p>{filingNow(screen.filing, kiosk)}</p>}
        <Numbers screen={screen} />
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

function NotDone({ screen }: PrintedProps): ReactElement {
  const kiosk = useKiosk();
  const { words, raise } = kiosk;
  const code = screen.fault ?? 'printer.fault';
  return (
    <>
      <Content>
        <Verdict
          good={false}
          title={words('screens.printed.notDone')}
          calm={screen.filing === null ? words('screens.printed.safe') : filingNow(screen.filing, kiosk)}
        />
        {screen.filing !== null && <CaseNumber number={screen.filing.number} />}
        <Notice>
          <b>{words(`faults.${code}.what`)}</b>
          <p className={screen.filing === null ? undefined : 'spare'}>{words(`faults.${code}.do`)}</p>
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

function Unknown({ screen }: PrintedProps): ReactElement {
  const kiosk = useKiosk();
  const { words, raise } = kiosk;
  return (
    <>
      <Content>
        <Title big>{words('screens.printed.unknown')}</Title>
        <p>{words('screens.printed.unknownLook')}</p>
        <PerhapsReceipt />
        <p>{screen.filing === null ? words('screens.printed.safe') : filingNow(screen.filing, kiosk)}</p>
        <Numbers screen={screen} />
        <p className="note">{words('screens.printed.quote')}</p>
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

/** What became of the filing, whatever became of its paper. */
function filingNow({ outcome }: NonNullable<PrintedScreen['filing']>, { words }: Kiosk): string {
  return words(`parts.filingNow.${outcome.kind === 'done' ? outcome.standing : outcome.kind}`);
}

/** The one number to quote to staff: that of the filing, where there is one; else that of the paper. */
function Numbers({ screen: { filing, reference } }: PrintedProps): ReactElement | null {
  const { words } = useKiosk();
  if (filing !== null) return <CaseNumber number={filing.number} />;
  return reference === '' ? null : <Facts facts={[{ label: words('parts.reference'), value: reference }]} />;
}
