// The remote-treatment filings that some generated people had before the sandbox began.

import type { Filing } from '../ledger.ts';
import { chanceOf } from '../random.ts';
import type { Resident } from './population.ts';

const destinations = ['110000', '310000', '440100', '330100', '510100', '660400'] as const;

export function filingsOnRecord(seed: string, person: Resident): readonly Filing[] {
  const chance = chanceOf(seed, 'filings', person.personNumber);
  const isGenerated = person.id.startsWith('person-');
  const isInsured = person.insurances.some(({ psn_insu_stas }) => psn_insu_stas === '1');
  if (!isGenerated || !isInsured || !chance.happens(0.15)) return [];
  const isLongTerm = chance.happens(0.6);
  const year = isLongTerm ? chance.whole(2019, 2024) : 2026;
  const destination = chance.oneOf(destinations);
  const begin = `${year}-${isLongTerm ? '03' : '01'}-${String(chance.whole(1, 28)).padStart(2, '0')}`;
  const isRetired = person.insurances.some(({ psn_type }) => psn_type === '12');
  return [
    {
      sn: `6600${begin.replaceAll('-', '')}${person.personNumber.slice(-8)}`,
      key: null,
      personNumber: person.personNumber,
      reason: isLongTerm ? (isRetired ? '02' : '07') : '99',
      destination: destination.slice(0, 4) === person.insurances[0]?.place.slice(0, 4) ? '110000' : destination,
      begin,
      end: isLongTerm ? null : `${year + 1}-01-31`,
      isCommitment: chance.happens(0.5),
      madeOn: begin,
      isValid: true,
    },
  ];
}
