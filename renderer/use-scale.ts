// Pixels per millimetre: the whole kiosk always fits the window, whatever window it is.

import { useEffect, useLayoutEffect, useState } from 'react';
import type { View } from '../contract/view.ts';

export function useScale({ screenWidthMm, screenHeightMm }: View['terminal']): number {
  const [windowSize, setWindowSize] = useState(currentSize);
  useEffect(() => {
    const measure = (): void => setWindowSize(currentSize());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const millimetre = Math.min(windowSize.width / screenWidthMm, windowSize.height / screenHeightMm);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--mm', `${millimetre}px`);
    style.setProperty('--screen-width', String(screenWidthMm));
    style.setProperty('--screen-height', String(screenHeightMm));
  }, [millimetre, screenWidthMm, screenHeightMm]);
  return millimetre;
}

const currentSize = (): { readonly width: number; readonly height: number } => ({ width: window.innerWidth, height: window.innerHeight });
