import { beforeEach, expect, it } from 'vitest';
import { keypadDescriptor, keypadKeys, type SimulatedKeypad, simulatedKeypad } from './keypad.ts';

let reports: string[];
let keypad: SimulatedKeypad;

beforeEach(() => {
  reports = [];
  keypad = simulatedKeypad((bytes) => reports.push(bytes.toString('hex')));
});

it('has the report descriptor of the standard', () => {
  expect(keypadDescriptor.length).toBe(63);
});

it('reports the keys that are down, and when they go up', () => {
  keypad.press('5');
  keypad.press('select');
  keypad.release('5');
  keypad.releaseAll();
  expect(reports).toEqual(['00005d0000000000', '00005d5800000000', '0000580000000000', '0000000000000000']);
});

it('gives the roll-over report when more than six are down', () => {
  for (const key of keypadKeys.slice(0, 7)) keypad.press(key);
  expect(reports.at(-1)).toBe('0000010101010101');
  expect(keypad.state().held.length).toBe(7);
});
