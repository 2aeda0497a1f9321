// Which Views end a page: the next visit, the next life of the terminal, and no other.

import { describe, expect, it } from 'vitest';
import { createVisitWatch, type VisitMark } from './fresh-page.ts';

const at = (epoch: string, visit: number, kind = 'attract'): VisitMark => ({ epoch, visit, screen: { kind } });
const judged = (...views: readonly VisitMark[]): readonly boolean[] => views.map(createVisitWatch());

describe('a page is replaced', () => {
  it('when the visit has ended, once', () => {
    expect(judged(at('e1', 0), at('e1', 0, 'menu'), at('e1', 1), at('e1', 1, 'identify'))).toEqual([false, false, true, false]);
  });
  it('when another life of the terminal speaks, whatever it counts', () => {
    expect(judged(at('e1', 3, 'menu'), at('face', 3, 'starting'), at('e2', 3, 'interrupted'))).toEqual([false, false, true]);
  });
});

describe('a page stays', () => {
  it('through the start of the kiosk', () => {
    expect(judged(at('face', 0, 'starting'), at('supervisor', 0, 'starting'), at('e1', 0))).toEqual([false, false, false]);
  });
  it('when the face lost the supervisor and the same terminal is there again', () => {
    expect(judged(at('e1', 2, 'menu'), at('face', 2, 'starting'), at('e1', 2, 'menu'))).toEqual([false, false, false]);
  });
});
