// The page: a pure function of the last View it got. It keeps no business state and answers only with Intents.

import { useEffect, useInsertionEffect, useMemo, useRef, type ReactElement } from 'react';
import type { Meaning } from '../contract/intent.ts';
import type { View } from '../contract/view.ts';
import type { Stream } from './bridge.ts';
import { createDrafts } from './draft.ts';
import { KioskContext, type Kiosk } from './kiosk.ts';
import { BottomBar } from './parts/bottom-bar.tsx';
import { Caption } from './parts/caption.tsx';
import { FailureBoundary } from './parts/failure-boundary.tsx';
import { PlainScreen } from './parts/plain-screen.tsx';
import { StepBar } from './parts/step-bar.tsx';
import { createTapGuard } from './parts/tap-guard.ts';
import { TopBand } from './parts/top-band.tsx';
import { CurrentScreen } from './screens/current-screen.tsx';
import { BlankCover } from './speech/blank-cover.tsx';
import { withNewestVoice, type VoicedStream } from './speech/newest-voice.ts';
import { silence } from './speech/types.ts';
import { SpokenView, UnspokenView, usePageSpeech } from './speech/use-page-speech.ts';
import type { Voices } from './speech/voices/voice.ts';
import { useActivity } from './use-activity.ts';
import { useKeypad } from './use-keypad.ts';
import { usePainted } from './use-painted.ts';
import { useScale } from './use-scale.ts';
import { useView } from './use-view.ts';
import { wordsIn } from './words.ts';

interface AppProps {
  readonly stream: Stream;
  /** None in the gallery: nothing is said there, only captioned. */
  readonly voices?: Voices;
}

export function App({ stream, voices }: AppProps): ReactElement {
  const voiced = useMemo(() => withNewestVoice(stream), [stream]);
  const shown = useView(voiced);
  switch (shown.state) {
    case 'waiting':
      return <PlainScreen state="starting" />;
    case 'lost':
      return <PlainScreen state="recovering" />;
    case 'replaced':
      return <PlainScreen state="elsewhere" />;
    case 'shown':
      return <KioskPage stream={voiced} voices={voices ?? null} view={shown.view} receivedAt={shown.receivedAt} />;
  }
}

interface KioskPageProps {
  readonly stream: VoicedStream;
  readonly voices: Voices | null;
  readonly view: View;
  readonly receivedAt: number;
}

function KioskPage({ stream, voices, view, receivedAt }: KioskPageProps): ReactElement {
  const { epoch, turn, display, voice, screen, terminal } = view;
  const tapGuard = useRef(createTapGuard()).current;
  const drafts = useRef(createDrafts()).current;
  const millimetre = useScale(terminal);
  const raise = (meaning: Meaning): void => stream.sendIntent({ ...meaning, epoch, turn });
  const pageSpeech = usePageSpeech(view, voices, stream);
  const speech = pageSpeech?.speech ?? silence;
  const kiosk: Kiosk = { view, receivedAt, words: wordsIn(display.language), millimetre, raise, tapGuard, drafts, speech };

  useActivity(() => raise({ kind: 'activity' }));
  useKeypad(kiosk);
  useEffect(() => drafts.see(view), [drafts, view]);
  // Before anything is measured: words break as their language does.
  useInsertionEffect(() => {
    document.documentElement.lang = display.language;
  }, [display.language]);

  // What the screen asks is drawn anew with every turn; the band and the bar around it stay.
  const instead = (
    <>
      <PlainScreen state="recovering" />
      <UnspokenView speech={pageSpeech} />
    </>
  );
  return (
    <FailureBoundary of={`${epoch} ${turn}`} instead={instead}>
      <KioskContext value={kiosk}>
        <div
          className="kiosk"
          lang={display.language}
          data-screen={screen.kind}
          data-size={display.textSize}
          data-theme={display.theme}
          data-layout={display.layout}
          data-blank={voice.blank || undefined}
        >
          <TopBand tall={screen.kind === 'attract'} />
          <Caption source={pageSpeech?.captions ?? null} />
          <main key={`${epoch} ${turn}`}>
            {'step' in screen && <StepBar step={screen.step} />}
            <CurrentScreen screen={screen} />
            <BlankCover />
          </main>
          <BottomBar />
          <SpokenView speech={pageSpeech} view={view} />
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
