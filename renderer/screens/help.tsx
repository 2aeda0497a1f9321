// The help ladder: the step once more in words and as a picture, then the telephone with its hours now, then the counter and its address.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { hourText, useWallClock, withTimesWhole } from '../clock.ts';
import { useKiosk, type Kiosk } from '../kiosk.ts';
import { DeskTelephone } from '../parts/drawings/desk-telephone.tsx';
import { PersonAtCounter } from '../parts/drawings/person-at-counter.tsx';
import { StepPicture } from '../parts/drawings/step-pictures.tsx';
import { type Fact, Lines } from '../parts/facts.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { hotlineLine } from '../parts/other-ways.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';
import { aboutStep } from './help/about-step.ts';
import { officeNow } from './help/office-hours.ts';

type HelpScreen = ScreenOf<'help'>;
interface Props {
  readonly screen: HelpScreen;
}

export function Help({ screen }: Props): ReactElement {
  const { words, raise } = useKiosk();
  return (
    <>
      <Content>
        <Title big>{words(`screens.help.titles.${screen.rung}`)}</Title>
        <Rung screen={screen} />
        {screen.signedIn && <p className="note">{words('screens.help.nothingLost')}</p>}
      </Content>
      <Answers>
        <HelpKeys rung={screen.rung} />
        <RaisedKey lit act={() => raise({ kind: 'back' })}>
          {words('screens.help.back')}
        </RaisedKey>
      </Answers>
    </>
  );
}

function Rung({ screen }: Props): ReactElement {
  const kiosk = useKiosk();
  const now = useWallClock(kiosk.view.wallTime, kiosk.receivedAt);
  switch (screen.rung) {
    case 'again':
      return (
        <>
          <p>
            <b>{kiosk.words(`screens.help.about.${aboutStep(screen.about)}`)}</b>
          </p>
          <StepPicture about={screen.about} />
        </>
      );
    case 'telephone':
      return (
        <>
          <Lines lines={[hotlineLine(kiosk, screen.hotline), ...stationLine(kiosk), ...hoursLines(screen, now, kiosk)]} />
          <DeskTelephone />
        </>
      );
    case 'counter':
      return (
        <>
          <Lines lines={[...counterLines(kiosk), ...hoursLines(screen, now, kiosk)]} />
          <PersonAtCounter />
        </>
      );
  }
}

/** All but the main key, which leads back and stands in its corner on every rung. */
function HelpKeys({ rung }: Pick<HelpScreen, 'rung'>): ReactElement {
  const { words, raise, speech } = useKiosk();
  switch (rung) {
    case 'again':
      return (
        <>
          <RaisedKey act={() => raise({ kind: 'display' })}>{words('screens.help.seeBetter')}</RaisedKey>
          <RaisedKey act={() => raise({ kind: 'sound' })}>{words('screens.help.hearBetter')}</RaisedKey>
          <RaisedKey shape="wide" act={speech.again}>
            {words('screens.help.sayAgain')}
          </RaisedKey>
          <RaisedKey act={() => raise({ kind: 'moreHelp' })}>{words('screens.help.more')}</RaisedKey>
        </>
      );
    case 'telephone':
      return <RaisedKey act={() => raise({ kind: 'moreHelp' })}>{words('screens.help.toCounter')}</RaisedKey>;
    case 'counter':
      return <span />;
  }
}

function stationLine({ view, words }: Kiosk): readonly Fact[] {
  const { telephone } = view.terminal;
  return telephone === null ? [] : [{ label: words('parts.lines.station'), value: <b className="number">{telephone}</b> }];
}

function counterLines({ view, words }: Kiosk): readonly Fact[] {
  const { counter, address } = view.terminal;
  return [
    {
      label: words('parts.lines.counter'),
      value: counter === null ? words('parts.ways.anyCounter') : words('parts.ways.counter', { counter }),
    },
    {
      label: words('screens.help.address'),
      value: address === null ? words('screens.help.here') : <span className="given">{address}</span>,
    },
  ];
}

/** As it is now, and as it usually is. */
function hoursLines({ hours }: HelpScreen, time: number, { view, words }: Kiosk): readonly Fact[] {
  const now = officeNow(hours, time, view.timeZone);
  const spans = hours.spans.map(({ from, to }) => withTimesWhole(words('screens.help.span', { from: hourText(from), to: hourText(to) })));
  return [
    {
      label: words('screens.help.now'),
      value: (
        <b>
          {'time' in now
            ? words(`screens.help.office.${now.state}`, { time: hourText(now.time) })
            : words(`screens.help.office.${now.state}`)}
        </b>
      ),
    },
    {
      label: words('screens.help.usually'),
      value: words('screens.help.hours', { days: words(`screens.help.days.${hours.days}`), spans: spans.join(words('screens.help.and')) }),
    },
  ];
}
