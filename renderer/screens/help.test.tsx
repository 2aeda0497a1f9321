// Help: the settings of the display, and the ladder from the step said again to people.

import { describe, expect, it } from 'vitest';
import type { Language } from '../../contract/display.ts';
import { pageOfEachTest } from '../testing/page-of-each-test.ts';
import { sampleView } from '../gallery/samples.ts';

const page = pageOfEachTest();

const show = (name: string, language: Language = 'zh-Hans'): void => page.show(sampleView(name, { language }));

describe('the display settings', () => {
  it('tell which choice holds', () => {
    page.show(sampleView('display', { textSize: 'large', theme: 'contrastDark' }));
    const chosen = [...document.querySelectorAll('.answers .chosen')].map(({ textContent }) => textContent);
    expect(chosen).toEqual(['大字', '黑底白字', '站着用', '中文']);
  });
});

describe('the help ladder', () => {
  it('says the step once more, by the screen that help was asked for', () => {
    show('help-question');
    expect(page.text()).toContain('请先点一个答案');
    show('help');
    expect(page.text()).toContain('想办哪件事，就点那一个键。');
  });

  it.each<[string, string]>([
    ['help-question-digits', '请一位一位按数字。按错了，按“删一个”。'],
    ['help-question-letters', '请按拼音字母，再点要的字。'],
    ['help-question-place', '请按城市名拼音的第一个字母，再点城市。'],
    ['help-question-day', '请点要的那一天。'],
  ])('says of a question how the hand answers it: %s', (name, words) => {
    show(name);
    expect(page.text()).toContain(words);
    expect(page.text()).not.toContain('请先点一个答案');
  });

  it('has a general sentence for a screen of which it has none', () => {
    const shown = sampleView('help');
    page.show({ ...shown, screen: { ...shown?.screen, about: 'something-new' } });
    expect(page.text()).toContain('慢慢看。');
  });

  it('says it again by the voice, without asking the terminal', () => {
    show('help');
    expect(page.answerOf('再说一遍')).toBeUndefined();
  });

  it.each<[string, Language, string, string]>([
    ['help-telephone', 'zh-Hans', '有人上班，到17:00。', '星期一至星期五，9:00至12:00，13:00至17:00'],
    ['help-telephone', 'en', 'Open until 17:00.', 'Monday to Friday, 9:00 to 12:00 and 13:00 to 17:00'],
    ['help-night', 'zh-Hant', '沒有人，14:30上班。', '每天，8:30至11:30，14:30至17:30'],
  ])('tells the hours as they are now, and as they usually are: %s, %s', (name, language, now, usually) => {
    show(name, language);
    expect(page.text().replace(/[\u200b\u2060]/g, '')).toContain(now);
    expect(page.text()).toContain(usually);
  });

  it('names the counter and its address, or that it is here', () => {
    show('help-counter');
    for (const words of ['3号窗口', '青桥镇和平路18号一楼大厅']) expect(page.text()).toContain(words);
    show('help-counter-here');
    expect(page.text()).toContain('就在这里');
  });
});
