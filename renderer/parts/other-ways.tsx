// The other ways that are always in sight: the counter, this place's telephone, the national line, the application.

import type { ScreenOf } from '../../contract/view.ts';
import type { Kiosk } from '../kiosk.ts';
import type { Fact } from './facts.tsx';

/** The counter, and the point's own telephone where it has one. */
export function peopleHere({ view, words }: Kiosk): readonly Fact[] {
  const { counter, telephone } = view.terminal;
  const atCounter: Fact = {
    label: words('parts.lines.counter'),
    value: counter === null ? words('parts.ways.anyCounter') : words('parts.ways.counter', { counter }),
  };
  if (telephone === null) return [atCounter];
  return [atCounter, { label: words('parts.lines.station'), value: <b className="number">{telephone}</b> }];
}

export function hotlineLine({ words }: Kiosk, hotline: ScreenOf<'help'>['hotline']): Fact {
  return {
    label: words('parts.lines.telephone'),
    value: (
      <>
        <b className="number">12393</b>
        {hotline === 'people' ? words('parts.ways.hotlinePeople') : words('parts.ways.hotlineMachine')}
      </>
    ),
  };
}

export function applicationLine({ words }: Kiosk): Fact {
  return { label: words('parts.lines.phone'), value: words('parts.ways.phone') };
}
