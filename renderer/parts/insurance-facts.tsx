// The only insurance of a person, as facts on a slip.

import type { ReactElement } from 'react';
import type { Insurance } from '../../contract/insurance.ts';
import { dateText } from '../clock.ts';
import { useKiosk } from '../kiosk.ts';
import { Facts, type Fact } from './facts.tsx';
import { InsuredChip } from './insured-chip.tsx';

interface InsuranceFactsProps {
  readonly insurance: Insurance;
  /** Leaves out since when and through whom. */
  readonly inShort?: boolean;
}

export function InsuranceFacts({ insurance, inShort = false }: InsuranceFactsProps): ReactElement {
  const { view, words } = useKiosk();
  const { type, status, placeCode, placeName, since, employer } = insurance;
  const facts: Fact[] = [
    { label: words('insurance.type'), value: words(`insurance.types.${type}`) },
    { label: words('insurance.status'), value: <InsuredChip status={status} /> },
    { label: words('insurance.place'), value: <span className="given">{placeName ?? placeCode}</span> },
  ];
  if (!inShort && since !== null) facts.push({ label: words('insurance.since'), value: dateText(since, view.display.language) });
  if (!inShort && employer !== null)
    facts.push({ label: words('insurance.employer'), value: <span className="given">{employer.private}</span> });
  return <Facts facts={facts} />;
}
