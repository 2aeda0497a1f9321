// What is typed, chosen and erased on the keyboard; and candidates laid out in rows and pages.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatePages, keyWidth } from './candidate-pages.ts';
import { keySets } from './key-rows.ts';
import { begun, choose, clear, erase, hasRoom, isEmpty, modes, press, turnTo, typedText } from './typing.ts';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const letters = fc.string({ unit: letter, minLength: 1, maxLength: 30 });

const typed = (text: string, longest = 60) => [...text].reduce((typing, one) => press(typing, one, longest), begun('pinyin'));

describe('pinyin', () => {
  it('is not an answer before a phrase has been chosen for all of it', () => {
    const typing = typed('guangzhoushi');
    expect(typedText(typing)).toBeNull();
    const part = choose(typing, { text: '广州', letters: 9 }, 60);
    expect(part).toMatchObject({ text: '广州', letters: 'shi' });
    expect(typedText(part)).toBeNull();
    expect(typedText(choose(part, { text: '市', letters: 3 }, 60))).toBe('广州市');
  });

  it('loses nothing: what is chosen stands for its letters, and the rest stays', () => {
    fc.assert(
      fc.property(letters, fc.nat({ max: 30 }), (all, wish) => {
        const used = Math.min(all.length, Math.max(1, wish));
        const after = choose(typed(all), { text: '字', letters: used }, 60);
        expect(all.slice(0, used) + after.letters).toBe(all);
        expect(after.text).toBe('字');
      }),
    );
  });

  it('is erased letter by letter before the text is', () => {
    const typing = choose(typed('yibaoka'), { text: '医保', letters: 5 }, 60);
    expect(erase(typing)).toMatchObject({ text: '医保', letters: 'k' });
    expect(erase(erase(erase(typing)))).toMatchObject({ text: '医', letters: '' });
  });

  it('erases a character that is two units long as one', () => {
    expect(erase(begun('pinyin', '医𠮷')).text).toBe('医');
  });
});

describe('the longest text', () => {
  it('is never exceeded, whatever is pressed and chosen', () => {
    const acts = fc.array(fc.oneof(letter, fc.constantFrom('choose', 'erase', 'digits', 'pinyin', '7')), { maxLength: 60 });
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 12 }), (pressed, longest) => {
        let typing = begun('pinyin');
        for (const act of pressed) {
          if (act === 'choose') typing = choose(typing, { text: '医保', letters: 2 }, longest);
          else if (act === 'erase') typing = erase(typing);
          else if (act === 'digits' || act === 'pinyin') typing = turnTo(typing, act);
          else typing = press(typing, act, longest);
          expect([...typing.text].length).toBeLessThanOrEqual(longest);
        }
        while (!isEmpty(typing)) typing = erase(typing);
        expect(typedText(typing)).toBeNull();
      }),
    );
  });

  it('tells that there is no room', () => {
    expect(hasRoom(begun('digits', '12'), 2)).toBe(false);
    expect(press(begun('digits', '12'), '3', 2).text).toBe('12');
    expect(choose(begun('pinyin', '一'), { text: '医保', letters: 2 }, 2).text).toBe('一');
  });
});

describe('the sets of keys', () => {
  it.each(modes)('have each key once and a way to erase: %s', (mode) => {
    const { keys } = keySets[mode];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('delete');
  });

  it('drop letters without a phrase when another set comes', () => {
    expect(turnTo(typed('yb'), 'digits')).toMatchObject({ letters: '', mode: 'digits' });
    expect(clear(typed('yb'))).toMatchObject({ letters: '', text: '' });
  });
});

describe('pages of candidates', () => {
  const candidates = fc.array(fc.string({ unit: fc.constantFrom(...'医保广州市'), minLength: 1, maxLength: 8 }), { maxLength: 80 });
  const width = fc.double({ min: 2, max: 40, noNaN: true });

  it('show every candidate once, in its order, and no row is too full', () => {
    fc.assert(
      fc.property(candidates, fc.array(width, { minLength: 1, maxLength: 2 }), (texts, widths) => {
        const gap = 0.4;
        const pages = candidatePages(
          texts.map((text) => ({ text, letters: 1 })),
          { rows: widths.map((one) => ({ width: one })), gap },
        );
        expect(pages.flat(2).map(({ text }) => text)).toEqual(texts);
        for (const page of pages)
          for (const [at, row] of page.entries()) {
            const needed = row.reduce((sum, { text }) => sum + keyWidth(text), gap * (row.length - 1));
            if (row.length > 1) expect(needed).toBeLessThanOrEqual((widths[at] ?? 0) + 1e-6);
            expect(row.length).toBeGreaterThan(0);
            expect(row.length).toBeLessThanOrEqual(7);
          }
      }),
    );
  });
});
