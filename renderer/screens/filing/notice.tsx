// Everything there is to know before a filing is begun, once and for all (一次性告知), and whether it can be finished now.

import type { ReactElement } from 'react';
import type { FinishCheck } from '../../../contract/filing.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { useKiosk, type Kiosk } from '../../kiosk.ts';
import { CaseNumber } from '../../parts/case-number.tsx';
import { Lines, type Fact } from '../../parts/facts.tsx';
import { FilingPage } from '../../parts/filing-page.tsx';
import { Answers } from '../../parts/layout.tsx';
import { ResultMark } from '../../parts/mark.tsx';
import { peopleHere } from '../../parts/other-ways.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';
import { isKnownFiling } from '../../parts/service-words.ts';

type NoticeScreen = ScreenOf<'notice'>;

export function FilingNotice({ screen }: { readonly screen: NoticeScreen }): ReactElement {
  return screen.checks.some(({ state }) => state === 'bad') ? <NotNow screen={screen} /> : <ReadFirst screen={screen} />;
}

function ReadFirst({ screen: { service, checks } }: { readonly screen: NoticeScreen }): ReactElement {
  const kiosk = useKiosk();
  const { words, raise } = kiosk;
  return (
    <>
      <FilingPage service={service} title={words('screens.notice.title')}>
        <Lines lines={toKnow(service, kiosk)} />
        <CheckList checks={checks} />
        <p className="note push">{words('screens.notice.notBegun')}</p>
      </FilingPage>
      <Answers>
        <RaisedKey act={() => raise({ kind: 'home' })}>{words('screens.notice.leave')}</RaisedKey>
        <RaisedKey lit act={() => raise({ kind: 'proceed' })}>
          {words('screens.notice.start')}
        </RaisedKey>
      </Answers>
    </>
  );
}

/** What is over by itself: against all else no waiting helps. */
const passing: ReadonlySet<FinishCheck['what']> = new Set(['network', 'paper']);

/** Nothing can be begun: why, what still works, and where else to go. */
function NotNow({ screen: { service, checks, openCase } }: { readonly screen: NoticeScreen }): ReactElement {
  const kiosk = useKiosk();
  const { words, raise } = kiosk;
  const bad = checks.filter(({ state }) => state === 'bad');
  const advice = [...new Set(bad.flatMap(({ fault }) => (fault === null ? [] : [words(`faults.${fault}.do`)])))];
  return (
    <>
      <FilingPage service={service} title={words('screens.notice.notNow')}>
        <CheckList checks={bad} />
        {advice.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {openCase !== null && <CaseNumber number={openCase} />}
        {bad.every(({ what }) => passing.has(what)) && <p className="spare">{words('screens.notice.later')}</p>}
        <Lines lines={peopleHere(kiosk)} />
        <p className="note push">{words(openCase === null ? 'parts.nothingSubmitted' : 'screens.notice.openCaseStill')}</p>
      </FilingPage>
      <Answers>
        <RaisedKey act={() => raise({ kind: 'retry' })}>{words('screens.notice.again')}</RaisedKey>
        <RaisedKey lit act={() => raise({ kind: 'home' })}>
          {words('parts.keys.menu')}
        </RaisedKey>
      </Answers>
    </>
  );
}

function toKnow(service: string, { words }: Kiosk): readonly Fact[] {
  if (!isKnownFiling(service)) return [];
  return (['who', 'bring', 'time', 'know', 'share'] as const).map((what) => ({
    label: words(`screens.notice.labels.${what}`),
    value: words(`screens.notice.services.${service}.${what}`),
  }));
}

/** In large text only what is not as it should be, or that all is. */
function CheckList({ checks }: { readonly checks: readonly FinishCheck[] }): ReactElement {
  const { view, words } = useKiosk();
  const inShort = view.display.textSize !== 'standard';
  const told = inShort ? checks.filter(({ state }) => state !== 'good') : checks;
  const lines = told.map(({ what, state }) => ({ state, sentence: words(`screens.notice.checks.${what}.${state}`) }));
  return (
    <ul className="sheet checks">
      {(lines.length > 0 ? lines : [{ state: 'good', sentence: words('screens.notice.canBegin') }]).map(({ state, sentence }) => (
        <li key={sentence}>
          <ResultMark good={state === 'good'} />
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
