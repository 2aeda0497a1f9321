// The services of a View that the page has words for; one it does not know would be a key without a name.

import type { ScreenOf } from '../../../contract/view.ts';
import { isKnownService, type KnownService } from '../../parts/service-words.ts';

type Offered = ScreenOf<'allServices'>['services'][number];

export interface OfferedService extends Omit<Offered, 'id'> {
  readonly service: KnownService;
}

export const knownServices = (services: readonly Offered[]): readonly OfferedService[] =>
  services.flatMap(({ id, group, available }) => (isKnownService(id) ? [{ service: id, group, available }] : []));
