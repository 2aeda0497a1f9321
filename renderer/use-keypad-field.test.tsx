// A field by twelve keys and by a keyboard: what is typed, and what the room hears of it.

import { beforeEach, expect, it } from 'vitest';
import { privately } from '../contract/private.ts';
import { keypadPageOfEachTest, startOfKeys, TelephoneField } from './testing/keypad-page.tsx';

const page = keypadPageOfEachTest(startOfKeys());

beforeEach(() => page.draw({ turn: 7 }, <TelephoneField acts={page.acts} />));

it('takes digits from the first press on, says only how many, and loses one with *', () => {
  page.press('1', '3', '5', 'back', '0');
  expect(document.querySelector('.typed')?.textContent).toBe('130');
  expect(page.said).toEqual(['已输入1位', '已输入2位', '已输入3位', '已输入2位', '已输入3位']);
  expect(page.meant).toEqual([]);
});

it('counts what a key of its pad has typed', () => {
  page.press('1', '1', 'select', 'select');
  expect(page.said.slice(-2)).toEqual(['X', '已输入3位']);
});

it('says the digit itself in headphones, as what is private', () => {
  page.draw({ voice: { ...page.view.voice, outlet: 'headphones' } });
  page.press('8');
  expect(page.said).toEqual([privately('8')]);
});

it('is finished with #: on to the main key, where digits mean ways again', () => {
  page.press('1', '1', '0', 'select');
  expect(document.activeElement?.textContent).toBe('下一步');
  page.press('5');
  expect(page.acts).toEqual(['110']);
  page.press('4', '4', '7');
  // Back past the pad's own keys, whose digits the keypad has itself, into the field.
  expect(document.querySelector('.typed')?.textContent).toBe('1107');
});

it('finished early goes to the next key that can do something, X among them', () => {
  page.press('1', '1', 'select');
  expect(document.activeElement?.textContent).toBe('X');
  page.press('select');
  expect(document.querySelector('.typed')?.textContent).toBe('11X');
});

it('takes each digit that a quick hand types on a keyboard, and at once', () => {
  page.scan([...'1385903'], 60);
  expect(document.querySelector('.typed')?.textContent).toBe('1385903');
});

it('takes X from a keyboard', () => {
  page.strike('1');
  page.strike('x');
  expect(document.querySelector('.typed')?.textContent).toBe('1X');
});
