// Money is integer fen (分); nothing in the kiosk adds or compares fractions of yuan.

import { fail, type Result, succeed } from './result.ts';

export type Fen = number & { readonly __brand: 'fen' };

/**
 * Reads an amount in yuan as the platform sends it (JSON number, or text of at most two decimals).
 * @returns integer fen, or `notAnAmount` when it has more than two decimals or is out of range (±10^13 fen).
 */
export function fenFromYuan(yuan: number | string): Result<Fen, 'notAnAmount'> {
  const text = typeof yuan === 'number' ? String(yuan) : yuan.trim();
  const match = /^(-?)(\d{1,11})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (!match) return fail('notAnAmount');
  const [, sign, whole, fraction = ''] = match;
  const fen = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return succeed((sign && fen !== 0 ? -fen : fen) as Fen);
}

/** Yuan with two decimals and grouped thousands, e.g. `3,286.50`; the same in all three languages. */
export function yuanText(fen: number): string {
  const absolute = Math.abs(fen);
  const whole = String(Math.trunc(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${String(absolute % 100).padStart(2, '0')}`;
}
