// What is an amount of money as somebody types it: yuan with at most two decimals, e.g. 12.50.

import { yuanText } from '../../../../contract/money.ts';

/** Integer fen; null: it is no amount. Text by text, because 0.1 + 0.2 of yuan is not 0.30. */
export function fenOf(text: string): number | null {
  const match = /^(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

/** As it is handed over: 12.50, without grouping. */
export const plainYuan = (fen: number): string => yuanText(fen).replaceAll(',', '');
