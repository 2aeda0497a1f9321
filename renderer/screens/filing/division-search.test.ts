// Every city can be found by its letters, key after key, in every language; and no key leads nowhere.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../contract/display.ts';
import { divisions } from '../../../resources/divisions.ts';
import { citiesFor, lettersOf, nextLetters, oftenChosen, spelling } from './division-search.ts';

describe.each(languages)('the search in %s', (language) => {
  const letters = lettersOf(language);

  it('finds every city by typing its name', () => {
    for (const city of divisions) {
      const name = spelling(city, language);
      for (let at = 0; at < name.length; at += 1) {
        expect(letters).toContain(name.charAt(at));
        expect(nextLetters(name.slice(0, at), language)).toContain(name.charAt(at));
      }
      expect(citiesFor(name, language)).toContain(city);
    }
  });

  it('raises a key exactly when it leads to a city', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 4 }), (typed) => {
        const begun = typed.join('');
        const leadOn = nextLetters(begun, language);
        return letters.every((letter) => leadOn.has(letter) === citiesFor(begun + letter, language).length > 0);
      }),
    );
  });

  it('puts the cities with nothing left to type first', () => {
    const left = citiesFor('H', language).map((city) => spelling(city, language).length > 1);
    expect(left).toEqual([...left].sort());
  });
});

it('six cities are offered before a letter is typed, the capital first', () => {
  expect(oftenChosen.map(({ name }) => name)).toEqual(['北京市', '上海市', '广州市', '成都市', '武汉市', '杭州市']);
});
