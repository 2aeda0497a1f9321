// The caption: what is being said, in one line under the band; without sound it says that it has to be read.

import { useEffect, useState, useSyncExternalStore, type ReactElement } from 'react';
import type { TextSize } from '../../contract/display.ts';
import { useKiosk } from '../kiosk.ts';
import { captionPieces } from '../speech/duration.ts';
import { promptsOf } from '../speech/lines.ts';
import type { Caption as Captioned, CaptionSource } from '../speech/speaker.ts';
import { SoundIcon } from './drawings/bar-icons.tsx';

/** Characters in one line, at the least text of each size. */
const lineOf: Readonly<Record<TextSize, number>> = { standard: 25, large: 25, extra: 18 };

const none = (): null => null;
const never = (): (() => void) => none;

/** `source`: null where nothing is said; then the screen's first line stands for what would be. */
export function Caption({ source }: { readonly source: CaptionSource | null }): ReactElement | null {
  const { view } = useKiosk();
  const said = useSyncExternalStore(source?.subscribe ?? never, source?.caption ?? none);
  if (view.voice.reading === 'off') return null;
  const shown = source === null ? { text: promptsOf(view)[0]?.text ?? '', state: 'said' as const, seconds: 0 } : said;
  return <CaptionLine key={shown?.text} shown={shown} />;
}

function CaptionLine({ shown }: { readonly shown: Captioned | null }): ReactElement {
  const { view, words } = useKiosk();
  const { text, state, seconds } = shown ?? { text: '', state: 'said', seconds: 0 };
  const pieces = captionPieces(text, lineOf[view.display.textSize]);
  const at = usePieceAt(pieces, state === 'said' ? 0 : seconds);
  return (
    // Spoken by the kiosk itself: another voice reading the same line over it would help nobody.
    <p className="caption" role="status" aria-live="off" data-state={state}>
      {state === 'silent' && (
        <span className="caption-cue" role="img" aria-label={words('speech.caption.silent')}>
          <SoundIcon />
        </span>
      )}
      <span>{pieces[at]}</span>
    </p>
  );
}

/** A line that is too long for one is shown piece by piece, each for its share of the time. */
function usePieceAt(pieces: readonly string[], seconds: number): number {
  const [at, setAt] = useState(0);
  useEffect(() => {
    const piece = pieces[at];
    if (seconds === 0 || piece === undefined || at + 1 >= pieces.length) return;
    const timer = setTimeout(() => setAt(at + 1), (seconds * 1000 * piece.length) / Math.max(1, pieces.join('').length));
    return () => clearTimeout(timer);
  }, [at, pieces, seconds]);
  return Math.min(at, pieces.length - 1);
}
