// Which keys reach the page.

import { expect, it } from 'vitest';
import { isAllowedKey } from './keys.ts';

const plain = { control: false, alt: false, meta: false };

it.each(['0', '9', 'x', 'X', 'ü', '省', ' ', '-', '.', 'Tab', 'Enter', 'Backspace', 'Escape', 'ArrowLeft', 'Shift'])(
  '%j is typing',
  (key) => {
    expect(isAllowedKey({ ...plain, key })).toBe(true);
  },
);

it.each([
  'F1',
  'F5',
  'F11',
  'F12',
  'ContextMenu',
  'PrintScreen',
  'BrowserBack',
  'LaunchMail',
  'AltGraph',
  'Control',
  'Meta',
  '',
  '\u0007',
  'Unidentified',
])('%j is swallowed', (key) => {
  expect(isAllowedKey({ ...plain, key })).toBe(false);
});

it.each(['control', 'alt', 'meta'] as const)('nothing goes together with %s', (modifier) => {
  for (const key of ['r', 'i', '+', '0', 'F4', 'Tab', 'ArrowLeft']) expect(isAllowedKey({ ...plain, key, [modifier]: true })).toBe(false);
});
