// How a person appears on the public screen: masked name and number, and the sum of the personal accounts.

import { type Private, privately } from '../../../contract/private.ts';
import type { Insurance } from '../../../contract/view.ts';
import type { Answer } from '../session/types.ts';

/** 张三 → 张*, 欧阳小明 → 欧***; by code point, so that a rare character is not torn. */
export function maskName(name: Private): Private {
  const characters = [...name.private.trim()];
  const [first = ''] = characters;
  return privately(first + '*'.repeat(Math.min(Math.max(characters.length - 1, 1), 6)));
}

/** First 3 and last 4 stay: 350***********1234. A number too short for that is masked whole. */
export function maskNumber(number: Private): Private {
  const text = number.private;
  if (text.length < 12) return privately('*'.repeat(text.length));
  return privately(`${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`);
}

/** Insurance types that come with a personal account (个人账户). */
const withAccount: ReadonlySet<Insurance['type']> = new Set(['employeeBasic', 'retiredCadre', 'disabledVeteran', 'redArmyVeteran']);

/** @param divisions names of insured places by their code */
export function answerOf(rows: readonly Insurance[], asOf: string, divisions: Readonly<Record<string, string>>): Answer {
  const insurances = rows.map((row) => ({ ...row, placeName: row.placeName ?? divisions[row.placeCode] ?? null }));
  const accounts = insurances.filter((insurance) => withAccount.has(insurance.type) || insurance.balance.private !== 0);
  const sum = accounts.reduce((total, insurance) => total + insurance.balance.private, 0);
  return { insurances, balance: accounts.length > 0 ? privately(sum) : null, asOf };
}
