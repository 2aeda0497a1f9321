// The services of one region: the documents that are shipped, as the region's pack selects and overrides them.

import type { RegionPack } from '../regions/schema.ts';
import { services } from './catalogue.ts';
import type { ServiceDocument } from './schema.ts';

type Selecting = Pick<RegionPack, 'id' | 'services'>;

/** A pack that says something of a service that cannot be so is a broken build, so it throws. */
export function servicesOf(
  { id, services: chosen }: Selecting,
  documents: readonly ServiceDocument[] = services,
): readonly ServiceDocument[] {
  const unknown = Object.keys(chosen).find((service) => !documents.some((document) => document.id === service));
  if (unknown !== undefined) throw new Error(`Region pack ${id}: there is no service ${unknown}`);
  return documents.flatMap((document): readonly ServiceDocument[] => {
    const { enabled, offline } = chosen[document.id] ?? { enabled: true };
    if (!enabled) return [];
    if (offline === undefined || offline === document.offline) return [document];
    if (document.kind === 'query') throw new Error(`Region pack ${id}: ${document.id} is a query, of which nothing can be kept`);
    return [{ ...document, offline }];
  });
}
