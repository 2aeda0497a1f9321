// What became of a filing: done, not done, not known, or kept here. Only what is certain is called done, and each has its number.

import type { ReactElement, ReactNode } from 'react';
import type { FaultCode } from '../../../contract/fault.ts';
import { faultNumber } from '../../../contract/fault.ts';
import type { FilingOutcome } from '../../../contract/filing.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { clockText, dayText } from '../../clock.ts';
import { useKiosk, type Kiosk } from '../../kiosk.ts';
import { CaseNumber } from '../../parts/case-number.tsx';
import { FiledPaper } from '../../parts/drawings/filed-paper.tsx';
import { PersonAtCounter } from '../../parts/drawings/person-at-counter.tsx';
import { FaultLine } from '../../parts/fault-line.tsx';
import { Lines } from '../../parts/facts.tsx';
import { Answers, Content, Title } from '../../parts/layout.tsx';
import { Notice } from '../../parts/notice.tsx';
import { peopleHere } from '../../parts/other-ways.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';
import { isKnownFiling, serviceName } from '../../parts/service-words.ts';
import { Verdict } from '../../parts/verdict.tsx';

type FiledScreen = ScreenOf<'filed'>;

export function Filed({ screen }: { readonly screen: FiledScreen }): ReactElement {
  const kiosk = useKiosk();
  return (
    <>
      <Content>{told(screen, kiosk)}</Content>
      <FiledKeys printing={screen.printing} />
    </>
  );
}

function told({ service, number, outcome }: FiledScreen, kiosk: Kiosk): ReactNode {
  switch (outcome.kind) {
    case 'done':
      return outcome.standing === 'finished' ? (
        <Finished service={service} number={number} platformNumber={outcome.platformNumber} />
      ) : (
        <Open title="accepted" service={service} number={number} platformNumber={outcome.platformNumber} />
      );
    case 'notDone':
      return <NotDone fault={outcome.fault} number={number} />;
    case 'unknown':
      return <Open title="unknown" service={service} number={number} />;
    case 'held':
      return <Open title="held" service={service} number={number} until={momentOf(outcome, kiosk)} />;
  }
}

interface FinishedProps extends Pick<FiledScreen, 'service' | 'number'> {
  readonly platformNumber: string | null;
}

function Finished({ service, number, platformNumber }: FinishedProps): ReactElement {
  const { words } = useKiosk();
  const known = isKnownFiling(service);
  return (
    <>
      <Verdict
        good
        title={words(known ? `screens.filed.done.${service}.title` : 'screens.filed.finished')}
        calm={words('screens.filed.submittedOnce')}
      />
      <CaseNumber number={number} />
      {platformNumber !== null && <PlatformNumber number={platformNumber} />}
      {known && (
        <>
          <h2 className="spare">{words('screens.filed.next')}</h2>
          <ol className="clauses">
            {([1, 2, 3] as const).map((at) => (
              <li key={at}>
                <b>{at}</b>
                <span>{words(`screens.filed.done.${service}.${at}`)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      <FiledPaper />
    </>
  );
}

interface OpenProps extends Pick<FiledScreen, 'service' | 'number'> {
  readonly title: 'accepted' | 'unknown' | 'held';
  readonly platformNumber?: string | null;
  readonly until?: string;
}

/** Not finished yet, whoever settles it: no tick and no cross. */
function Open({ title, service, number, platformNumber = null, until = '' }: OpenProps): ReactElement {
  const kiosk = useKiosk();
  const { words } = kiosk;
  const name = serviceName(service, words);
  return (
    <>
      <div>
        {name !== null && <p className="eyebrow spare">{name}</p>}
        <Title big>{words(`screens.filed.${title}.title`)}</Title>
      </div>
      <p>{words(`screens.filed.${title}.what`, { until })}</p>
      <CaseNumber number={number} />
      {platformNumber !== null && <PlatformNumber number={platformNumber} />}
      <p>
        <b>{words(`screens.filed.${title}.do`, { until })}</b>
      </p>
      <Lines lines={peopleHere(kiosk)} />
      <PersonAtCounter />
    </>
  );
}

function NotDone({ fault, number }: { readonly fault: FaultCode; readonly number: string }): ReactElement {
  const kiosk = useKiosk();
  const { words } = kiosk;
  return (
    <>
      <Verdict good={false} title={words('screens.filed.notDone')} calm={words('screens.filed.notDoneSafe')} />
      <Notice>
        <b>{words(`faults.${fault}.what`)}</b>
        <p>{words(`faults.${fault}.do`)}</p>
      </Notice>
      <CaseNumber number={number} />
      <Lines lines={peopleHere(kiosk)} />
      <FaultLine number={faultNumber[fault]} />
    </>
  );
}

function PlatformNumber({ number }: { readonly number: string }): ReactElement {
  const { words } = useKiosk();
  return (
    <p className="note">
      {words('parts.platformNumber')} <span className="given">{number}</span>
    </p>
  );
}

function FiledKeys({ printing }: Pick<FiledScreen, 'printing'>): ReactElement {
  const { words, raise } = useKiosk();
  const canPrint = printing === 'ready' || printing === 'paperLow';
  const leave = (lit: boolean): ReactElement => (
    <RaisedKey lit={lit} act={() => raise({ kind: 'leave' })}>
      {words('parts.keys.leave')}
    </RaisedKey>
  );
  if (!canPrint)
    return (
      <Answers>
        <p className="say quiet">{words('screens.filed.noPaper')}</p>
        <RaisedKey act={() => raise({ kind: 'home' })}>{words('parts.keys.menu')}</RaisedKey>
        {leave(true)}
      </Answers>
    );
  return (
    <Answers>
      {leave(false)}
      <RaisedKey lit act={() => raise({ kind: 'print' })}>
        {words('screens.filed.print')}
      </RaisedKey>
    </Answers>
  );
}

function momentOf({ until }: Extract<FilingOutcome, { kind: 'held' }>, { view }: Kiosk): string {
  return `${dayText(until, view.timeZone, view.display.language)} ${clockText(until, view.timeZone)}`;
}
