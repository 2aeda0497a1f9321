// The calibration page: a frame to measure, a line to prove the measure by, the tokens as they are drawn, and the lines for the configuration.

import { useMemo, useRef, useState, type ReactElement } from 'react';
import { bareView } from '../../contract/bare-view.ts';
import type { ScreenProfile } from '../../contract/terminal-profile.ts';
import { createDrafts } from '../draft.ts';
import { KioskContext, type Kiosk } from '../kiosk.ts';
import { RaisedKey } from '../parts/raised-key.tsx';
import { createTapGuard } from '../parts/tap-guard.ts';
import { silence } from '../speech/types.ts';
import { useKeypad } from '../use-keypad.ts';
import { useScale } from '../use-scale.ts';
import { wordsIn } from '../words.ts';
import { agrees, assumedScreen, changed, configurationText, type Measure, measures, terminalOf } from './measured-screen.ts';

const chinese = wordsIn('zh-Hans');
const english = wordsIn('en');
const steps = [-10, -1, 1, 10] as const;

export function RulerPage(): ReactElement {
  const [screen, setScreen] = useState<ScreenProfile>(() => assumedScreen({ width: window.innerWidth, height: window.innerHeight }));
  const millimetre = useScale(terminalOf(screen));
  const tapGuard = useRef(createTapGuard()).current;
  const drafts = useRef(createDrafts()).current;
  const view = useMemo(
    () => bareView({ epoch: 'ruler', sequence: 0, wallTime: 0, screen: { kind: 'starting', reason: 'starting' }, last: null }),
    [],
  );
  const kiosk: Kiosk = { view, receivedAt: 0, words: chinese, millimetre, raise: () => undefined, tapGuard, drafts, speech: silence };
  useKeypad(kiosk);
  const whole = agrees(screen, { width: window.innerWidth, height: window.innerHeight });
  return (
    <KioskContext value={kiosk}>
      <main className="kiosk ruler" data-size="standard" data-theme="standard" data-layout="standard">
        <span className="ruler-frame" aria-hidden="true" />
        <span className="ruler-reach" aria-hidden="true" />
        <div className="ruler-words">
          <h1>{`${chinese('parts.ruler.title')} ${english('parts.ruler.title')}`}</h1>
          <Both what="measure" />
          {measures.map((measure) => (
            <MeasureRow key={measure} measure={measure} value={screen[measure]} change={(by) => setScreen(changed(screen, measure, by))} />
          ))}
          {!whole && (
            <div className="sheet notice" role="status">
              <Both what="disagrees" />
            </div>
          )}
          <Both what="prove" />
          <span className="ruler-line" aria-hidden="true" />
          <div className="ruler-samples">
            <RaisedKey shape="row" act={() => undefined}>
              20 mm
            </RaisedKey>
            <RaisedKey lit act={() => undefined}>
              29 mm
            </RaisedKey>
            <p>{chinese('parts.ruler.text')}</p>
          </div>
          <Both what="reach" />
          <Both what="copy" />
          <pre className="sheet">{configurationText(screen)}</pre>
        </div>
      </main>
    </KioskContext>
  );
}

type Sentence = 'measure' | 'disagrees' | 'prove' | 'reach' | 'copy';

/** The technician reads one of the two. */
function Both({ what }: { readonly what: Sentence }): ReactElement {
  return (
    <div>
      <p>{chinese(`parts.ruler.${what}`)}</p>
      <p className="note" lang="en">
        {english(`parts.ruler.${what}`)}
      </p>
    </div>
  );
}

interface MeasureRowProps {
  readonly measure: Measure;
  readonly value: number;
  readonly change: (by: number) => void;
}

function MeasureRow({ measure, value, change }: MeasureRowProps): ReactElement {
  const [tenLess, less, more, tenMore] = steps.map((by) => (
    <RaisedKey key={by} shape="pad" typing={`${measure} ${by}`} act={() => change(by)}>
      {by > 0 ? `+${by}` : `−${-by}`}
    </RaisedKey>
  ));
  return (
    <div className="ruler-measure">
      <p>
        {chinese(`parts.ruler.measures.${measure}`)}
        <small lang="en">{english(`parts.ruler.measures.${measure}`)}</small>
      </p>
      {tenLess}
      {less}
      <output>{`${value} mm`}</output>
      {more}
      {tenMore}
    </div>
  );
}
