// `node scripts/service-initials.ts`: makes resources/service-initials.json, the pinyin initials by which 全部事项 finds a service.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { catalogues } from '../resources/index.ts';

export const serviceInitialsFile = path.join(import.meta.dirname, '../resources/service-initials.json');

/** What is no Chinese character is not typed. */
const initials = (text: string): string =>
  pinyin(text.replace(/[^\p{Script=Han}]/gu, ''), { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toUpperCase();

/** One row a service: of the plain words, then of the official ones; zh-Hans first, then zh-Hant. */
export function serviceInitialsText(): string {
  const rows = Object.keys(catalogues['zh-Hans'].services).map((id) => {
    const of = (language: 'zh-Hans' | 'zh-Hant'): string[] =>
      Object.entries(catalogues[language].services)
        .filter(([service]) => service === id)
        .flatMap(([, { plain, official }]) => [initials(plain), initials(official)]);
    const list = (texts: readonly string[]): string => `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;
    return `  ${JSON.stringify(id)}: { "zh-Hans": ${list(of('zh-Hans'))}, "zh-Hant": ${list(of('zh-Hant'))} }`;
  });
  return `{\n${rows.join(',\n')}\n}\n`;
}

if (import.meta.main) writeFileSync(serviceInitialsFile, serviceInitialsText());
