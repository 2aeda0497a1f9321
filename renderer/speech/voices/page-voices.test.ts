// The screen first: a line is asked for once the frame that shows it has been painted, or could have been.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { painted } from './page-voices.ts';

let frames: (() => void)[] = [];
const nextFrame = (): void => {
  const due = frames;
  frames = [];
  for (const act of due) act();
};

beforeEach(() => {
  frames = [];
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => frames.push(act));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('waits until the frame has been painted', async () => {
  const asked = vi.fn();
  void painted().then(asked);
  nextFrame();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).not.toHaveBeenCalled();
  nextFrame();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveBeenCalledOnce();
});

it('does not wait for frames that never come', async () => {
  const asked = vi.fn();
  void painted().then(asked);
  await vi.advanceTimersByTimeAsync(299);
  expect(asked).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toHaveBeenCalledOnce();
});
