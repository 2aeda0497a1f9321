// 1101 人员信息获取: who somebody is and how he is insured.

import { ageAt } from '../china-time.ts';
import type { Population, Resident } from '../people/population.ts';
import type { Vouchers } from '../vouchers.ts';
import { type Transaction, transaction } from './transaction.ts';

export const personTransactions = (population: Population, vouchers: Vouchers): Readonly<Record<string, Transaction>> => ({
  '1101': transaction(
    'data',
    'mdtrt_cert_type c3#*; mdtrt_cert_no c50*; card_sn c32; begntime datetime; psn_cert_type c6#*; certno c50*; psn_name c50*',
    ({ mdtrt_cert_type, mdtrt_cert_no, psn_cert_type, certno, psn_name }, { at }) => {
      if (mdtrt_cert_type === '03') return '入参不合规：data.mdtrt_cert_type';
      const person = mdtrt_cert_type === '01' ? vouchers.ownerOfToken(mdtrt_cert_no) : population.byNumber(mdtrt_cert_no);
      if (mdtrt_cert_type === '01' && !person) return '电子凭证令牌已失效';
      if (!person || person.insurances.length === 0) return '未查询到该人员的参保信息';
      if (person.number !== certno || person.name !== psn_name) return '人员姓名与证件号码不一致';
      if (psn_cert_type !== person.certificateType) return '人员证件类型与证件号码不一致';
      return personOutput(person, at);
    },
  ),
});

const personOutput = (person: Resident, at: Date): object => ({
  baseinfo: {
    psn_no: person.personNumber,
    psn_cert_type: person.certificateType,
    certno: person.number,
    psn_name: person.name,
    gend: person.sex === 'male' ? '1' : '2',
    naty: person.nation === '' ? '' : String(Number(person.nation)),
    brdy: person.birth,
    age: ageAt(person.birth, at),
    exp_content: '',
  },
  insuinfo: person.insurances.map((row) => ({
    balc: row.balanceFen / 100,
    insutype: row.insutype,
    psn_type: row.psn_type,
    psn_insu_stas: row.psn_insu_stas,
    psn_insu_date: row.since,
    paus_insu_date: row.psn_insu_stas === '2' ? '2025-06-30' : null,
    cvlserv_flag: '0',
    insuplc_admdvs: row.place,
    emp_name: row.employer ?? '',
  })),
  idetinfo: [],
});
