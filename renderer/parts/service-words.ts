// Which services the page has words and a picture for.

import { catalogues } from '../../resources/index.ts';
import type { Words } from '../words.ts';

const services = catalogues['zh-Hans'].services;
const filings = catalogues['zh-Hans'].screens.notice.services;

export type KnownService = keyof typeof services;
export type KnownFiling = keyof typeof filings;

export const isKnownService = (id: string): id is KnownService => Object.hasOwn(services, id);

/** Services with words of their own for what is filed. */
export const isKnownFiling = (id: string): id is KnownFiling => Object.hasOwn(filings, id);

/** What people call it and the official name; null: a service of which the page knows nothing. */
export function serviceName(id: string, words: Words): string | null {
  if (!isKnownService(id)) return null;
  return words('parts.serviceName', { plain: words(`services.${id}.plain`), official: words(`services.${id}.official`) });
}
