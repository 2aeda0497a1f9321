// What every part of the page may read: the View, its words, its scale, and the one way to answer it.

import { createContext, useContext } from 'react';
import type { Meaning } from '../contract/intent.ts';
import type { View } from '../contract/view.ts';
import type { Drafts } from './draft.ts';
import type { TapGuard } from './parts/tap-guard.ts';
import type { Speech } from './speech/types.ts';
import type { Words } from './words.ts';

export interface Kiosk {
  readonly view: View;
  /** `performance.now()` when the View came. */
  readonly receivedAt: number;
  readonly words: Words;
  /** Pixels per millimetre. */
  readonly millimetre: number;
  readonly raise: (meaning: Meaning) => void;
  readonly tapGuard: TapGuard;
  readonly drafts: Drafts;
  readonly speech: Speech;
}

export const KioskContext = createContext<Kiosk | null>(null);

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (!kiosk) throw new Error('a part was drawn outside the kiosk');
  return kiosk;
}
