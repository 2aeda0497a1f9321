// People who can help: the counter, this place's telephone, the national line and its hours.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { hourText, withTimesWhole } from '../clock.ts';
import { useKiosk, type Kiosk } from '../kiosk.ts';
import { PersonAtCounter } from '../parts/drawings/person-at-counter.tsx';
import { Lines } from '../parts/facts.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { hotlineLine, peopleHere } from '../parts/other-ways.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

type HelpScreen = ScreenOf<'help'>;

export function Help({ screen: { hotline, hours, signedIn } }: { readonly screen: HelpScreen }): ReactElement {
  const kiosk = useKiosk();
  const { words, raise } = kiosk;
  return (
    <>
      <Content>
        <Title big>{words('screens.help.title')}</Title>
        <p>{words(signedIn ? 'screens.help.kept' : 'screens.help.calm')}</p>
        <PersonAtCounter />
        <Lines lines={[...peopleHere(kiosk), hotlineLine(kiosk, hotline)]} />
        <p className="note">{hoursText(hours, kiosk)}</p>
      </Content>
      <Answers>
        <span />
        <RaisedKey lit act={() => raise({ kind: 'back' })}>
          {words('screens.help.back')}
        </RaisedKey>
      </Answers>
    </>
  );
}

function hoursText({ days, spans }: HelpScreen['hours'], { words }: Kiosk): string {
  const each = spans.map(({ from, to }) => withTimesWhole(words('screens.help.span', { from: hourText(from), to: hourText(to) })));
  return words('screens.help.hours', { days: words(`screens.help.days.${days}`), spans: each.join(words('screens.help.and')) });
}
