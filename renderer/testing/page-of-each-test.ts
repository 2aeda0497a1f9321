// A page of its own for every test of a file, drawn before it and taken down behind it, with a clock that stands still.

import { afterEach, beforeEach, vi } from 'vitest';
import { drawPage, type DrawnPage } from '../gallery/drawn-page.tsx';

type Held = NonNullable<NonNullable<Parameters<typeof vi.useFakeTimers>[0]>['toFake']>[number];

/** `more`: what else of the clock stands still, beside the time and the time-outs. */
export function pageOfEachTest(...more: readonly Held[]): DrawnPage {
  let page: DrawnPage | null = null;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', ...more] });
    page = drawPage();
  });
  afterEach(() => {
    page?.close();
    vi.useRealTimers();
  });
  const drawn = (): DrawnPage => {
    if (!page) throw new Error('the page is drawn before each test, not before all');
    return page;
  };
  return {
    get intents() {
      return drawn().intents;
    },
    get facts() {
      return drawn().facts;
    },
    show: (view) => drawn().show(view),
    showAll: (views) => drawn().showAll(views),
    link: (state) => drawn().link(state),
    key: (words) => drawn().key(words),
    answerOf: (words) => drawn().answerOf(words),
    text: () => drawn().text(),
    close: () => drawn().close(),
  };
}
