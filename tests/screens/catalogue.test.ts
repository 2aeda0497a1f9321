// The three catalogues hold the same keys, say something under each, and hold none that nobody uses.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultCodes } from '../../contract/fault.ts';
import { insuranceType, insuredStatus } from '../../contract/insurance.ts';
import { catalogues } from '../../resources/index.ts';

function leaves(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) throw new Error(`${path} is neither text nor a group`);
  return Object.entries(node).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

const withoutPlural = (key: string): string => key.replace(/_(one|other)$/, '');
const keysOf = (catalogue: unknown): string[] => [...new Set(leaves(catalogue).map(([key]) => withoutPlural(key)))].sort();
const patternKeys = keysOf(catalogues['zh-Hans']);

/** The sources of the page, without tests and the catalogues themselves. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

describe('the catalogues', () => {
  it.each(['zh-Hant', 'en'] as const)('%s has the keys of zh-Hans, no more and no fewer', (language) => {
    expect(keysOf(catalogues[language])).toEqual(patternKeys);
  });

  it.each(Object.entries(catalogues))('%s says something under every key, with the same places to fill in', (_, catalogue) => {
    const places = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
    const pattern = new Map(leaves(catalogues['zh-Hans']).map(([key, text]) => [withoutPlural(key), places(text)]));
    for (const [key, text] of leaves(catalogue)) {
      expect(text.trim(), key).not.toBe('');
      expect(places(text), key).toEqual(pattern.get(withoutPlural(key)));
    }
  });

  it('writes no Simplified character in the Traditional catalogue, and Chinese in the English one only for a name', () => {
    const simplifiedOnly = /[这个们时说见请还没办证码读电话页务语应样级关闭过开从么吗几钱宝报销单线标点险疗账号种]/u;
    for (const [key, text] of leaves(catalogues['zh-Hant'])) expect(text, key).not.toMatch(simplifiedOnly);
    for (const [key, text] of leaves(catalogues.en)) expect(text.replace('国家医保服务平台', ''), key).not.toMatch(/\p{Script=Han}/u);
  });

  it('has a sentence for every fault, and a word for every insurance and status', () => {
    const sentences = faultCodes.flatMap((code) => [`faults.${code}.what`, `faults.${code}.do`]).sort();
    expect(patternKeys.filter((key) => key.startsWith('faults.'))).toEqual(sentences);
    for (const type of insuranceType.options) expect(patternKeys).toContain(`insurance.types.${type}`);
    for (const status of insuredStatus.options) expect(patternKeys).toContain(`insurance.statuses.${status}`);
  });

  it('holds no key that nobody asks for', () => {
    const text = sources('renderer').join('\n');
    const asked = [...text.matchAll(/[`']((?:parts|screens|insurance|services)\.[^`'\s]*)[`']/g)].map(([, key = '']) => key);
    const patterns = asked.map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[^.]+')}$`));
    const held = patternKeys.filter((key) => !key.startsWith('faults.'));
    expect(held.filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
  });
});
