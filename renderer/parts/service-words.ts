// Which services the page has words and a picture for.

import { catalogues } from '../../resources/index.ts';

const services = catalogues['zh-Hans'].services;

export type KnownService = keyof typeof services;

export const isKnownService = (id: string): id is KnownService => Object.hasOwn(services, id);
