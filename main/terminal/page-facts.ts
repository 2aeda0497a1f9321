// What the page tells besides Intents: that it has painted, that somebody is busy, and which line it spoke.

import { type Log, type LogText, ownIdText } from '../../contract/log/log.ts';
import type { PageFact } from '../../contract/page-fact.ts';
import type { BusyWatch } from './busy-watch.ts';
import { isLineName } from './line-names.ts';
import type { Picture } from './picture.ts';

/** What a page may send instead of a line's name could be somebody's words or number. */
const named = (line: string): LogText => ownIdText(isLineName(line) ? line : 'unnamed');

export function takePageFact(
  fact: PageFact,
  { busy, picture, log }: { readonly busy: BusyWatch; readonly picture: Picture; readonly log: Log },
): void {
  switch (fact.kind) {
    case 'painted':
      return picture.painted(fact.sequence);
    case 'busy':
      return fact.on ? busy.begins(fact.with) : busy.ends(fact.with);
    case 'spoken': {
      const { by, outlet, end } = fact;
      if (end === 'silent') return log('page.silent', { line: named(fact.line), outlet });
      return log('page.spoken', { line: named(fact.line), by, outlet, end });
    }
    // The supervisor has seen to it.
    case 'failed':
      return;
  }
}
