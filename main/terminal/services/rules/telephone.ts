// What is a telephone number in mainland China, typed as digits: a mobile, or a landline with its area code; and how it is shown back.

import { type Private, privately } from '../../../../contract/private.ts';

const mobile = /^1[3-9]\d{9}$/;
/** Two digits for the metropolises with eight after them, three for all others with seven or eight. */
const landline = /^0(?:(?:10|2\d)\d{8}|[3-9]\d{2}\d{7,8})$/;

export const isTelephone = (text: string): boolean => mobile.test(text) || landline.test(text);

/** 138****1234, of a landline too; what is too short for that is masked whole. */
export function maskTelephone(telephone: Private): Private {
  const text = telephone.private;
  return privately(text.length < 8 ? '*'.repeat(text.length) : `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`);
}
