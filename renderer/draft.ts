// What somebody has half answered, kept while help, a setting or 您还在吗 stands before the question: in this page's memory and nowhere else.

import type { ScreenKind, View } from '../contract/view.ts';

export interface Drafts {
  /** The draft of this question; undefined: none is kept. */
  readonly of: (view: View) => unknown;
  readonly keep: (view: View, draft: unknown) => void;
  readonly forget: () => void;
  /** A View is shown: what it neither asks nor comes back to is gone. */
  readonly see: (view: View) => void;
}

/** Whoever is done with these comes back to what was asked. */
const between: ReadonlySet<ScreenKind> = new Set(['help', 'display', 'sound', 'idleQuestion']);

function questionIn({ epoch, screen }: View): string | null {
  return screen.kind === 'question' ? [epoch, screen.service, screen.field, screen.question.kind].join(' ') : null;
}

export function createDrafts(): Drafts {
  let kept: { readonly question: string; readonly draft: unknown } | null = null;
  const forget = (): void => {
    kept = null;
  };
  return {
    of: (view) => (kept !== null && kept.question === questionIn(view) ? kept.draft : undefined),
    keep: (view, draft) => {
      const question = questionIn(view);
      if (question !== null) kept = { question, draft };
    },
    forget,
    see: (view) => {
      if (!between.has(view.screen.kind) && questionIn(view) !== kept?.question) forget();
    },
  };
}
