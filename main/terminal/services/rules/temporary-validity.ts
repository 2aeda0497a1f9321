// Rule temporaryValidity: a temporary filing (临时外出就医备案) ends by itself after the region's months.

import type { FilingAnswers } from '../case.ts';
import { lastDayOfMonths } from './calendar.ts';

export const temporaryValidity = ({ begin }: FilingAnswers, months: number): FilingAnswers =>
  begin === undefined ? {} : { end: lastDayOfMonths(begin, months) };
