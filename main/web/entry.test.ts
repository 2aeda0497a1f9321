// The token and the cookie.

import { expect, it } from 'vitest';
import { createEntry } from './entry.ts';

function open() {
  let count = 0;
  return createEntry(() => {
    count += 1;
    return `secret${count}`;
  });
}

it('exchanges a token once', () => {
  const entry = open();
  const token = entry.token();
  expect(entry.exchange(token)).toBe('kiosk=secret3; HttpOnly; SameSite=Strict; Path=/');
  expect(entry.exchange(token)).toBeNull();
  expect(entry.token()).not.toBe(token);
});

it('knows the cookie among others, also beside one of another program', () => {
  const entry = open();
  expect(entry.holdsCookie('kiosk=')).toBe(false);
  entry.exchange(entry.token());
  expect(entry.holdsCookie('kiosk=secret3')).toBe(true);
  expect(entry.holdsCookie('other=1; kiosk=foreign; kiosk=secret3')).toBe(true);
  for (const header of [undefined, '', 'kiosk=', 'kiosk=secret1', 'xkiosk=secret3', 'kiosk=secret3x'])
    expect(entry.holdsCookie(header)).toBe(false);
});

it('forgets the older cookie when somebody else comes in', () => {
  const entry = open();
  entry.exchange(entry.token());
  entry.exchange(entry.token());
  expect(entry.holdsCookie('kiosk=secret3')).toBe(false);
  expect(entry.holdsCookie('kiosk=secret5')).toBe(true);
});
