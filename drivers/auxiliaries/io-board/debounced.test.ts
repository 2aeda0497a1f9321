import { expect, it } from 'vitest';
import { Debounced } from './debounced.ts';

it('knows nothing before the first level, which it takes at its word', () => {
  const contact = new Debounced(300);
  expect(contact.value).toBeNull();
  contact.take(true, 1000);
  expect(contact.value).toBe(true);
});

it('follows a level only when it has stayed', () => {
  const contact = new Debounced(300);
  contact.take(false, 0);
  contact.take(true, 100);
  contact.take(true, 399);
  expect(contact.value).toBe(false);
  contact.take(true, 400);
  expect(contact.value).toBe(true);
});

it('begins anew with each bounce', () => {
  const contact = new Debounced(300);
  contact.take(false, 0);
  for (let at = 100; at <= 2000; at += 100) contact.take(at % 200 === 100, at);
  expect(contact.value).toBe(false);
});
