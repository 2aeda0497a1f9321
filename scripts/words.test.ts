// The words of this tree are complete; and whatever is planted wrong in them is found.

import { describe, expect, it } from 'vitest';
import { catalogues } from '../resources/index.ts';
import { families } from './word-families.ts';
import { askedIn, type Catalogue, differences, faultsWithoutWords, sourcesOfThePage, unmatched, wordFindings } from './words.ts';

const hans: Catalogue = { screens: { menu: { title: '您好，{{name}}', more_other: '还有{{count}}项' } } };
const en: Catalogue = { screens: { menu: { title: 'Hello {{name}}', more_one: '{{count}} more', more_other: '{{count}} more' } } };
const asking = "words('screens.menu.title'); words('screens.menu.more', { count })";

describe('the words of this tree', () => {
  it('are complete', () => {
    expect(wordFindings()).toEqual([]);
  });
});

describe('a fault planted in the words', () => {
  it('is not seen where there is none', () => {
    expect([...differences({ 'zh-Hans': hans, en }), ...unmatched(hans, [asking], {})]).toEqual([]);
  });

  it.each<[string, Catalogue, string]>([
    ['a key that one language lacks', { screens: { menu: { title: 'Hello {{name}}' } } }, 'en: screens.menu.more is missing'],
    ['a key of one language only', { ...en, parts: { next: 'Next' } }, 'en: parts.next is not in zh-Hans'],
    ['an empty text', { screens: { menu: { title: ' ', more_other: '{{count}} more' } } }, 'en: screens.menu.title says nothing'],
    [
      'a place that is not filled in',
      { screens: { menu: { title: 'Hello', more_other: '{{count}} more' } } },
      'en: screens.menu.title fills in nothing, not {{name}}',
    ],
  ])('is told of: %s', (_, planted, finding) => {
    expect(differences({ 'zh-Hans': hans, en: planted })).toContain(finding);
  });

  it('is told of: a key that is asked for and missing', () => {
    expect(unmatched(hans, [`${asking}; words('screens.menu.titel')`], {})).toEqual([
      'screens.menu.titel is asked for, and in no catalogue',
    ]);
    expect(unmatched(hans, [`${asking}; words(\`screens.\${kind}.heading\`)`], { 'screens.*.heading': [['menu']] })).toHaveLength(1);
  });

  it('is told of: a key that nobody asks for', () => {
    expect(unmatched(hans, ["words('screens.menu.title')"], {})).toEqual([
      'screens.menu.more is in the catalogues, and nobody asks for it',
    ]);
  });

  it('is told of: a key under a star that stands for nothing of the contract', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a source
    const source = 'words(`screens.${kind}.title`)';
    const family = (...kinds: string[]) => ({ 'screens.*.title': [kinds] });
    const both: Catalogue = { screens: { menu: { title: '菜单' }, attic: { title: '阁楼' } } };
    expect(unmatched(both, [source], family('menu', 'attic'))).toEqual([]);
    expect(unmatched(both, [source], family('menu'))).toEqual(['screens.attic.title is in the catalogues, and nobody asks for it']);
    expect(unmatched(both, [source], {})[0]).toContain('does not say what may stand there');
    expect(unmatched(both, [source], { ...family('menu', 'attic'), 'parts.*': [['next']] })).toHaveLength(1);
  });

  it('is told of where it is planted in this tree: help about a screen that there is not, a value of no option', () => {
    const { screens, parts } = catalogues['zh-Hans'];
    const planted = {
      ...catalogues['zh-Hans'],
      screens: { ...screens, help: { ...screens.help, about: { ...screens.help.about, attic: '阁楼' } } },
      parts: { ...parts, values: { ...parts.values, attic: '阁楼' } },
    };
    expect(unmatched(planted, sourcesOfThePage(), families)).toEqual([
      'parts.values.attic is in the catalogues, and nobody asks for it',
      'screens.help.about.attic is in the catalogues, and nobody asks for it',
    ]);
  });

  it('is told of: a fault without its sentences, and sentences without a fault', () => {
    const findings = faultsWithoutWords({ faults: { platform: { nonsense: { what: '什么', do: '怎么办' } } } });
    expect(findings).toContain('faults.platform.unreachable.what is missing');
    expect(findings).toContain('faults.platform.nonsense.do belongs to no fault');
  });
});

describe('a key in a source', () => {
  it('is read through what is filled in, quotes and braces in it', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a source
    const source = "words(`screens.menu.${open ? 'a.b' : of({ kind })}.name`); other(`not.${this}`); words('parts.next')";
    expect(askedIn(source, ['screens', 'parts'])).toEqual(['screens.menu.*.name', 'parts.next']);
  });
});
