// Draws one part as the kiosk would, by its address: `#part=signature&size=large`; `guard=off` leaves the tap guard out, for a test.

import { useEffect, useRef, type ReactElement } from 'react';
import type { View } from '../../../contract/view.ts';
import { createDrafts } from '../../draft.ts';
import { KioskContext, type Kiosk } from '../../kiosk.ts';
import { BottomBar } from '../../parts/bottom-bar.tsx';
import { createTapGuard } from '../../parts/tap-guard.ts';
import { silence } from '../../speech/types.ts';
import { useKeypad } from '../../use-keypad.ts';
import { useScale } from '../../use-scale.ts';
import { wordsIn } from '../../words.ts';
import { partNames } from './part-names.ts';
import { Part } from './parts.tsx';

interface PartPageProps {
  /** The display and the terminal of this View are used, its screen is not. */
  readonly view: View;
  readonly hash: string;
}

export function PartPage({ view, hash }: PartPageProps): ReactElement {
  const asked = new URLSearchParams(hash.slice(1));
  const name = partNames.find((known) => known === asked.get('part'));
  const tapGuard = useRef(asked.get('guard') === 'off' ? { admit: () => true } : createTapGuard()).current;
  const drafts = useRef(createDrafts()).current;
  const millimetre = useScale(view.terminal);
  const { display } = view;
  const kiosk: Kiosk = {
    view,
    receivedAt: 0,
    words: wordsIn(display.language),
    millimetre,
    raise: ({ kind }) => console.info('intent', kind),
    tapGuard,
    drafts,
    speech: silence,
  };
  useKeypad(kiosk);
  useEffect(() => {
    document.documentElement.lang = display.language;
    document.documentElement.dataset.painted = hash;
  }, [display.language, hash]);
  return (
    <KioskContext value={kiosk}>
      <div
        className="kiosk"
        lang={display.language}
        data-screen="part"
        data-size={display.textSize}
        data-theme={display.theme}
        data-layout={display.layout}
      >
        <main>{name && <Part name={name} />}</main>
        <BottomBar />
      </div>
    </KioskContext>
  );
}
