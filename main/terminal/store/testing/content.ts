// What an invented person files.

import { privately } from '../../../../contract/private.ts';
import type { CaseContent } from '../cases.ts';

/** Nobody's: area codes 66xxxx are not given to any place. */
export const content: CaseContent = {
  applicant: {
    name: privately('测试甲'),
    number: privately('660102198001010014'),
    personNumber: privately('66010000000000000001'),
    insuredPlace: '660100',
    insuranceType: 'employeeBasic',
  },
  answers: { category: 'otherTemporary', destination: '665300', telephone: '10000000017' },
};
