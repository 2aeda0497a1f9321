// A question's half-typed answer as React state that outlasts help and 您还在吗.

import { useState } from 'react';
import type { FaultCode } from '../contract/fault.ts';
import type { ScreenOf } from '../contract/view.ts';
import { useKiosk } from './kiosk.ts';

/** One question keeps one draft. The last member: what was wrong with the answer of before, until somebody changes it. */
export function useDraft<T>(
  { hint }: Pick<ScreenOf<'question'>, 'hint'>,
  beginning: () => T,
): readonly [T, (draft: T) => void, FaultCode | null] {
  const { view, drafts } = useKiosk();
  const [{ draft, changed }, setDraft] = useState(() => {
    const kept = drafts.of(view);
    // A draft is kept under its question, and each question has one type of draft.
    return { draft: kept === undefined ? beginning() : (kept as T), changed: kept !== undefined };
  });
  return [
    draft,
    (next) => {
      drafts.keep(view, next);
      setDraft({ draft: next, changed: true });
    },
    changed ? null : hint,
  ];
}
