// The menu and the result of a query.

import { privately } from '../../../contract/private.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { everyService, twelveServices } from './every-service.ts';
import { employee, manyInsurances, person, resident } from './invented.ts';
import { signedIn, type Samples } from './sample.ts';

const account = [{ id: 'personal-account', group: 'queries', available: true } as const];
const menu: ScreenOf<'menu'> = { kind: 'menu', person, insurances: [employee], services: account, takeCard: false, forAnother: 'none' };
/** As long as a masked name becomes. */
const longNamed = { ...person, name: privately('阿卜杜******************') };
const result: ScreenOf<'result'> = {
  kind: 'result',
  service: 'personal-account',
  person,
  insurances: [employee],
  balance: privately(328_650),
  asOf: '2026-09-23 13:26',
  printing: 'ready',
};

export const servicesSamples: Samples = {
  menu: { screen: { ...menu, takeCard: true }, bar: { back: true } },
  'menu-two-insurances': { screen: { ...menu, insurances: [employee, resident], takeCard: true }, bar: { back: true } },
  'menu-filings': {
    screen: {
      ...menu,
      forAnother: 'offered',
      services: [
        { id: 'personal-account', group: 'queries', available: true },
        { id: 'remote-treatment', group: 'remoteTreatment', available: true },
        { id: 'remote-treatment-cancel', group: 'remoteTreatment', available: true },
      ],
    },
    bar: { back: true },
  },
  'menu-six-services': {
    screen: {
      ...menu,
      forAnother: 'offered',
      insurances: [resident],
      services: [
        { id: 'insured-status', group: 'queries', available: true },
        { id: 'personal-account', group: 'queries', available: true },
        { id: 'settlements', group: 'queries', available: true },
        { id: 'remote-treatment', group: 'remoteTreatment', available: true },
        { id: 'chronic-disease', group: 'benefits', available: true },
        { id: 'reimbursement', group: 'reimbursement', available: true },
      ],
    },
    bar: { back: true },
  },
  'menu-twelve-services': { screen: { ...menu, services: twelveServices, takeCard: true, forAnother: 'offered' }, bar: { back: true } },
  'menu-many-insurances': {
    screen: { ...menu, person: longNamed, insurances: [...manyInsurances], services: everyService },
    bar: { back: true },
  },
  'menu-some-unavailable': {
    screen: { ...menu, services: twelveServices.map((one, index) => ({ ...one, available: index % 3 !== 1 })) },
    bar: { back: true },
  },

  'all-services': { screen: { kind: 'allServices', person, services: everyService }, bar: signedIn },
  'all-services-group': { screen: { kind: 'allServices', person, services: everyService }, bar: signedIn, touches: ['.tiles .key'] },
  'all-services-letters': {
    screen: { kind: 'allServices', person, services: everyService },
    bar: signedIn,
    touches: ['.answers > .key:last-child'],
  },
  'all-services-typed': {
    screen: { kind: 'allServices', person, services: everyService },
    bar: signedIn,
    touches: ['.answers > .key:last-child', '.letters .key:not(.off)'],
  },
  'all-services-found': {
    screen: { kind: 'allServices', person, services: everyService },
    bar: signedIn,
    touches: ['.answers > .key:last-child', '.letters .key:not(.off)', '.answers > .lit'],
  },
  'all-services-few': { screen: { kind: 'allServices', person, services: twelveServices.slice(0, 7) }, bar: signedIn },

  result: { screen: result, bar: signedIn },
  'result-two-rows': { screen: { ...result, insurances: [employee, resident] }, bar: signedIn },
  'result-many-rows': { screen: { ...result, insurances: [...manyInsurances], balance: privately(123_456_789) }, bar: signedIn },
  'result-no-account': { screen: { ...result, insurances: [resident], balance: null }, bar: signedIn },
  'result-no-paper': { screen: { ...result, insurances: [employee, resident], printing: 'paperOut' }, bar: signedIn },
  'result-no-account-no-paper': { screen: { ...result, insurances: [resident], balance: null, printing: 'paperOut' }, bar: signedIn },
  'result-long-name': { screen: { ...result, person: longNamed }, bar: signedIn },
  'result-no-printer': {
    screen: { ...result, insurances: [{ ...employee, balance: privately(-1_250) }], balance: privately(-1_250), printing: 'unavailable' },
    bar: signedIn,
  },
};
