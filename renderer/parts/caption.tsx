// The caption: what is being said, in one line under the band; without sound it says that it has to be read.

import { useEffect, useMemo, useState, useSyncExternalStore, type ReactElement } from 'react';
import type { TextSize } from '../../contract/display.ts';
import type { View } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { growthOf } from '../use-scale.ts';
import { captionPieces } from '../speech/duration.ts';
import { promptsOf } from '../speech/lines.ts';
import type { Caption as Captioned, CaptionSource } from '../speech/speaker.ts';
import { SoundIcon } from './drawings/bar-icons.tsx';

/** Millimetres: the least text of each size, and what a strip has beside its line on the smallest screen, without a cue and with it. */
const leastText: Readonly<Record<TextSize, number>> = { standard: 8, large: 8, extra: 10.45 };
const besideLine = { said: 28, silent: 46 } as const;
/** A line of wide letters is longer than the average of them. */
const safely = 0.95;

/** Characters in one line. */
export function captionWidth({ terminal, display }: Pick<View, 'terminal' | 'display'>, state: Captioned['state']): number {
  const growth = growthOf(terminal);
  const em = leastText[display.textSize] * Math.max(growth, terminal.textScale);
  const beside = state === 'silent' ? besideLine.silent : besideLine.said;
  return Math.floor(((terminal.screenWidthMm - beside * growth) / em) * safely);
}

const none = (): null => null;
const never = (): (() => void) => none;

/** `source`: null where nothing is said; then the screen's first line stands for what would be. */
export function Caption({ source }: { readonly source: CaptionSource | null }): ReactElement | null {
  const { view } = useKiosk();
  const said = useSyncExternalStore(source?.subscribe ?? never, source?.caption ?? none);
  if (view.voice.reading === 'off') return null;
  const shown = source === null ? { text: promptsOf(view)[0]?.text ?? '', state: 'said' as const, seconds: 0, nth: 0 } : said;
  // A line that is said once more, or of another question, is shown from its beginning.
  return <CaptionLine of={`${view.epoch} ${view.turn} ${shown?.nth}`} shown={shown} />;
}

/** One paragraph for all lines: another one in its place would have the whole page styled again. */
function CaptionLine({ of, shown }: { readonly of: string; readonly shown: Captioned | null }): ReactElement {
  const { view, words } = useKiosk();
  const { text, state, seconds } = shown ?? { text: '', state: 'said', seconds: 0 };
  const line = captionWidth(view, state);
  const pieces = useMemo(() => captionPieces(text, line), [text, line]);
  const at = usePieceAt(of, pieces, seconds);
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

/** A line that is too long for one is shown piece by piece, each for its share of the time, also when the voice was cut short; the last stays: what to do. */
function usePieceAt(of: string, pieces: readonly string[], seconds: number): number {
  const [come, setCome] = useState({ of, at: 0 });
  const at = come.of === of ? come.at : 0;
  useEffect(() => {
    const piece = pieces[at];
    if (piece === undefined || at + 1 >= pieces.length) return;
    const timer = setTimeout(() => setCome({ of, at: at + 1 }), (seconds * 1000 * piece.length) / Math.max(1, pieces.join('').length));
    return () => clearTimeout(timer);
  }, [of, at, pieces, seconds]);
  return Math.min(at, pieces.length - 1);
}
