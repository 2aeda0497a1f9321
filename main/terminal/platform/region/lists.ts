// Reads the lists of a region's platform: contributions, account, filings on record, progress, ledger. One row that cannot be read makes
// the whole answer not understood: a list with a gap would be a lie.

import { z } from 'zod';
import { filingOnRecord, type FilingOnRecord } from '../../../../contract/filing.ts';
import { privately } from '../../../../contract/private.ts';
import { insuranceType } from '../../../../contract/insurance.ts';
import type { AdapterSection } from '../../../../kiosk-config/regions/adapter.ts';
import { at, dayAt, fenAt, momentAt, monthAt, rowsAt, textAt, wordOf } from './read.ts';
import type { AccountEntry, CaseProgress, CaseStanding, LedgerLine, Payment } from './types.ts';

/** @returns the rows in our words; `left out`: a row that does not concern us; null: not understood */
function rowsOf<T>(data: unknown, list: string | null, read: (row: unknown) => T | null | 'left out'): readonly T[] | null {
  const rows = rowsAt(data, list);
  if (rows === null) return null;
  const found: T[] = [];
  for (const row of rows) {
    const one = read(row);
    if (one === null) return null;
    if (one !== 'left out') found.push(one);
  }
  return found;
}

export function readPayments(data: unknown, { payments, tables, amounts }: AdapterSection): readonly Payment[] | null {
  const { columns, list, arrived } = payments;
  return rowsOf(data, list, (row): Payment | null => {
    const from = monthAt(row, columns.from);
    const to = monthAt(row, columns.to);
    const own = fenAt(row, columns.own, amounts);
    const employer = fenAt(row, columns.employer, amounts);
    const subsidy = fenAt(row, columns.subsidy, amounts);
    if (from === null || to === null || own === null || employer === null || subsidy === null) return null;
    return {
      type: insuranceType.catch('other').parse(wordOf(tables.insuranceType, textAt(row, columns.type))),
      from,
      to,
      ownFen: privately(own),
      employerFen: privately(employer),
      subsidyFen: privately(subsidy),
      arrived: textAt(row, columns.arrived) === arrived,
      paidOn: dayAt(row, columns.paidOn),
    };
  });
}

const direction = z.enum(['income', 'expense']);
const accountEntry = z.enum(['contribution', 'interest', 'carriedOver', 'consumption', 'refund', 'transfer', 'other']);

export function readAccountStatement(data: unknown, { accountStatement, tables, amounts }: AdapterSection): readonly AccountEntry[] | null {
  const { columns, list } = accountStatement;
  return rowsOf(data, list, (row): AccountEntry | null => {
    const code = textAt(row, columns.kind);
    const on = dayAt(row, columns.on);
    const amount = fenAt(row, columns.amount, amounts);
    // Whether money came or went cannot be guessed.
    const way = direction.safeParse(wordOf(tables.accountDirection, code));
    if (on === null || amount === null || !way.success) return null;
    const kind = accountEntry.catch('other').parse(wordOf(tables.accountEntry, code));
    return { on, direction: way.data, kind, amountFen: privately(amount) };
  });
}

export function readRemoteTreatments(data: unknown, { remoteTreatments, tables }: AdapterSection): readonly FilingOnRecord[] | null {
  const { columns, list, valid, cancellable } = remoteTreatments;
  return rowsOf(data, list, (row): FilingOnRecord | null | 'left out' => {
    if (textAt(row, columns.valid) !== valid) return 'left out';
    const id = textAt(row, columns.id);
    const begin = dayAt(row, columns.begin);
    const destination = textAt(row, columns.destination);
    if (!id || begin === null || !destination) return null;
    const read = filingOnRecord.safeParse({
      id,
      category: filingOnRecord
        .unwrap()
        .shape.category.catch('unknown')
        .parse(wordOf(tables.category, textAt(row, columns.category))),
      destination: privately(destination),
      begin,
      end: dayAt(row, columns.end),
      cancellable: textAt(row, columns.cancellable) === cancellable,
    });
    return read.success ? read.data : null;
  });
}

const standing = z.enum(['finished', 'accepted', 'underReview', 'refused', 'cancelled']);

export function standingOf({ tables }: Pick<AdapterSection, 'tables'>, code: string | null): CaseStanding | null {
  return standing.safeParse(wordOf(tables.standing, code)).data ?? null;
}

/** In characters; longer than this no number of a platform is kept or shown. */
const longestNumber = 40;

/** null: this platform gives none. `unreadable`: none where it gives one, or one that nobody could quote. */
export function platformNumberAt(data: unknown, path: string | null): string | null | 'unreadable' {
  if (path === null) return null;
  // As a JSON number it may have lost its last digits, and be another's.
  const number = typeof at(data, path) === 'string' ? (textAt(data, path) ?? '') : '';
  return /^[\w-]+$/.test(number) && number.length <= longestNumber ? number : 'unreadable';
}

export function readProgress(data: unknown, section: AdapterSection): readonly CaseProgress[] | null {
  const { columns, list } = section.progress;
  return rowsOf(data, list, (row): CaseProgress | null => {
    const number = platformNumberAt(row, columns.number);
    const state = standingOf(section, textAt(row, columns.standing));
    const when = momentAt(row, columns.at);
    return number === null || number === 'unreadable' || state === null || when === null
      ? null
      : { platformNumber: number, standing: state, at: when };
  });
}

export function readLedger(data: unknown, section: AdapterSection): readonly LedgerLine[] | null {
  const { columns, list } = section.ledger;
  return rowsOf(data, list, (row): LedgerLine | null => {
    const key = textAt(row, columns.key);
    const number = platformNumberAt(row, columns.number);
    const state = standingOf(section, textAt(row, columns.standing));
    const executions = Number(textAt(row, columns.executions) ?? '1');
    if (!key || number === null || number === 'unreadable' || state === null || !Number.isInteger(executions) || executions < 0)
      return null;
    return { key, platformNumber: number, standing: state, executions };
  });
}
