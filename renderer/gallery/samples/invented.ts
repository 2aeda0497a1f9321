// The invented people of the samples, their insurances and numbers; all begin with 660, which is no division.

import type { FilingOnRecord } from '../../../contract/filing.ts';
import type { Insurance } from '../../../contract/insurance.ts';
import { privately } from '../../../contract/private.ts';

export const person = { name: privately('王*'), number: privately('660***********1234') };

export const employee: Insurance = {
  type: 'employeeBasic',
  status: 'insured',
  placeCode: '660100',
  placeName: '青桥市',
  balance: privately(328_650),
  since: '2015-03-01',
  employer: privately('青桥纺织厂'),
};
export const resident: Insurance = {
  ...employee,
  type: 'residentBasic',
  status: 'suspended',
  balance: privately(0),
  since: '2008-07-01',
  employer: null,
};
const civilServant: Insurance = { ...employee, type: 'civilServant', balance: privately(102_400), since: null, placeName: null };
export const manyInsurances: readonly Insurance[] = [
  { ...employee, balance: privately(123_354_389) },
  resident,
  civilServant,
  { ...resident, type: 'residentSeriousIllness', status: 'ended' },
  { ...employee, type: 'longTermCare', balance: privately(0) },
  { ...employee, type: 'disabledVeteran', status: 'unknown', balance: privately(0) },
  { ...employee, type: 'maternity', status: 'notInsured', balance: privately(0) },
];

export const onRecord: FilingOnRecord = {
  id: 'r1',
  category: 'otherTemporary',
  destination: privately('330100'),
  begin: '2026-02-01',
  end: '2026-12-31',
  cancellable: true,
};

/** As long as the longest name of a terminal makes them. */
export const caseNumber = 'QINGQIAO-101-B000123';
export const reference = 'QINGQIAO-101-000123';

export const finished = { kind: 'done', standing: 'finished', platformNumber: null } as const;
export const held = { kind: 'held', until: Date.parse('2026-09-24T18:00:00+08:00') } as const;
