// The packs that are shipped, and what it means that one extends another.

import { describe, expect, it } from 'vitest';
import { regionNames, speaksSm, writtenPack } from './packs.ts';
import { regions } from './regions.ts';
import { regionPack } from './schema.ts';

describe('a region pack', () => {
  it.each(regionNames)('%s is as its schema wants it, and is called by its own name', (name) => {
    expect(regions[name].id).toBe(name);
    // Checked once, however often it is asked for.
    expect(regions[name]).toBe(regions[name]);
  });

  it('that extends another differs from it in what it says, and in nothing else', () => {
    const { sandbox } = regions;
    expect(regions['sandbox-unkeyed']).toEqual({
      ...sandbox,
      id: 'sandbox-unkeyed',
      adapter: { ...sandbox.adapter, repetition: 'unkeyed', settleMs: 8000 },
    });
    expect(regions['sandbox-sm']).toEqual({ ...sandbox, id: 'sandbox-sm', adapter: { ...sandbox.adapter, security: 'sm' } });
    expect(regions['sandbox-hold']).toEqual({
      ...sandbox,
      id: 'sandbox-hold',
      services: { 'remote-treatment': { enabled: true, offline: { holdHours: 2 } } },
    });
    expect(regionNames.filter(speaksSm)).toEqual(['sandbox-sm']);
  });

  it('with a setting that nobody reads is refused, also where it extends another', () => {
    const pack = writtenPack('sandbox-unkeyed');
    expect(regionPack.safeParse(pack).success).toBe(true);
    expect(regionPack.safeParse({ ...pack, adapter: { ...pack.adapter, retries: 3 } }).success).toBe(false);
  });

  it('files by its own operation or by the national number, never by both', () => {
    const pack = regions.sandbox;
    const both = { ...pack.adapter, submit: { ...pack.adapter.submit, chooseInstitution: pack.adapter.submit.enrol } };
    const problems = regionPack.safeParse({ ...pack, adapter: both }).error?.issues.map(({ path, message }) => [path.join('.'), message]);
    expect(problems).toEqual([['adapter.national', 'chooseInstitution has a way of its own']]);
  });
});
