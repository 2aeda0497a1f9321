// Numbers while they are being typed: which character can follow, when they are whole, and the groups in which they are shown. Pure.

const longestTelephone = 12;

/** What comes back masked is shown as it is, and goes with the first character that is typed. */
export const isMasked = (typed: string): boolean => typed.includes('*');

const added = (typed: string, character: string): string => (isMasked(typed) ? character : typed + character);
export const erased = (typed: string): string => (isMasked(typed) ? '' : typed.slice(0, -1));

export const withTelephoneDigit = (typed: string, digit: string): string =>
  /^\d$/.test(digit) ? added(typed, digit).slice(0, longestTelephone) : typed;

const shortestTelephone = 11;

/** A mobile has eleven digits, a landline with its area code eleven or twelve; whether there can be such a number the terminal says. */
export const isWholeTelephone = (typed: string): boolean =>
  /^\d+$/.test(typed) && (typed.length === shortestTelephone || (typed.startsWith('0') && typed.length > shortestTelephone));

/** How many digits are missing; negative: so many too many; null: it begins like neither a mobile nor an area code. */
export function missingFromTelephone(typed: string): number | null {
  if (typed === '' || isMasked(typed) || isWholeTelephone(typed)) return 0;
  return /^[01]/.test(typed) ? shortestTelephone - typed.length : null;
}

const idNumberLength = 18;

/** X can only be the last character. */
export const takesX = (typed: string): boolean => !isMasked(typed) && typed.length === idNumberLength - 1;

export function withIdCharacter(typed: string, character: string): string {
  if (character === 'X' ? !takesX(typed) : !/^\d$/.test(character)) return typed;
  const next = added(typed, character);
  return next.length > idNumberLength ? typed : next;
}

export const missingFromIdNumber = (typed: string): number => (typed === '' || isMasked(typed) ? 0 : idNumberLength - typed.length);

export const isWholeIdNumber = (typed: string): boolean => /^\d{17}[\dX]$/.test(typed);

/** 350102 19491001 1234: place, birthday, the rest; also while it is being typed, and masked. */
export const groupedIdNumber = (typed: string): string =>
  [typed.slice(0, 6), typed.slice(6, 14), typed.slice(14)].filter((group) => group !== '').join(' ');

/** Eight digits of yuan are more than any amount that is asked for. */
const mostYuanDigits = 8;

export function withAmountCharacter(typed: string, character: string): string {
  if (character === '.') return typed.includes('.') ? typed : `${typed === '' ? '0' : typed}.`;
  if (!/^\d$/.test(character)) return typed;
  const next = typed === '0' ? character : typed + character;
  return new RegExp(`^\\d{1,${mostYuanDigits}}(?:\\.\\d{0,2})?$`).test(next) ? next : typed;
}

/** Integer fen; null: nothing is typed. */
export function fenOf(typed: string): number | null {
  const [, yuan, fraction = ''] = /^(\d{1,8})(?:\.(\d{0,2}))?$/.exec(typed) ?? [];
  return yuan === undefined ? null : Number(yuan) * 100 + Number(fraction.padEnd(2, '0'));
}

/** `12.50`, as the terminal reads it. */
export const yuanText = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** What the terminal last was told, as somebody would have typed it. */
export const typedYuan = (text: string): string => text.replace(/\.00$/, '').replace(/(\.\d)0$/, '$1');

/** 12,345.6 while it is being typed. */
export function groupedYuan(typed: string): string {
  const [yuan = '', fraction] = typed.split('.');
  const grouped = yuan.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
