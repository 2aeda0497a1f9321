// Every key of every sample says something when the keypad comes to it, in every language.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { languages } from '../contract/display.ts';
import { drawPage, type DrawnPage } from './gallery/drawn-page.tsx';
import { sampleNames, sampleView } from './gallery/samples.ts';
import { saidBy } from './parts/keypad-stops.ts';

let page: DrawnPage;

beforeEach(() => {
  page = drawPage();
});
afterEach(() => page.close());

describe('the keys of every sample', () => {
  it.each(languages)(
    'are not silent: %s',
    (language) => {
      const silent = sampleNames.flatMap((name) => {
        page.show(sampleView(name, { language }));
        return [...document.querySelectorAll('.kiosk .key:not(.off), .kiosk [data-entry]')].flatMap((key) =>
          saidBy(key) === null ? [`${name}: ${key.textContent}`] : [],
        );
      });
      expect(silent).toEqual([]);
    },
    60_000,
  );
});
