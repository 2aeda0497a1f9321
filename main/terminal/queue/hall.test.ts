import { expect, it } from 'vitest';
import { kioskConfiguration } from '../../../kiosk-config/schema.ts';
import { paperWords } from '../../../resources/papers.ts';
import { type HallKind, isOpen, numberText, queuesNow } from './hall.ts';
import { composeTicket, type TicketContent } from './ticket-document.ts';

const { kinds } = kioskConfiguration.parse({ version: 1 }).hall;
const [first] = kinds;
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

it('a closed kind has no queue to tell of', () => {
  const issued = () => [{ issuedAt: 0, priority: false }];
  expect(queuesNow([morning], issued, { time: '13:00', now: 0 })).toEqual({
    [morning.id]: { open: false, ahead: null, waitMinutes: null },
  });
  expect(queuesNow([morning], issued, { time: '10:00', now: 60_000 })[morning.id]).toMatchObject({ open: true, ahead: 0 });
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
  expect(textOf({ estimate: { ahead: 0, waitMinutes: 4 } })).not.toContain('大约等');
  expect(textOf({ estimate: { ahead: null, waitMinutes: null } })).not.toContain('大约');
});
