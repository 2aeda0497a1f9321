// The page: a pure function of the last View it got. It keeps no business state and answers only with Intents.

import { useEffect, useRef, type ReactElement } from 'react';
import type { Meaning } from '../contract/intent.ts';
import type { View } from '../contract/view.ts';
import type { Stream } from './bridge.ts';
import { createDrafts } from './draft.ts';
import { KioskContext, type Kiosk } from './kiosk.ts';
import { BottomBar } from './parts/bottom-bar.tsx';
import { FailureBoundary } from './parts/failure-boundary.tsx';
import { PlainScreen } from './parts/plain-screen.tsx';
import { StepBar } from './parts/step-bar.tsx';
import { createTapGuard } from './parts/tap-guard.ts';
import { TallBand, TopBand } from './parts/top-band.tsx';
import { CurrentScreen } from './screens/current-screen.tsx';
import { silence } from './speech/types.ts';
import { useActivity } from './use-activity.ts';
import { usePainted } from './use-painted.ts';
import { useScale } from './use-scale.ts';
import { useView } from './use-view.ts';
import { wordsIn } from './words.ts';

export function App({ stream }: { readonly stream: Stream }): ReactElement {
  const shown = useView(stream);
  switch (shown.state) {
    case 'waiting':
      return <PlainScreen state="starting" />;
    case 'lost':
      return <PlainScreen state="recovering" />;
    case 'replaced':
      return <PlainScreen state="elsewhere" />;
    case 'shown':
      return <KioskPage stream={stream} view={shown.view} receivedAt={shown.receivedAt} />;
  }
}

interface KioskPageProps {
  readonly stream: Stream;
  readonly view: View;
  readonly receivedAt: number;
}

function KioskPage({ stream, view, receivedAt }: KioskPageProps): ReactElement {
  const { epoch, turn, display, screen, terminal } = view;
  const tapGuard = useRef(createTapGuard()).current;
  const drafts = useRef(createDrafts()).current;
  const millimetre = useScale(terminal);
  const raise = (meaning: Meaning): void => stream.sendIntent({ ...meaning, epoch, turn });
  const kiosk: Kiosk = { view, receivedAt, words: wordsIn(display.language), millimetre, raise, tapGuard, drafts, speech: silence };

  useActivity(() => raise({ kind: 'activity' }));
  useEffect(() => drafts.see(view), [drafts, view]);
  useEffect(() => {
    document.documentElement.lang = display.language;
  }, [display.language]);

  // Drawn anew with every turn: a finger that went down on the last question can't answer this one.
  return (
    <FailureBoundary key={`${epoch} ${turn}`} instead={<PlainScreen state="recovering" />}>
      <KioskContext value={kiosk}>
        <div
          className="kiosk"
          data-screen={screen.kind}
          data-size={display.textSize}
          data-theme={display.theme}
          data-layout={display.layout}
        >
          {screen.kind === 'attract' ? <TallBand /> : <TopBand />}
          <main>
            {'step' in screen && <StepBar step={screen.step} />}
            <CurrentScreen screen={screen} />
          </main>
          <BottomBar />
          <Painted stream={stream} view={view} />
        </div>
      </KioskContext>
    </FailureBoundary>
  );
}

/** Inside the boundary, so that a View whose drawing failed is not reported as painted. */
function Painted({ stream, view }: Pick<KioskPageProps, 'stream' | 'view'>): null {
  usePainted(view, stream.sendFact);
  return null;
}
