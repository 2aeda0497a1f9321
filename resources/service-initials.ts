// The pinyin initials of each service's words, plain and official; `scripts/service-initials.ts` makes them.

import rows from './service-initials.json' with { type: 'json' };

export const serviceInitials: Readonly<Record<keyof typeof rows, Readonly<Record<'zh-Hans' | 'zh-Hant', readonly string[]>>>> = rows;
