import { expect, it } from 'vitest';
import { kioskConfiguration } from '../../../kiosk-config/schema.ts';
import { paperWords } from '../../../resources/papers.ts';
import { type HallKind, isOpen, knowsTheQueue, numberText } from './hall.ts';
import { composeTicket, type TicketContent } from './ticket-document.ts';

const hallOf = (hall: object) => kioskConfiguration.parse({ version: 1, hall }).hall;
const [first] = hallOf({}).kinds;
if (!first) throw new Error('The hall has no kind');
const morning: HallKind = { ...first, hours: [{ from: '09:00', to: '12:00' }] };

it.each([
  ['08:59', false],
  ['09:00', true],
  ['11:59', true],
  ['12:00', false],
])('a kind with hours gives tickets within them: %s %s', (time, open) => {
  expect(isOpen(morning, time)).toBe(open);
  expect(isOpen(first, time)).toBe(true);
});

it.each([
  ['the only terminal, as configured by default', {}, true],
  ['one with a range of its own beside others', { numbers: { from: 1, to: 499 } }, false],
  ['one with a range of its own and nobody beside it', { numbers: { from: 500, to: 999 }, onlyTerminal: true }, true],
  ['one of several, whatever its range', { onlyTerminal: false }, false],
])('how many wait is known to %s: %j', (_, hall, known) => {
  expect(knowsTheQueue(hallOf(hall))).toBe(known);
});

it.each([
  ['A', 1, 'A001'],
  ['C', 12, 'C012'],
  ['B', 1234, 'B1234'],
])('a number is a letter and at least three figures: %s %d', (letter, number, text) => {
  expect(numberText(letter, number)).toBe(text);
});

const content: TicketContent = {
  number: 'A012',
  kind: '参保登记',
  counters: '1–2号窗口',
  priority: false,
  estimate: { ahead: 5, waitMinutes: 12 },
  issuedAt: '2026-06-18 09:26',
  terminal: '青桥镇医保服务站1号机',
};
const textOf = (changes: Partial<TicketContent>, language: keyof typeof paperWords = 'zh-Hans'): string =>
  composeTicket({ ...content, ...changes }, paperWords[language].paper)
    .blocks.map((block) => ('text' in block ? block.text : ''))
    .join('\n');

it('a ticket has its number four times as large as the rest, and once', () => {
  const blocks = composeTicket(content, paperWords['zh-Hans'].paper).blocks;
  expect(blocks.filter((block) => block.kind === 'text' && block.size === 4)).toMatchObject([{ text: 'A012', bold: true }]);
});

it.each(['zh-Hans', 'zh-Hant', 'en'] as const)('a ticket says where, how long, when and by which machine: %s', (language) => {
  const text = textOf({}, language);
  for (const said of ['参保登记', '1–2号窗口', '5', '12', '2026-06-18 09:26', '青桥镇医保服务站1号机']) expect(text).toContain(said);
  expect(text).not.toMatch(/\{\{|优先|優先|Priority/);
});

it('a ticket of somebody who is served first says so', () => {
  expect(textOf({ priority: true })).toContain('优先');
});

it('a ticket promises no wait where nobody is ahead or nothing is known', () => {
  expect(textOf({ estimate: { ahead: 0, waitMinutes: 4 } })).not.toContain('大约');
  expect(textOf({ estimate: { ahead: 0, waitMinutes: 4 } })).toContain('前面没有人');
  expect(textOf({ estimate: { ahead: null, waitMinutes: null } })).not.toMatch(/大约|前面/);
});
