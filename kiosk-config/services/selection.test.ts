import { describe, expect, it } from 'vitest';
import { regionNames } from '../regions/packs.ts';
import { regions } from '../regions/regions.ts';
import { regionPack } from '../regions/schema.ts';
import { services } from './catalogue.ts';
import { servicesOf } from './selection.ts';

const withServices = (chosen: object) => regionPack.parse({ ...regions.sandbox, services: chosen });
const offlineOf = (pack: Parameters<typeof servicesOf>[0]) => servicesOf(pack).map(({ id, offline }) => [id, offline]);

describe('the services of a region', () => {
  it.each(regionNames)('%s are there', (name) => {
    expect(servicesOf(regions[name]).length).toBeGreaterThan(0);
  });

  it('are the documents as they are where its pack says nothing of them', () => {
    expect(servicesOf(regions.sandbox)).toEqual(services);
  });

  it('are kept while its platform cannot be reached where its pack says so, and nowhere else', () => {
    expect(offlineOf(regions['sandbox-hold'])).toEqual([
      ['personal-account', 'refuse'],
      ['remote-treatment', { holdHours: 2 }],
      ['remote-treatment-cancel', 'refuse'],
    ]);
  });

  it('may be fewer', () => {
    const pack = withServices({ 'remote-treatment-cancel': { enabled: false }, 'personal-account': { offline: 'refuse' } });
    expect(servicesOf(pack).map(({ id }) => id)).toEqual(['personal-account', 'remote-treatment']);
  });

  it('make a broken pack, told by name, when there is none of that name or nothing of it can be kept', () => {
    expect(() => servicesOf(withServices({ enrol: {} }))).toThrow('Region pack sandbox: there is no service enrol');
    expect(() => servicesOf(withServices({ 'personal-account': { offline: { holdHours: 2 } } }))).toThrow(
      /sandbox: personal-account is a query/,
    );
    for (const wrong of [{ offline: { holdHours: 0 } }, { offline: 'hold' }, { steps: [] }])
      expect(() => withServices({ 'remote-treatment': wrong })).toThrow();
  });
});
