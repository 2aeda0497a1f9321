// Draws the page into a test's document with a stream the test holds in its hand.

import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { Intent, Meaning } from '../../contract/intent.ts';
import type { PageFact } from '../../contract/page-fact.ts';
import { App } from '../app.tsx';
import type { Link, Stream } from '../bridge.ts';
import type { Voices } from '../speech/voices/voice.ts';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean | undefined;
}

export interface DrawnPage {
  readonly intents: readonly Intent[];
  readonly facts: readonly PageFact[];
  readonly show: (view: unknown) => void;
  /** All that a page hears at once that was late. */
  readonly showAll: (views: readonly unknown[]) => Promise<void>;
  readonly link: (state: Link) => void;
  readonly key: (words: string) => HTMLElement;
  /** Presses the key, and tells what went up last, without the View it names. */
  readonly answerOf: (words: string) => Meaning | undefined;
  readonly text: () => string;
  readonly close: () => void;
}

export function drawPage(voices?: Voices): DrawnPage {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  const intents: Intent[] = [];
  const facts: PageFact[] = [];
  let show: (view: unknown) => void = () => undefined;
  let link: (state: Link) => void = () => undefined;
  const stream: Stream = {
    sendIntent: (intent) => intents.push(intent),
    sendFact: (fact) => facts.push(fact),
    onView: (listener) => {
      show = listener;
      return () => undefined;
    },
    onLink: (listener) => {
      link = listener;
      return () => undefined;
    },
  };
  const place = document.body.appendChild(document.createElement('div'));
  const failed = (): void => stream.sendFact({ kind: 'failed', where: 'render' });
  const root: Root = createRoot(place, { onCaughtError: failed, onUncaughtError: failed });
  act(() => root.render(<App stream={stream} {...(voices && { voices })} />));
  const key = (words: string): HTMLElement => {
    const found = [...place.querySelectorAll<HTMLElement>('.key')].find((one) => plain(one).includes(words));
    if (!found) throw new Error(`no key says ${words}: ${plain(place)}`);
    return found;
  };
  return {
    intents,
    facts,
    show: (view) => act(() => show(view)),
    showAll: (views) =>
      act(() => {
        for (const view of views) show(view);
        return Promise.resolve();
      }),
    link: (state) => act(() => link(state)),
    key,
    answerOf: (words) => {
      act(() => key(words).click());
      const last = intents.at(-1);
      if (!last) return undefined;
      const { epoch: _, turn: __, ...meaning } = last;
      return meaning;
    },
    text: () => plain(place),
    close: () => {
      act(() => root.unmount());
      place.remove();
    },
  };
}

/** The words as a person reads them, without the marks that say where a line may break. */
const plain = (element: Element): string => (element.textContent ?? '').replace(/[\u200b\u2060]/g, '');
