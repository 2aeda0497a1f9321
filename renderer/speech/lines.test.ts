// The authored lines: every screen has one in every language, short, whole, and with nothing of the catalogue's own notation left in it.

import { describe, expect, it } from 'vitest';
import { languages } from '../../contract/display.ts';
import { faultCodes } from '../../contract/fault.ts';
import { screen } from '../../contract/view.ts';
import { catalogues } from '../../resources/index.ts';
import { sampleNames, sampleView } from '../gallery/samples.ts';
import { clipLines } from './clip-list.ts';
import { detailsOf, promptsOf, spokenOf } from './lines.ts';
import { voicedText } from './numbers.ts';
import type { Utterance } from './types.ts';

const views = sampleNames.flatMap((name) =>
  languages.flatMap((language) => {
    const view = sampleView(name, { language });
    return view === null ? [] : [{ name: `${name} ${language}`, language, view }];
  }),
);
const textOf = ({ text }: Utterance): string => (typeof text === 'string' ? text : text.private);

describe('the lines', () => {
  it('exist for every state of every screen in every language', () => {
    const kinds = new Set(views.map(({ view }) => view.screen.kind));
    expect([...kinds].sort()).toEqual(screen.options.map(({ shape }) => shape.kind.value).sort());
    for (const { name, view } of views) expect(promptsOf(view).length, name).toBeGreaterThan(0);
  });

  it('are at most five sentences before the details', () => {
    for (const { name, view } of views) expect(promptsOf(view).length, name).toBeLessThanOrEqual(5);
  });

  it('of a prompt have at most twenty characters each in Chinese, where the words are always the same', () => {
    for (const { name, language, view } of views) {
      if (language === 'en') continue;
      for (const { id, text, fixed } of promptsOf(view)) {
        if (fixed && !id.startsWith('faults.')) expect(text.length, `${name}: ${text}`).toBeLessThanOrEqual(20);
      }
    }
  });

  it('hold no notation, no raw key and no figure of six or more, which a voice would read as a number', () => {
    for (const { name, language, view } of views) {
      for (const utterance of [...promptsOf(view), ...detailsOf(view)]) {
        const text = textOf(utterance);
        expect(text.trim(), `${name} ${utterance.id}`).not.toBe('');
        expect(text, `${name} ${utterance.id}`).not.toMatch(/[|\u200b]|\{\{|\*{3}|\b[a-z]+\.[a-z]+\.[a-z]+|！|!/);
        expect(voicedText(text, language), name).not.toMatch(/\d{5,}/);
      }
    }
  });

  it('in English hold Chinese only where it is somebody’s given name', () => {
    const given =
      /^(?:attract\.(?:notice|place)|chooseCounter\.kind|ticket\.counter|trouble\.counter|help\.address|insurance\.|question\.(?:from|answered|recordRow|insuranceRow)|menu\.(?:greeting|acting)|result\.of|review\.)/;
    for (const { name, language, view } of views) {
      if (language !== 'en') continue;
      for (const utterance of [...promptsOf(view), ...detailsOf(view)]) {
        if (!given.test(utterance.id)) expect(textOf(utterance), `${name} ${utterance.id}`).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('are none, few or all, as the reading says', () => {
    const view = sampleView('result');
    if (view === null) throw new Error('no such sample');
    const read = (reading: 'off' | 'prompts' | 'everything') => spokenOf({ ...view, voice: { ...view.voice, reading } });
    expect(read('off')).toEqual([]);
    expect(read('prompts')).toEqual(promptsOf(view));
    expect(read('everything').map(textOf).join()).toContain('三千二百八十六元五角');
  });
});

describe('a fault', () => {
  it.each(faultCodes)('%s has its sentence, here in public or in private', (hint) => {
    const view = sampleView('identify');
    if (view === null || view.screen.kind !== 'identify') throw new Error('no such sample');
    const seen = { ...view, screen: { ...view.screen, hint, failures: 1 } };
    const said = [...promptsOf(seen), ...detailsOf(seen)].map(({ id }) => id);
    expect(said).toContain(`faults.${hint}.what`);
    expect(said).toContain(`faults.${hint}.do`);
  });
});

describe('a question', () => {
  it('says of a mistyped number what such a number is', () => {
    const view = sampleView('question-telephone-hint');
    expect(view && promptsOf(view).map(textOf)).toEqual([
      '电话号码好像不对',
      '手机号11位，座机要加区号。',
      '请输入电话号码。',
      '输完了，请按下一步。',
    ]);
  });

  it('asked for help about is answered by how the hand answers it', () => {
    const said = ['help-question', 'help-question-day', 'help-question-digits', 'help-question-letters', 'help-question-place'].map(
      (name) => {
        const view = sampleView(name);
        return view && promptsOf(view)[0]?.text;
      },
    );
    expect(said).toEqual([
      '请先点一个答案，再按下一步。',
      '请选一个日期，再按下一步。',
      '请一位一位按数字，再按下一步。',
      '请按拼音字母，再点要的字。',
      '请按城市拼音的第一个字母。',
    ]);
  });
});

describe('the commitment', () => {
  it('says before anybody answers what follows from refusing', () => {
    const view = sampleView('commitment');
    expect(view && promptsOf(view).map(textOf)).toContain('不同意就不能在这里办，可以到窗口办。');
  });
});

describe('the recording list', () => {
  const form = /^[A-Za-z0-9.-]{1,80}$/;

  it.each(languages)('names each line of %s once, in the form of a file name', (language) => {
    const ids = clipLines(language).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(form);
  });

  it('has the same ids in every language', () => {
    const [hans, ...others] = languages.map((language) =>
      clipLines(language)
        .map(({ id }) => id)
        .sort(),
    );
    for (const other of others) expect(other).toEqual(hans);
  });

  it('has every line that the page would look for a clip of', () => {
    const ids = new Set(clipLines('zh-Hans').map(({ id }) => id));
    for (const { name, view } of views) {
      for (const { id, fixed } of [...promptsOf(view), ...detailsOf(view)]) if (fixed) expect(ids.has(id), `${name} ${id}`).toBe(true);
    }
  });

  it('has the words that the page says', () => {
    const lines = new Map(clipLines('zh-Hans').map(({ id, text }) => [id, text]));
    expect(lines.get('idleQuestion.there')).toBe(catalogues['zh-Hans'].speech.idleQuestion.there);
    expect(lines.has('volume')).toBe(false);
    expect([...lines.keys()].some((id) => id.startsWith('settings.'))).toBe(false);
  });
});
