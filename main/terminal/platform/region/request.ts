// Writes what an operation sends: the pack says which field of the platform takes which of our values. Never throws for a pack that its
// schema has accepted.

import type { CodeTable, RequestFields, Source, Transform } from '../../../../kiosk-config/regions/adapter.ts';
import type { Applicant, FilingAnswers } from '../../services/case.ts';
import { certificateTypeOf } from '../messages/code-tables.ts';
import type { ServiceRating } from './types.ts';

/** Everything a pack can send; what a message is not about is absent. */
export interface Sendable {
  readonly terminal: string;
  readonly institution: string;
  readonly message: { readonly id: string; readonly time: string };
  readonly applicant?: Applicant;
  readonly answers?: FilingAnswers;
  readonly filing?: { readonly key: string; readonly number: string; readonly platformNumber?: string | null };
  /** Months (YYYY-MM) or days (YYYY-MM-DD). */
  readonly period?: { readonly from: string; readonly to: string };
  readonly rating?: ServiceRating;
}

type Json = string | number | readonly string[] | { readonly [field: string]: Json };
type Tables = Readonly<Record<string, CodeTable>>;

export function requestOf(fields: RequestFields, values: Sendable, tables: Tables): Record<string, Json> {
  const body: Record<string, Json> = {};
  for (const [path, field] of Object.entries(fields)) {
    if (typeof field === 'string') put(body, path, sourceValue(field, values));
    else if ('constant' in field) put(body, path, field.constant);
    else if ('table' in field) put(body, path, codeOf(tables[field.table], textOf(sourceValue(field.from, values))));
    else put(body, path, changed(field.as, textOf(sourceValue(field.from, values))));
  }
  return body;
}

/** A path whose parent is a value already loses: the schema refuses such a pack. */
export function put(body: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? path;
  let object = body;
  for (const name of names) {
    const inner = Object.hasOwn(object, name) ? object[name] : undefined;
    if (isObject(inner)) object = inner;
    else {
      const made: Record<string, unknown> = {};
      object[name] = made;
      object = made;
    }
  }
  object[last] = value;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: Json): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

function sourceValue(source: Source, values: Sendable): Json {
  const { applicant, answers, filing, period, rating } = values;
  switch (source) {
    case 'applicant.name':
      return applicant?.name.private ?? '';
    case 'applicant.number':
      return applicant?.number.private ?? '';
    case 'applicant.personNumber':
      return applicant?.personNumber?.private ?? '';
    case 'applicant.insuredPlace':
      return applicant?.insuredPlace ?? '';
    case 'applicant.insuranceType':
      return applicant?.insuranceType ?? '';
    case 'agent.name':
      return applicant?.agent?.name.private ?? '';
    case 'agent.number':
      return applicant?.agent?.number.private ?? '';
    case 'agent.relation':
      return applicant?.agent?.relation ?? '';
    case 'case.key':
      return filing?.key ?? '';
    case 'case.number':
      return filing?.number ?? rating?.number ?? '';
    case 'case.platformNumber':
      return filing?.platformNumber ?? rating?.platformNumber ?? '';
    case 'terminal.id':
      return values.terminal;
    case 'institution.code':
      return values.institution;
    case 'message.id':
      return values.message.id;
    case 'message.time':
      return values.message.time;
    case 'period.from':
      return period?.from ?? '';
    case 'period.to':
      return period?.to ?? '';
    case 'rating.stars':
      return rating ? String(rating.stars) : '';
    case 'rating.reasons':
      return rating?.reasons ?? [];
    case 'answers':
      return answers ?? {};
    default:
      return answerOf(answers, source.slice('answers.'.length));
  }
}

export const answerOf = (answers: FilingAnswers | undefined, field: string): string =>
  answers && Object.hasOwn(answers, field) ? (answers[field] ?? '') : '';

/** A word that the table does not have is sent as it is: the platform refuses it by name, where an empty one might pass. */
function codeOf(table: CodeTable | undefined, word: string): string {
  const codes = table && Object.hasOwn(table, word) ? table[word] : undefined;
  return (typeof codes === 'string' ? codes : codes?.[0]) ?? word;
}

function changed(transform: Transform, text: string): string {
  switch (transform) {
    case 'compactMonth':
      return text.slice(0, 7).replace('-', '');
    case 'compactDay':
      return text.slice(0, 10).replaceAll('-', '');
    case 'certificateType':
      return text === '' ? '' : certificateTypeOf(text);
    case 'yuanFromFen':
      return /^-?\d{1,15}$/.test(text) ? yuan(Number(text)) : '';
  }
}

function yuan(fen: number): string {
  const absolute = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.trunc(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
}
