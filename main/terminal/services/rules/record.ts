// Rule record: what is said of a filing that somebody chose is what the platform has on record.

import type { FilingOnRecord } from '../../../../contract/filing.ts';
import type { FilingAnswers } from '../case.ts';

export const recordFields = ({ category, destination, begin, end }: FilingOnRecord): FilingAnswers => ({
  category,
  destination: destination.private,
  begin,
  ...(end === null ? {} : { end }),
});
