// The initials of the services are what the script makes of their words, and each can be typed.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalogues } from '../resources/index.ts';
import { serviceInitials } from '../resources/service-initials.ts';
import { serviceInitialsFile, serviceInitialsText } from './service-initials.ts';

it('are what the script makes of the words', () => {
  expect(readFileSync(serviceInitialsFile, 'utf8')).toBe(serviceInitialsText());
});

it('are there for every service, letters only', () => {
  expect(Object.keys(serviceInitials)).toEqual(Object.keys(catalogues['zh-Hans'].services));
  for (const languages of Object.values(serviceInitials))
    for (const texts of Object.values(languages)) expect(texts.filter((text) => !/^[A-Z]{3,14}$/.test(text))).toEqual([]);
});

it('read the words as people say them', () => {
  expect(serviceInitials.settlements['zh-Hans']).toEqual(['KBHLDSQ', 'JSJLCX']);
  expect(serviceInitials.institutions['zh-Hans'][0]).toBe('NLKBNBX');
});
