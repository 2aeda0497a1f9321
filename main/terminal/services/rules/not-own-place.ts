// Rule notOwnPlace: nobody files the city where they are insured, for it is not remote.

import type { Insurance } from '../../../../contract/insurance.ts';
import { cityOf } from './division.ts';

export const isOwnPlace = (destination: string, insurance: Insurance | null): boolean =>
  insurance !== null && cityOf(insurance.placeCode) === destination;
