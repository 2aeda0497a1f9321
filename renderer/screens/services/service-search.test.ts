// Every service is found by its letters, and no letter that is offered leads to nothing.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../contract/display.ts';
import { catalogues } from '../../../resources/index.ts';
import { isKnownService } from '../../parts/service-words.ts';
import { lettersAfter, servicesFor } from './service-search.ts';

const all = Object.keys(catalogues['zh-Hans'].services).flatMap((service) => (isKnownService(service) ? [{ service }] : []));
const found = (typed: string, language: (typeof languages)[number] = 'zh-Hans'): string[] =>
  servicesFor(all, typed, language).map(({ service }) => service);

describe('the search for a service', () => {
  it('finds by the first letters of the plain words, and of the official ones', () => {
    expect(found('QWDKB')).toEqual(['remote-treatment']);
    expect(found('LXBX')).toEqual(['reimbursement']);
  });

  it('finds from any character on, and puts first what begins with the letters', () => {
    expect(found('KB')).toContain('remote-treatment');
    expect(found('KB')[0]).toBe('settlements');
  });

  it('finds English words from any word on', () => {
    expect(found('ELSEW', 'en')).toEqual(['remote-treatment', 'remote-treatment-cancel']);
  });

  it('shows all of them while nothing is typed', () => {
    expect(found('').sort()).toEqual(all.map(({ service }) => service).sort());
  });

  it('offers no letter after which nothing is found, and none but those', () => {
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.array(fc.nat(25), { maxLength: 6 }), (language, picks) => {
        let typed = '';
        for (const pick of picks) {
          const offered = [...lettersAfter(all, typed, language)].sort();
          expect(offered).toEqual(alphabet.filter((letter) => servicesFor(all, typed + letter, language).length > 0));
          const letter = offered[pick % offered.length];
          if (letter === undefined) return;
          typed += letter;
        }
      }),
    );
  });
});
