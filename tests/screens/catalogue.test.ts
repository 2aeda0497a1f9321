// The words of the three catalogues: complete by the same check that a build makes, each in its own script, each of our own words there.

import { describe, expect, it } from 'vitest';
import { insuranceType, insuredStatus } from '../../contract/insurance.ts';
import { serviceGroups } from '../../contract/service-group.ts';
import { catalogues } from '../../resources/index.ts';
import { keysOf, leaves, wordFindings } from '../../scripts/words.ts';

describe('the catalogues', () => {
  it('are complete: the same keys in each language, none that nobody asks for, a sentence for every fault', () => {
    expect(wordFindings()).toEqual([]);
  });

  it('write no Simplified character in the Traditional catalogue, and Chinese in the English one only for a name', () => {
    const simplifiedOnly = /[这个们时说见请还没办证码读电话页务语应样级关闭过开从么吗几钱宝报销单线标点险疗账号种]/u;
    for (const [key, text] of leaves(catalogues['zh-Hant'])) expect(text, key).not.toMatch(simplifiedOnly);
    for (const [key, text] of leaves(catalogues.en)) expect(text.replace('国家医保服务平台', ''), key).not.toMatch(/\p{Script=Han}/u);
  });

  it('have a word for every insurance, status and group of services', () => {
    const keys = keysOf(catalogues['zh-Hans']);
    for (const type of insuranceType.options) expect(keys).toContain(`insurance.types.${type}`);
    for (const status of insuredStatus.options) expect(keys).toContain(`insurance.statuses.${status}`);
    for (const group of serviceGroups) expect(keys).toContain(`parts.groups.${group}`);
  });

  it('say what citizens read calmly: no exclamation mark', () => {
    for (const catalogue of Object.values(catalogues)) for (const [key, text] of leaves(catalogue)) expect(text, key).not.toMatch(/[!！]/);
  });
});
