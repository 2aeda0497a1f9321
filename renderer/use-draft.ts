// A question's half-typed answer as React state that outlasts help and 您还在吗.

import { useState } from 'react';
import { useKiosk } from './kiosk.ts';

/** One question keeps one draft. */
export function useDraft<T>(beginning: () => T): readonly [T, (draft: T) => void] {
  const { view, drafts } = useKiosk();
  // A draft is kept under its question, and each question has one type of draft.
  const [draft, setDraft] = useState<T>(() => (drafts.of(view) as T | undefined) ?? beginning());
  return [
    draft,
    (next) => {
      drafts.keep(view, next);
      setDraft(next);
    },
  ];
}
