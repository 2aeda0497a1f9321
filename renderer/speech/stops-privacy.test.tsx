// By keypad on the loudspeaker, the room hears the same whatever the person's own data and answers are: at every stop of every sample, and
// with every fresh selection. With controls.

import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeypadKey } from '../../contract/device/keypad.ts';
import { privately } from '../../contract/private.ts';
import type { Question } from '../../contract/question.ts';
import type { View } from '../../contract/view.ts';
import { drawPage, type DrawnPage } from '../gallery/drawn-page.tsx';
import { sampleNames, sampleView } from '../gallery/samples.ts';
import { loadPhrases } from '../keyboard/phrase-table.ts';
import { saidBy } from '../parts/keypad-stops.ts';
import type { Said } from './types.ts';

type Which = 0 | 1;
/** In no catalogue: whatever contains it came from the person. */
const marks = ['秘𠮷甲', '秘𠮷乙'] as const;
const personal = /秘𠮷/;

function answerOf(question: Question, which: Which): string {
  switch (question.kind) {
    case 'division':
      return ['330100', '653000'][which] ?? '';
    case 'day':
      return question.days[which] ?? '';
    case 'choice':
      return question.options[which] ?? '';
    case 'record':
      return question.records.filter(({ cancellable }) => cancellable).at(which === 0 ? 0 : -1)?.id ?? '';
    case 'insurance':
      return question.rows[which]?.id ?? '';
    case 'date':
      // Of months that are equally long: how many days there are to choose from is not asked here.
      return ['1952-03-08', '1961-05-19'][which] ?? '';
    case 'amount':
      return ['128650.50', '233440.70'][which] ?? '';
    case 'telephone':
      return ['13800000001', '13900000002'][which] ?? '';
    case 'idNumber':
      return ['660100195203081234', '660200196105194321'][which] ?? '';
    case 'text':
      return marks[which];
  }
}

/** The same screen of another person: everything private and every answer is another. */
function ofAnother(value: unknown, which: Which): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => ofAnother(item, which));
  if (typeof value !== 'object' || value === null) return value;
  if ('private' in value) {
    if (typeof value.private === 'number') return privately([1_234_500, 98_765_432_100][which]);
    return privately(/^\d{4}-\d\d-\d\d$/.test(String(value.private)) ? `2026-10-1${which}` : marks[which]);
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]: [string, unknown]) => [name, ofAnother(inner, which)]));
}
function seenBy(which: Which, view: View, answered: boolean): View {
  const screen = ofAnother(view.screen, which) as View['screen'];
  const voice = { ...view.voice, reading: 'everything', outlet: 'loudspeaker' } as const;
  if (screen.kind !== 'question') return { ...view, voice, screen };
  return { ...view, voice, screen: { ...screen, answer: answered ? privately(answerOf(screen.question, which)) : null } };
}

const inTheRoom = (said: Said | null): string | null =>
  said === null || typeof said === 'string' ? said : 'inTheRoom' in said ? said.inTheRoom : '(the screen)';
/** The control: what is private is passed off as public. */
const openly = (said: Said | null): string | null => (said === null || typeof said === 'string' ? said : said.private);

const stops = (): Element[] => [...document.querySelectorAll('.kiosk .key:not(.off), .kiosk .key[data-tells-why], .kiosk [data-entry]')];
const chinese = (name: string): View | null => sampleView(name, { language: 'zh-Hans' });

let heard: string[];
let page: DrawnPage;
let view: View;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  heard = [];
});
afterEach(() => {
  page.close();
  vi.useRealTimers();
});
const drawn = (): DrawnPage =>
  drawPage({
    outlets: [
      {
        by: 'synthesiser',
        say: ({ text }, _, __, started) => {
          heard.push(text);
          started();
          return Promise.resolve(true);
        },
      },
    ],
    tone: () => undefined,
  });
const rest = (): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(1000)));

async function show(next: View): Promise<void> {
  view = { ...next, epoch: `${next.epoch} anew ${performance.now()}` };
  page.show(view);
  await rest();
}
async function press(key: KeypadKey): Promise<void> {
  view = { ...view, sequence: view.sequence + 1, keypad: { presses: view.keypad.presses + 1, key } };
  page.show(view);
  await rest();
}

