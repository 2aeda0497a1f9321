// The filings that have a national number: 2503/2504 chronic disease, 2505/2506 chosen institution. Built and read here, sent only by the region
// adapter: they change something, so nothing of this folder may send one twice.

import { chinaDay } from '../china-time.ts';
import type { InsuranceType } from '../../../../contract/insurance.ts';
import type { Private } from '../../../../contract/private.ts';
import type { PersonKey } from '../types.ts';
import { insuranceCodeOf } from './code-tables.ts';
import { readRow, text } from './fields.ts';
import type { Question } from './question.ts';
import { nodeOf } from './rows.ts';

/** The platform's number of what was filed (待遇申报明细流水号). */
export interface FiledAtPlatform {
  readonly platformNumber: string;
}

/** Days are YYYY-MM-DD. Diagnosis and its doctor come from the institution that certified it. */
export interface ChronicDiseaseFiling {
  readonly person: PersonKey;
  readonly insurance: InsuranceType;
  readonly disease: { readonly code: Private; readonly name: Private };
  readonly telephone: Private;
  readonly certifiedBy: { readonly code: string; readonly name: string; readonly on: string };
  readonly doctor: { readonly code: string; readonly name: Private };
  readonly begin: string;
  /** null: until it is changed. */
  readonly end: string | null;
}

export interface InstitutionChoice {
  readonly person: PersonKey;
  readonly telephone: Private;
  /** 1 is the first choice. */
  readonly rank: number;
  readonly institution: { readonly code: string; readonly name: string };
  readonly begin: string;
  readonly end: string | null;
  /** Somebody who acts for the person; null: the person himself. */
  readonly agent: {
    readonly name: Private;
    readonly certificateType: string;
    readonly number: Private;
    readonly telephone: Private;
    readonly relation: string;
  } | null;
}

const forTreatment = '03';

export const chronicDiseaseFiling = (filing: ChronicDiseaseFiling): Question<FiledAtPlatform> =>
  filingMessage('2503', filing.person, {
    insutype: insuranceCodeOf(filing.insurance),
    opsp_dise_code: filing.disease.code.private,
    opsp_dise_name: filing.disease.name.private,
    tel: filing.telephone.private,
    addr: '',
    insu_optins: filing.person.insuredPlace,
    ide_fixmedins_no: filing.certifiedBy.code,
    ide_fixmedins_name: filing.certifiedBy.name,
    hosp_ide_date: filing.certifiedBy.on,
    diag_dr_codg: filing.doctor.code,
    diag_dr_name: filing.doctor.name.private,
    begndate: filing.begin,
    enddate: filing.end ?? '',
    memo: '',
  });

export const institutionChoice = (choice: InstitutionChoice): Question<FiledAtPlatform> =>
  filingMessage('2505', choice.person, {
    tel: choice.telephone.private,
    addr: '',
    biz_appy_type: forTreatment,
    begndate: choice.begin,
    enddate: choice.end ?? '',
    agnter_name: choice.agent?.name.private ?? '',
    agnter_cert_type: choice.agent?.certificateType ?? '',
    agnter_certno: choice.agent?.number.private ?? '',
    agnter_tel: choice.agent?.telephone.private ?? '',
    agnter_addr: '',
    agnter_rlts: choice.agent?.relation ?? '',
    fix_srt_no: String(choice.rank),
    fixmedins_code: choice.institution.code,
    fixmedins_name: choice.institution.name,
    memo: '',
  });

/** Why is not asked of the person, but the field must not be empty. */
const cancellation =
  (number: string) =>
  (person: PersonKey, platformNumber: string): Question<'cancelled'> => ({
    number,
    insuredPlace: person.insuredPlace,
    input: (now) => ({
      data: { trt_dcla_detl_sn: platformNumber, psn_no: person.personNumber.private, memo: `自助终端申请撤销 ${chinaDay(now)}` },
    }),
    // Success is all that it says.
    read: () => 'cancelled',
  });

export const cancelChronicDisease = cancellation('2504');
export const cancelInstitutionChoice = cancellation('2506');

const filed = { platformNumber: text('trt_dcla_detl_sn') };

function filingMessage(number: string, person: PersonKey, fields: Readonly<Record<string, string>>): Question<FiledAtPlatform> {
  return {
    number,
    insuredPlace: person.insuredPlace,
    input: () => ({ data: { psn_no: person.personNumber.private, ...fields } }),
    read(output, { codes }) {
      const result = nodeOf(output, 'result');
      return readRow(filed, Array.isArray(result) ? result[0] : result, codes);
    },
  };
}
