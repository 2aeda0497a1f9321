// Acting for a relative: the choice, their document with what can go wrong, and the menu of the one who is acted for.

import { privately } from '../../../contract/private.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { employee, person } from './invented.ts';
import { signedIn, type Samples } from './sample.ts';
import { bothReady, cardOnly, codeOnly, noneReady } from './ways.ts';

const agent = { name: privately('李*'), number: privately('660***********4321') };
const relation: ScreenOf<'actingFor'> = {
  kind: 'actingFor',
  stage: 'relation',
  agent,
  relation: null,
  ways: bothReady,
  takeCard: false,
  hint: null,
  failures: 0,
};
const document: ScreenOf<'actingFor'> = { ...relation, stage: 'document', relation: 'child' };

export const actingForSamples: Samples = {
  'acting-relation': { screen: relation, bar: signedIn },
  'acting-document': { screen: document, bar: signedIn },
  'acting-document-card-only': { screen: { ...document, ways: cardOnly }, bar: signedIn },
  'acting-document-code-only': { screen: { ...document, ways: codeOnly, relation: 'guardian' }, bar: signedIn },
  'acting-document-no-way': { screen: { ...document, ways: noneReady }, bar: signedIn },
  'acting-document-own-card': { screen: { ...document, takeCard: true }, bar: signedIn },
  'acting-document-own-card-lies': { screen: { ...document, takeCard: true, hint: 'card.left' }, bar: signedIn },
  'acting-document-same-person': { screen: { ...document, hint: 'person.same', failures: 1 }, bar: signedIn },
  'acting-document-third-failure': { screen: { ...document, hint: 'code.expired', failures: 3 }, bar: signedIn },
  'acting-menu': {
    screen: {
      kind: 'menu',
      person,
      insurances: [employee],
      services: [{ id: 'remote-treatment', group: 'remoteTreatment', available: true }],
      takeCard: false,
      forAnother: 'acting',
    },
    bar: { back: true },
  },
  'acting-menu-long-name': {
    screen: {
      kind: 'menu',
      person: { ...person, name: privately('Z*** A*** G*** E***') },
      insurances: [employee],
      services: [{ id: 'remote-treatment', group: 'remoteTreatment', available: true }],
      takeCard: true,
      forAnother: 'acting',
    },
    bar: { back: true },
  },
  'acting-menu-card': {
    screen: {
      kind: 'menu',
      person,
      insurances: [employee],
      services: [
        { id: 'remote-treatment', group: 'remoteTreatment', available: true },
        { id: 'chronic-disease', group: 'benefits', available: true },
      ],
      takeCard: true,
      forAnother: 'acting',
    },
    bar: { back: true },
  },
};
