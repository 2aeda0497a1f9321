// What a page gets to see of the keyboard while a code is awaited, and what of it becomes a code.

import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWedgeKeys } from './wedge-keys.ts';

const code = '4241234567890123456799110000';
let codes: string[] = [];
let seen = '';
let keyboard = new EventEmitter();
let keys = createWedgeKeys(() => undefined);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  codes = [];
  seen = '';
  keyboard = new EventEmitter();
  keys = createWedgeKeys((text) => codes.push(text));
  keys.attach(keyboard);
});
afterEach(() => {
  vi.useRealTimers();
});

function type(typed: readonly string[], gapMs: number, modifiers = { control: false, alt: false, meta: false }): void {
  for (const key of typed) {
    vi.advanceTimersByTime(gapMs);
    let swallowed = false;
    const event = {
      preventDefault: () => {
        swallowed = true;
      },
    };
    keyboard.emit('before-input-event', event, { type: 'keyDown', key, ...modifiers });
    keyboard.emit('before-input-event', event, { type: 'keyUp', key, ...modifiers });
    if (!swallowed) seen += key;
  }
}

it('A scan is a code while one is awaited, and the page sees no more of it than by which it knows the scanner', () => {
  keys.listen(true);
  type([...code, 'Enter'], 4);
  expect([codes, seen]).toEqual([[code], '42']);
});

it('A scan without a terminator is a code after its silence, once', () => {
  keys.listen(true);
  type([...code], 4);
  vi.advanceTimersByTime(500);
  expect(codes).toEqual([code]);
});

it('Everything belongs to the page while no code is awaited', () => {
  type([...code, 'Enter'], 4);
  vi.advanceTimersByTime(500);
  expect([codes, seen]).toEqual([[], `${code}Enter`]);
});

it('A person who types while a code is awaited is left alone', () => {
  keys.listen(true);
  type([...'6601011990', 'Tab', 'Enter'], 110);
  vi.advanceTimersByTime(500);
  expect([codes, seen]).toEqual([[], '6601011990TabEnter']);
});

it('What was begun when the waiting ended becomes no code', () => {
  keys.listen(true);
  type([...code], 4);
  keys.listen(false);
  vi.advanceTimersByTime(500);
  expect(codes).toEqual([]);
});

it('Keys that are refused anyway are no part of a code', () => {
  keys.listen(true);
  type([...code], 4, { control: true, alt: false, meta: false });
  vi.advanceTimersByTime(500);
  expect(codes).toEqual([]);
});