const labels = (hear: (said: Said | null) => string | null): string[] => stops().map((stop) => `${hear(saidBy(stop))}`);
function labelsOf(name: string, answered: boolean, hear: (said: Said | null) => string | null): string[][] {
  const sample = chinese(name);
  if (!sample) return [];
  const both: string[][] = [];
  for (const which of [0, 1] as const) {
    page.show({ ...seenBy(which, sample, answered), epoch: `${name} ${which} ${answered}` });
    both.push(labels(hear));
  }
  return both;
}

const questions = sampleNames.filter((name) => chinese(name)?.screen.kind === 'question');
/** Of each kind of question the sample with the most to choose from. */
const oneOfEach = [
  'question-division',
  'question-day-many',
  'question-record-many',
  'question-insurance-many',
  'question-choice',
  'question-date',
  'question-telephone',
  'question-amount',
  'question-id-number',
  'question-text',
];

/** Everything that is heard while somebody goes through the answers and chooses each. */
async function choosing(sample: View, which: Which): Promise<string[]> {
  await show(seenBy(which, sample, true));
  heard = [];
  for (let at = 0; at < 4; at += 1) {
    await press('right');
    if (document.activeElement?.matches('[aria-pressed], [aria-checked]')) await press('select');
  }
  return [...heard];
}

describe('on the loudspeaker', () => {
  it('no stop of any sample tells one person from another', () => {
    page = drawPage();
    for (const name of sampleNames) {
      for (const answered of questions.includes(name) ? [true, false] : [true]) {
        const [one, other] = labelsOf(name, answered, inTheRoom);
        expect(one, name).toEqual(other);
        expect(one?.join('\n') ?? '', name).not.toMatch(personal);
      }
    }
  }, 120_000);

  it('no fresh selection does: it is heard that something is chosen, not what', async () => {
    page = drawn();
    let chosen = 0;
    const kinds = new Set<string>();
    for (const name of oneOfEach) {
      const sample = chinese(name);
      if (!sample) continue;
      if (sample.screen.kind === 'question') kinds.add(sample.screen.question.kind);
      const one = await choosing(sample, 0);
      expect(await choosing(sample, 1), name).toEqual(one);
      expect(one.join('\n'), name).not.toMatch(/秘𠮷|.已经选了/);
      chosen += one.filter((line) => line === '已经选了').length;
    }
    expect(kinds.size).toBe(10);
    expect(chosen).toBeGreaterThan(12);
  }, 120_000);

  it('letters are counted, as digits are', async () => {
    page = drawn();
    const sample = chinese('question-division');
    if (!sample) throw new Error('no sample');
    await show(seenBy(0, sample, false));
    for (let at = 0; at < 60 && !document.activeElement?.matches('.letters .key'); at += 1) await press('right');
    const letter = document.activeElement?.textContent ?? '';
    heard = [];
    await press('5');
    expect(heard).toEqual(['已输入1个字母']);
    expect(document.querySelector('.letters-typed b')?.textContent).toBe(letter);
    view = { ...view, voice: { ...view.voice, outlet: 'headphones' } };
    page.show(view);
    await rest();
    await press('right');
    const another = document.activeElement?.textContent ?? '';
    heard = [];
    await press('5');
    expect(heard).toEqual([another]);
  });

  it('no phrase that the keyboard offers is heard', async () => {
    await phrasesOffered();
    const offered = [...document.querySelectorAll('.key[data-typing^="choose "]')];
    expect(offered.length).toBeGreaterThan(2);
    for (const key of offered) expect(inTheRoom(saidBy(key))).toBe('(the screen)');
  });
});

async function phrasesOffered(): Promise<void> {
  page = drawn();
  const sample = chinese('question-text');
  if (!sample) throw new Error('no sample');
  await show(seenBy(0, sample, false));
  for (const letter of ['y', 'b']) {
    act(() => document.querySelector<HTMLElement>(`.key[data-typing="${letter}"]`)?.click());
    await rest();
  }
  await act(async () => {
    await loadPhrases('zh-Hans');
  });
}

describe('the control', () => {
  it.each(['question-record', 'question-record-many', 'question-insurance-many'])('finds what is said openly: %s', (name) => {
    page = drawPage();
    const [one, other] = labelsOf(name, true, openly);
    expect(one).not.toEqual(other);
    expect(one?.join('\n')).toMatch(personal);
  });

  it.each(['question-day', 'question-choice', 'question-division'])('finds which answer is the chosen one: %s', (name) => {
    page = drawPage();
    const [one, other] = labelsOf(name, true, openly);
    expect(one).not.toEqual(other);
  });

  it('finds the phrases of the keyboard', async () => {
    await phrasesOffered();
    expect(labels(openly)).toContain('医保');
  });
});
