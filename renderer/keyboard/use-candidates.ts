// The phrases for the letters typed, once the table has come.

import { useEffect, useMemo, useState } from 'react';
import type { Language } from '../../contract/display.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { loadPhrases, type PhraseTable } from './phrase-table.ts';
import type { Typing } from './typing.ts';

export interface Candidates {
  /** `coming`: the words are being fetched; `failed`: they cannot be had, and only letters and figures can be typed. */
  readonly state: 'coming' | 'ready' | 'failed';
  readonly found: readonly Candidate[];
}

const none: readonly Candidate[] = [];

export function useCandidates({ letters, loosely, mode }: Typing, language: Language): Candidates {
  const [table, setTable] = useState<PhraseTable | 'coming' | 'failed'>('coming');
  const wanted = mode === 'pinyin';
  useEffect(() => {
    if (!wanted) return;
    let open = true;
    loadPhrases(language).then(
      (loaded) => open && setTable(loaded),
      () => open && setTable('failed'),
    );
    return () => {
      open = false;
    };
  }, [wanted, language]);
  const found = useMemo(() => (typeof table === 'string' ? none : candidatesFor({ table, letters, loosely })), [table, letters, loosely]);
  return { state: typeof table === 'string' ? table : 'ready', found };
}
