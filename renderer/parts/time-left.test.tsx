// The bar of 您还在吗 loses its steps one by one, without moving, and is full again when there is more time.

import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { pageOfEachTest } from '../testing/page-of-each-test.ts';
import { sampleView } from '../gallery/samples.ts';

const page = pageOfEachTest('setInterval', 'clearInterval');

const left = (): number => document.querySelectorAll('.time-left i:not(.over)').length;
const pass = (ms: number): void =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });

it('is full at first, and loses as much as time goes by', () => {
  page.show(sampleView('idle-question'));
  expect(left()).toBe(12);
  pass(15_000);
  expect(left()).toBe(6);
  pass(15_000);
  expect(left()).toBe(0);
});

it('is full again when a View of the same question gives the time anew', () => {
  const view = sampleView('idle-question');
  page.show(view);
  pass(20_000);
  page.show({ ...view, sequence: 1 });
  pass(2500);
  expect(left()).toBe(11);
});

it('is not there while the clock waits', () => {
  page.show({ ...sampleView('idle-question'), timeLeft: null });
  expect(document.querySelector('.time-left')).toBeNull();
});
