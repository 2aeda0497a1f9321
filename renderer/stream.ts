// What the page hears and says, whichever way it goes; and how it finds out that nobody speaks any more.

import type { Intent } from '../contract/intent.ts';
import type { PageFact } from '../contract/page-fact.ts';
import { beatMs, createSilenceWatch } from '../contract/silence-watch.ts';

/** `replaced`: the page was opened elsewhere, and of two pages that push each other out neither would work. */
export type Link = 'up' | 'lost' | 'replaced';

/** A KioskBridge that also says when nobody is listening any more: what was on the screen must not stay then. */
export interface Stream {
  readonly sendIntent: (intent: Intent) => void;
  readonly sendFact: (fact: PageFact) => void;
  readonly onView: (listener: (view: unknown) => void) => () => void;
  readonly onLink: (listener: (link: Link) => void) => () => void;
}

export interface Audience extends Pick<Stream, 'onView' | 'onLink'> {
  readonly show: (view: unknown) => void;
  readonly tell: (link: Link) => void;
}

export function createAudience(): Audience {
  const views = new Set<(view: unknown) => void>();
  const links = new Set<(link: Link) => void>();
  let latest: unknown;
  return {
    show(view) {
      latest = view;
      for (const listener of views) listener(view);
    },
    tell(link) {
      if (link !== 'up') latest = undefined;
      for (const listener of links) listener(link);
    },
    onView: (listener) => {
      views.add(listener);
      if (latest !== undefined) listener(latest);
      return () => views.delete(listener);
    },
    onLink: (listener) => {
      links.add(listener);
      return () => links.delete(listener);
    },
  };
}

export function watchSilence(onSilence: () => void): { readonly heard: () => void; readonly stop: () => void } {
  const watch = createSilenceWatch();
  const looking = setInterval(() => {
    if (watch.look(performance.now())) onSilence();
  }, beatMs);
  return { heard: watch.heard, stop: () => clearInterval(looking) };
}
