// Pixels per millimetre and the shape of the screen: the whole kiosk always fits the window, whatever window it is.

import { useEffect, useInsertionEffect, useState } from 'react';
import type { View } from '../contract/view.ts';

type Terminal = Pick<View['terminal'], 'screenWidthMm' | 'screenHeightMm' | 'reachMm' | 'textScale'>;

/** The smallest screen that the tokens are drawn for, 21.5". */
const short = 268;
const long = 476;

/** Most of what a larger screen has more goes into larger text, keys and gaps, the rest into more of them. */
export function growthOf({ screenWidthMm, screenHeightMm }: Pick<Terminal, 'screenWidthMm' | 'screenHeightMm'>): number {
  const larger = Math.min(Math.min(screenWidthMm, screenHeightMm) / short, Math.max(screenWidthMm, screenHeightMm) / long);
  return Math.max(1, Math.round((1 + (larger - 1) * 0.75) * 1000) / 1000);
}

export function useScale(terminal: Terminal): number {
  const { screenWidthMm, screenHeightMm, reachMm, textScale } = terminal;
  const [windowSize, setWindowSize] = useState(currentSize);
  useEffect(() => {
    const measure = (): void => setWindowSize(currentSize());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const millimetre = Math.min(windowSize.width / screenWidthMm, windowSize.height / screenHeightMm);
  const growth = growthOf(terminal);
  // Before any layout effect: what is measured there is measured in these millimetres.
  useInsertionEffect(() => {
    const { style, dataset } = document.documentElement;
    dataset.shape = screenWidthMm > screenHeightMm ? 'landscape' : 'portrait';
    style.setProperty('--mm', `${millimetre}px`);
    style.setProperty('--screen-width', String(screenWidthMm));
    style.setProperty('--screen-height', String(screenHeightMm));
    style.setProperty('--growth', String(growth));
    style.setProperty('--text-scale', String(textScale));
    style.setProperty('--reach-mm', String(reachMm));
  }, [millimetre, screenWidthMm, screenHeightMm, growth, textScale, reachMm]);
  return millimetre;
}

const currentSize = (): { readonly width: number; readonly height: number } => ({ width: window.innerWidth, height: window.innerHeight });
