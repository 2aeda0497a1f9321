// The insurances of a person: type, place, status, and the account where a row has its own.

import type { ReactElement } from 'react';
import { yuanText } from '../../contract/money.ts';
import type { Insurance } from '../../contract/insurance.ts';
import { dateText } from '../clock.ts';
import { useKiosk } from '../kiosk.ts';
import { InsuredChip } from './insured-chip.tsx';

interface InsuranceRowsProps {
  readonly insurances: readonly Insurance[];
  /** Show what each row adds to the sum. */
  readonly withBalance?: boolean;
}

export function InsuranceRows({ insurances, withBalance = false }: InsuranceRowsProps): ReactElement {
  const { view, words } = useKiosk();
  const { language } = view.display;
  return (
    <ul className="sheet rows">
      {insurances.map(({ type, status, placeCode, placeName, since, balance }) => (
        <li key={`${type} ${placeCode} ${status} ${since}`}>
          <b>{words(`insurance.types.${type}`)}</b>
          <InsuredChip status={status} />
          <span className="note">
            <span className="given">{placeName ?? placeCode}</span>
            {since !== null && <span className="spare">{words('insurance.sinceDate', { date: dateText(since, language) })}</span>}
          </span>
          {withBalance && balance.private !== 0 && (
            <span className="note amount">{words('parts.money', { amount: yuanText(balance.private) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
