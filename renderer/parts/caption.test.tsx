// The captions: every prompt in pieces that are whole sentences, on every screen at every size, and the last one stays.

import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { languages, textSizes } from '../../contract/display.ts';
import { screenProfileNames, screenProfiles, textScale } from '../../contract/terminal-profile.ts';
import { sampleNames, sampleView } from '../gallery/samples.ts';
import { captionPieces } from '../speech/duration.ts';
import { promptsOf } from '../speech/lines.ts';
import { pageOfEachTest } from '../testing/page-of-each-test.ts';
import { captionWidth } from './caption.tsx';

const page = pageOfEachTest();

it.each(languages)('has every prompt of %s in whole sentences, at every size on every screen', (language) => {
  const torn = new Set<string>();
  for (const name of sampleNames) {
    const view = sampleView(name, { language });
    if (view === null) continue;
    const texts = promptsOf(view).map(({ text }) => text);
    for (const profile of screenProfileNames) {
      const { widthMm, heightMm } = screenProfiles[profile];
      const terminal = {
        ...view.terminal,
        screenWidthMm: widthMm,
        screenHeightMm: heightMm,
        textScale: textScale(screenProfiles[profile]),
      };
      for (const textSize of textSizes) {
        const width = captionWidth({ terminal, display: { ...view.display, textSize } }, 'said');
        for (const text of texts) {
          const pieces = captionPieces(text, width);
          // A fault's first words have no full stop, as they stand on the screen.
          if (pieces.length > 1 && !pieces.every((piece) => /[.?。？；]$/.test(piece)))
            torn.add(`${profile} ${textSize}: ${pieces.join(' / ')}`);
        }
      }
    }
  }
  expect([...torn]).toEqual([]);
});

it('goes through the pieces of a long line without a voice, and the last stays', () => {
  page.show(sampleView('ticket-fault', { language: 'en', textSize: 'extra' }));
  const caption = (): string => document.querySelector('.caption')?.textContent ?? '';
  const first = caption();
  expect(first).toBe('The ticket was not printed.');
  act(() => void vi.advanceTimersByTime(60_000));
  expect(caption()).toBe('You are not in the queue yet.');
});

it('begins anew with another question, also with the same line, in the same paragraph', () => {
  const view = sampleView('ticket-fault', { language: 'en', textSize: 'extra' });
  if (view === null) throw new Error('there is no such sample');
  page.show(view);
  const paragraph = document.querySelector('.caption');
  const first = paragraph?.textContent;
  act(() => void vi.advanceTimersByTime(60_000));
  expect(paragraph?.textContent).not.toBe(first);
  page.show({ ...view, turn: view.turn + 1, sequence: view.sequence + 1 });
  expect(document.querySelector('.caption')).toBe(paragraph);
  expect(paragraph?.textContent).toBe(first);
});
