// Finds a service by letters: the pinyin initials of its words from any character on, or its English words from any word on. Pure.

import type { Language } from '../../../contract/display.ts';
import { catalogues } from '../../../resources/index.ts';
import { serviceInitials } from '../../../resources/service-initials.ts';
import type { KnownService } from '../../parts/service-words.ts';

/** Everything one can begin to type for it: from its first word or character on, from the second on, and so forth. */
function beginnings(service: KnownService, language: Language): readonly { readonly spelling: string; readonly at: number }[] {
  const { plain, official } = catalogues.en.services[service];
  const texts =
    language === 'en'
      ? [plain, official].map((text) => text.toUpperCase().split(/[^A-Z]+/))
      : serviceInitials[service][language].map((initials) => [...initials]);
  return texts.flatMap((words) => words.map((_, at) => ({ spelling: words.slice(at).join(''), at })));
}

/** Services that hold the letters, those that begin with them first; all of them while nothing is typed. */
export function servicesFor<T extends { readonly service: KnownService }>(
  services: readonly T[],
  typed: string,
  language: Language,
): readonly T[] {
  return services
    .flatMap((one) => {
      const found = beginnings(one.service, language).filter(({ spelling }) => spelling.startsWith(typed));
      return found.length === 0 ? [] : [{ one, at: Math.min(...found.map(({ at }) => at)) }];
    })
    .sort((first, second) => first.at - second.at)
    .map(({ one }) => one);
}

/** Letters that can follow, so that no key leads to an empty page. */
export function lettersAfter(
  services: readonly { readonly service: KnownService }[],
  typed: string,
  language: Language,
): ReadonlySet<string> {
  const next = services
    .flatMap(({ service }) => beginnings(service, language))
    .filter(({ spelling }) => spelling.length > typed.length && spelling.startsWith(typed))
    .map(({ spelling }) => spelling.charAt(typed.length));
  return new Set(next);
}
