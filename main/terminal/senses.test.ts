// Headphones, keypad and what the page says of its voice, on the whole terminal: what a View tells of them, and what the log must not.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type PlayedKiosk, playKiosk, voucher } from './testing/played-kiosk.ts';

let played: PlayedKiosk;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-06-18T09:26:00+08:00') });
  played = playKiosk();
});
afterEach(() => {
  played.close();
  vi.useRealTimers();
});

const socket = (headphones: 'present' | 'notPresent' | 'unknown') => ({ auxiliaries: { cabinetDoor: 'closed' as const, headphones } });
const press = (key: string): void => played.unsolicited('keypad', 'Kiosk.KeyPressedEvent', { key });
const heard = () => [played.view().senses.headphones, played.view().voice.outlet];

it('speaks into headphones exactly while their socket says that they are in', () => {
  expect(heard()).toEqual(['none', 'loudspeaker']);
  played.status('auxiliaries', socket('notPresent'));
  expect(heard()).toEqual(['unplugged', 'loudspeaker']);
  played.status('auxiliaries', socket('present'));
  expect([...heard(), played.view().voice.reading]).toEqual(['plugged', 'headphones', 'everything']);
  played.status('auxiliaries', socket('unknown'));
  expect([...heard(), played.view().voice.reading]).toEqual(['none', 'loudspeaker', 'prompts']);
  played.status('auxiliaries', socket('present'));
  played.status('auxiliaries', {}, 'offline');
  expect(heard()).toEqual(['none', 'loudspeaker']);
  played.status('auxiliaries', socket('present'));
  played.kiosk.devices.driversDown();
  expect(heard()).toEqual(['none', 'loudspeaker']);
});

it('mentions a keypad only where one is on line', () => {
  expect(played.view().senses.keypad).toBe(false);
  played.status('keypad', {});
  expect(played.view().senses.keypad).toBe(true);
  played.status('keypad', {}, 'offline');
  expect(played.view().senses.keypad).toBe(false);
});

it('shows every press as another View, in the order of the presses', () => {
  const { sequence } = played.view();
  press('right');
  press('right');
  expect(played.view()).toMatchObject({ sequence: sequence + 2, keypad: { presses: 2, key: 'right' }, voice: { reading: 'everything' } });
  press('nonsense');
  expect(played.view().keypad.presses).toBe(2);
});

it('keeps no digit after the visit, and writes none into the log at any time', async () => {
  played.showCode(voucher);
  await played.wait(0);
  for (const key of '66010119') press(key);
  expect(played.view().keypad).toEqual({ presses: 8, key: '9' });
  expect(played.logged.join('\n')).not.toMatch(/KeyPressed|"key"/);
  played.tap({ kind: 'leave' });
  expect(played.view()).toMatchObject({ visit: 1, keypad: { presses: 8, key: null }, voice: { reading: 'prompts' } });
});

it('gives the page a number that grows with every visit that ends, and with a choice that goes back', async () => {
  expect(played.view().visit).toBe(0);
  for (let visit = 1; visit < 4; visit += 1) {
    played.showCode(voucher);
    await played.wait(0);
    expect([played.screen(), played.view().visit]).toEqual(['menu', visit - 1]);
    played.tap({ kind: 'leave' });
    expect([played.screen(), played.view().visit]).toEqual(['attract', visit]);
  }
  await played.wait(200);
  expect(played.view().visit).toBe(3);
  played.tap({ kind: 'setTheme', theme: 'contrastDark' });
  await played.wait(91);
  expect(played.view()).toMatchObject({ visit: 4, display: { theme: 'standard' } });
});

/** One of each family of the lines that the page has. */
const real = [
  'review.line',
  'focus',
  'keypad.loudest',
  'faults.platform.tooSlow.what',
  'screens.commitment.clauses.told',
  'sound.levels.3',
];
const invented = [
  '测试甲 660101194912310020',
  'number660101194912310020',
  'a660.101.194.912.310.020',
  'zhangsan-fufeng',
  'review.line.660',
  'review',
  '',
  'constructor',
];

it('writes down which line was spoken and how, never what a page may put in its place', () => {
  const spoken = { kind: 'spoken', by: 'synthesiser', outlet: 'loudspeaker' } as const;
  for (const line of real) played.kiosk.hear({ ...spoken, line, end: 'whole' });
  played.kiosk.hear({ ...spoken, by: 'none', line: 'notice.canBegin', end: 'silent' });
  for (const line of invented) played.kiosk.hear({ ...spoken, line, end: 'whole' });
  expect(played.logged.filter((line) => line.startsWith('page.'))).toEqual([
    ...real.map((line) => `page.spoken {"line":"${line}","by":"synthesiser","outlet":"loudspeaker","end":"whole"}`),
    'page.silent {"line":"notice.canBegin","outlet":"loudspeaker"}',
    ...invented.map(() => 'page.spoken {"line":"unnamed","by":"synthesiser","outlet":"loudspeaker","end":"whole"}'),
  ]);
});

it('is another turn at every rung of the help ladder', () => {
  played.tap({ kind: 'help' });
  const { turn } = played.view();
  played.tap({ kind: 'moreHelp' });
  expect(played.view()).toMatchObject({ turn: turn + 1, screen: { kind: 'help', rung: 'telephone', about: 'attract' } });
});
