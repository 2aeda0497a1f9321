// The answers of a filing in words: names of fields, words of ours, places, days and telephone numbers.

import { divisionName } from '../../resources/divisions.ts';
import { catalogues } from '../../resources/index.ts';
import type { FilingOnRecord } from '../../contract/filing.ts';
import type { Language } from '../../contract/display.ts';
import type { ReviewLine } from '../../contract/view.ts';
import { dateText } from '../clock.ts';
import type { Kiosk } from '../kiosk.ts';
import { groupedIdNumber } from './typed-number.ts';

const { fields, values } = catalogues['zh-Hans'].parts;

type KnownField = keyof typeof fields;
type KnownWord = keyof typeof values;

export const isKnownField = (field: string): field is KnownField => Object.hasOwn(fields, field);
export const isKnownWord = (word: string): word is KnownWord => Object.hasOwn(values, word);

/** A place that is not in the list has its code for a name. */
export const placeText = (code: string, language: Language): string => divisionName(code, language) ?? code;

/** The value of a line that is read back. */
export function valueText(value: ReviewLine['value'], { view, words }: Kiosk): string {
  const { language } = view.display;
  switch (value.kind) {
    case 'text':
      return groupedNumber(value.text.private);
    case 'division':
      return placeText(value.code.private, language);
    case 'day':
      return dateText(value.day.private, language);
    case 'word':
      return isKnownWord(value.word) ? words(`parts.values.${value.word}`) : words('parts.values.unknown');
    case 'insurance': {
      const type = words(`insurance.types.${value.type}`);
      return value.place === null ? type : words('parts.insuredAt', { type, place: value.place.private });
    }
  }
}

/** A telephone number, or the number of an identity card, each in its groups; other text stays as it is. */
const groupedNumber = (text: string): string => (/^[\d*]{17}[\dX*]$/.test(text) ? groupedIdNumber(text) : groupedTelephone(text));

/** From when until when a filing on record is valid. */
export function validText({ begin, end }: Pick<FilingOnRecord, 'begin' | 'end'>, { view, words }: Kiosk): string {
  const from = dateText(begin, view.display.language);
  return end === null ? words('parts.validFrom', { from }) : words('parts.valid', { from, to: dateText(end, view.display.language) });
}

/** 138 0000 0000, 010 1234 5678, 0660 1234567: as people write it, also while it is being typed. What is no number stays as it is. */
export function groupedTelephone(digits: string): string {
  const areaCode = /^0(?:1|2)/.test(digits) || !digits.startsWith('0') ? 3 : 4;
  if (!/^[\d*]{4,15}$/.test(digits)) return digits;
  const rest = digits.slice(areaCode);
  const halves = rest.length > 4 && areaCode === 3 ? [rest.slice(0, 4), rest.slice(4)] : [rest];
  return [digits.slice(0, areaCode), ...halves].join(' ');
}
