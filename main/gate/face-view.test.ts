// The face's own View is a valid one, and holds nothing of the visit that was on the screen.

import { expect, it } from 'vitest';
import { view, type View } from '../../contract/view.ts';
import { faceView } from './face-view.ts';

const first = faceView({ reason: 'starting', sequence: 1, wallTime: 1_700_000_000_000, last: null });

it('is a View that offers nothing to press', () => {
  expect(view.parse(first)).toEqual(first);
  expect(Object.values(first.bar)).toEqual([false, false, false, false, false]);
});

it('keeps the name and size of the terminal, and drops the person', () => {
  const last: View = {
    ...first,
    epoch: 'e1',
    terminal: { ...first.terminal, name: '青桥镇医保服务站1号机', screenWidthMm: 300 },
    screen: {
      kind: 'menu',
      person: { name: { private: '张三' }, number: { private: '1' } },
      insurances: [],
      services: [],
      takeCard: true,
      forAnother: 'none',
    },
  };
  const shown = faceView({ reason: 'restarting', sequence: 2, wallTime: 1_700_000_000_000, last });
  expect(shown.terminal).toEqual(last.terminal);
  expect(shown.screen).toEqual({ kind: 'starting', reason: 'restarting' });
  expect(JSON.stringify(shown)).not.toContain('张三');
});
