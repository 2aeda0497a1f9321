// Rule notYetFiled: nobody files the same destination twice for the same days.

import type { FilingOnRecord } from '../../../../contract/filing.ts';

export interface Stay {
  readonly destination: string;
  readonly begin: string;
  readonly end: string;
}

/** Days of both kinds count as within; a filing without an end never ends. */
export const alreadyFiled = ({ destination, begin, end }: Stay, records: readonly FilingOnRecord[]): boolean =>
  records.some(
    (record) => record.destination.private === destination && record.begin <= end && (record.end === null || begin <= record.end),
  );
