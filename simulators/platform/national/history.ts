// 5201–5206 and 5303: what a person had treated and settled (platform.md appendix A), out of his history.

import { ageAt, dayOf } from '../china-time.ts';
import { accountOf } from '../people/account.ts';
import { yuan } from '../people/money.ts';
import type { Population, Resident } from '../people/population.ts';
import { amountsOf, type Fee, openStayOf, type Settlement, settlementsOf } from '../people/settlements.ts';
import { type Circumstances, type NationalAnswer, type Transaction, transaction } from './transaction.ts';

const unknownPerson = '未查询到该人员的参保信息';

export function historyTransactions(population: Population, seed: string): Readonly<Record<string, Transaction>> {
  const withPerson = (psn_no: string, answer: (person: Resident) => NationalAnswer): NationalAnswer => {
    const person = population.byPersonNumber(psn_no);
    return person && person.insurances.length > 0 ? answer(person) : unknownPerson;
  };
  const settled = (person: Resident, at: Date): readonly Settlement[] => settlementsOf(seed, person, dayOf(at));

  /** One settlement by both of its numbers; a wrong pair is nobody's. */
  const withSettlement =
    (answer: (one: Settlement, person: Resident, at: Date) => object) =>
    ({ psn_no, setl_id, mdtrt_id }: { psn_no: string; setl_id: string; mdtrt_id: string }, { at }: Circumstances): NationalAnswer =>
      withPerson(psn_no, (person) => {
        const one = settled(person, at).find(({ serial }) => setl_id === `S${serial}` && mdtrt_id === `M${serial}`);
        return one ? answer(one, person, at) : '未查询到结算信息';
      });

  return {
    '5201': transaction(
      'data',
      'psn_no c30*; begntime datetime*; endtime datetime*; med_type c6#*; mdtrt_id c30',
      ({ psn_no, begntime, endtime, med_type, mdtrt_id }, { at }) =>
        withPerson(psn_no, (person) => ({
          mdtrtinfo: settled(person, at)
            .filter(({ begin, medType, serial }) => {
              const isAsked = medType === med_type && (mdtrt_id === '' || mdtrt_id === `M${serial}`);
              return isAsked && `${begin} 00:00:00` >= begntime && `${begin} 00:00:00` <= endtime;
            })
            .map((one) => visitRow(one, person, at)),
        })),
    ),
    '5202': transaction('data', 'mdtrt_id c30*; psn_no c30*', ({ mdtrt_id, psn_no }, { at }) =>
      withPerson(psn_no, (person) => ({
        diseinfo: settled(person, at)
          .filter(({ serial }) => mdtrt_id === `M${serial}`)
          .map((one) => diagnosisRow(one, person)),
      })),
    ),
    '5203': transaction(
      'data',
      'psn_no c30*; setl_id c30*; mdtrt_id c30*',
      withSettlement((one, person, at) => ({
        setlinfo: settlementRow(one, person, at, accountOf(seed, person, dayOf(at)).balances.get(one.serial) ?? 0),
        setldetail: fundRows(one),
      })),
    ),
    '5204': transaction(
      'data',
      'psn_no c30*; setl_id c30*; mdtrt_id c30*',
      withSettlement((one) => ({
        data: one.fees.map((fee, index) => ({ ...feeRow(fee, index, one), ...idsOf(one), ...feeAmounts(fee) })),
      })),
    ),
    '5205': transaction('data', 'psn_no c30*; begntime datetime*; endtime datetime', ({ psn_no, begntime, endtime }, { at }) =>
      withPerson(psn_no, (person) => ({
        feedetail: settled(person, at)
          .filter(({ medType, settledAt }) => medType === '14' && settledAt >= begntime && (endtime === '' || settledAt <= endtime))
          .flatMap((one) => one.fees.map((fee, index) => ({ fee, row: { ...feeRow(fee, index, one), psn_no, ...placeOf(one) } })))
          .filter(({ fee }) => fee.item.list === '101')
          .map(({ row }) => row),
      })),
    ),
    '5206': transaction('data', 'psn_no c30*; cum_ym c6', ({ psn_no, cum_ym }, { at }) =>
      withPerson(psn_no, (person) => {
        const month = cum_ym === '' ? dayOf(at).slice(0, 7).replace('-', '') : cum_ym;
        return /^\d{4}(?:0[1-9]|1[0-2])$/.test(month) ? { cuminfo: totals(settled(person, at), month) } : '入参不合规：data.cum_ym';
      }),
    ),
    '5303': transaction('data', 'psn_no c30; begntime datetime*; endtime datetime*', ({ psn_no, begntime, endtime }, { at }) => {
      // Without a person the real one lists the institution's wards; a hall has none.
      const person = population.byPersonNumber(psn_no);
      const stay = person && openStayOf(seed, person, dayOf(at));
      const isAsked = stay && stay.begin >= begntime.slice(0, 10) && stay.begin <= endtime.slice(0, 10);
      return { data: person && isAsked ? [stayRow(stay, person, at)] : [] };
    }),
  };
}

const identityOf = (person: Resident, at: Date) => ({
  psn_no: person.personNumber,
  psn_cert_type: person.certificateType,
  certno: person.number,
  psn_name: person.name,
  gend: person.sex === 'male' ? '1' : '2',
  brdy: person.birth,
  age: ageAt(person.birth, at),
});

const nationOf = ({ nation }: Resident) => ({ naty: nation === '' ? '' : String(Number(nation)) });

const placeOf = ({ institution }: Settlement) => ({
  fixmedins_code: institution.fixmedins_code,
  fixmedins_name: institution.fixmedins_name,
});

const idsOf = ({ serial }: Settlement) => ({ setl_id: `S${serial}`, mdtrt_id: `M${serial}` });

const insuranceOf = ({ insurance }: Settlement) => ({
  ...{ insutype: insurance.insutype, psn_type: insurance.psn_type, insu_optins: insurance.place, emp_name: insurance.employer ?? '' },
  ...{ cvlserv_flag: '0', flxempe_flag: '0', nwb_flag: '0' },
});

const visitRow = (one: Settlement, person: Resident, at: Date): object => ({
  ...{ mdtrt_id: `M${one.serial}`, ...identityOf(person, at), ...nationOf(person), ...insuranceOf(one), maf_psn_flag: '0' },
  ...{ begntime: `${one.begin} 08:00:00`, endtime: one.settledAt, mdtrt_cert_type: '02', med_type: one.medType },
  ...{ ars_year_ipt_flag: '0', pre_pay_flag: '0', inhosp_stas: '0', ipt_otp_no: one.serial, dise_codg: '', dise_name: '' },
  ...{ dscg_maindiag_code: one.diagnosis[0], dscg_maindiag_name: one.diagnosis[1], memo: '' },
});

const diagnosisRow = ({ serial, diagnosis: [code, name], medType, settledAt }: Settlement, { personNumber }: Resident): object => ({
  ...{ diag_info_id: `D${serial}`, mdtrt_id: `M${serial}`, psn_no: personNumber, inout_diag_type: '2', diag_type: '1', maindiag_flag: '1' },
  ...{ diag_srt_no: 1, diag_code: code, diag_name: name, adm_cond: '', diag_dept: medType === '2101' ? '样例外科' : '演示门诊' },
  ...{ dise_dor_no: 'D66000000001', dise_dor_name: '虚构医师', diag_time: settledAt },
});

const stayRow = ({ serial, insurance, begin, medType, payPlace }: Settlement, person: Resident, at: Date): object => ({
  ...{
    mdtrt_id: `M${serial}`,
    ...identityOf(person, at),
    insutype: insurance.insutype,
    begndate: begin,
    med_type: medType,
    ipt_otp_no: serial,
  },
  out_flag: payPlace === '4' ? '3' : payPlace === '3' ? '1' : '0',
});

function settlementRow(one: Settlement, person: Resident, at: Date, balanceFen: number): object {
  const amounts = amountsOf(one);
  const isEmployee = one.insurance.insutype === '310';
  const none = { cvlserv_pay: 0, hifes_pay: 0, maf_pay: 0, oth_pay: 0, pref_fund_pay: 0 };
  return {
    ...{
      setl_id: `S${one.serial}`,
      mdtrt_id: `M${one.serial}`,
      ...identityOf(person, at),
      ...nationOf(person),
      ...insuranceOf(one),
      ...placeOf(one),
    },
    ...{ pay_loc: one.payPlace, hosp_lv: one.institution.hosp_lv, fixmedins_poolarea: one.institution.fixmedins_code.slice(1, 7) },
    ...{ begndate: one.begin, enddate: one.end, setl_time: one.settledAt, mdtrt_cert_type: '02', med_type: one.medType },
    ...{ clr_type: one.medType === '2101' ? '21' : one.medType === '41' ? '41' : '11', clr_way: '1', clr_optins: one.insurance.place },
    medfee_sumamt: yuan(amounts.totalFen),
    fulamt_ownpay_amt: yuan(amounts.ownFen),
    overlmt_selfpay: yuan(amounts.overLimitFen),
    preselfpay_amt: yuan(amounts.firstFen),
    inscp_scp_amt: yuan(amounts.inScopeFen),
    act_pay_dedc: yuan(one.deductibleFen),
    hifp_pay: yuan(one.poolFen),
    pool_prop_selfpay: one.ratio,
    ...none,
    hifmi_pay: yuan(isEmployee ? 0 : one.extraFen),
    hifob_pay: yuan(isEmployee ? one.extraFen : 0),
    fund_pay_sumamt: yuan(amounts.fundFen),
    psn_pay: yuan(amounts.personFen),
    acct_pay: yuan(amounts.accountFen),
    cash_payamt: yuan(amounts.cashFen),
    balc: yuan(balanceFen),
    acct_mulaid_pay: yuan(one.mutualFen),
    ...{ medins_setl_id: `J${one.serial}`, refd_setl_flag: '0', year: one.end.slice(0, 4), invono: '' },
    ...{ dise_codg: one.medType === '14' ? one.diagnosis[0] : '', dise_name: one.medType === '14' ? one.diagnosis[1] : '' },
  };
}

/** Which fund paid the pool's part, and which the part above it. */
const fundsOf = (insutype: string): readonly [pool: readonly [string, string], extra: readonly [string, string]] =>
  insutype === '310'
    ? [
        ['310100', '城镇职工基本医疗保险统筹基金'],
        ['330100', '大额医疗费用补助基金'],
      ]
    : [
        ['390100', '城乡居民基本医疗保险基金'],
        ['390200', '城乡居民大病医疗保险基金'],
      ];

function fundRows(one: Settlement): readonly object[] {
  const [pool, extra] = fundsOf(one.insurance.insutype);
  const inScope = yuan(amountsOf(one).inScopeFen);
  return [[pool, one.poolFen] as const, [extra, one.extraFen] as const]
    .filter(([, fen]) => fen > 0)
    .map(([[code, name], fen]) => ({
      ...{ fund_pay_type: code, inscp_scp_amt: inScope, crt_payb_lmt_amt: 0, fund_payamt: yuan(fen), fund_pay_type_name: name },
      setl_proc_info: '',
    }));
}

const feeRow = ({ item, count }: Fee, index: number, one: Settlement) => ({
  ...{ feedetl_sn: `F${one.serial}${index}`, rx_drord_no: '', med_type: one.medType, fee_ocur_time: `${one.begin} 08:30:00` },
  ...{
    cnt: count,
    pric: yuan(item.priceFen),
    chrgitm_lv: item.level,
    hilist_code: item.code,
    hilist_name: item.name,
    list_type: item.list,
  },
  ...{ med_list_codg: item.code, medins_list_codg: item.code, medins_list_name: item.name, med_chrgitm_type: item.charge },
  ...{ prodname: item.name, spec: item.spec, dosform_name: item.form === '' ? '无' : item.form, lmt_used_flag: '0' },
});

const feeAmounts = ({ sumFen, ownFen, overLimitFen, firstFen, inScopeFen, item }: Fee): object => ({
  det_item_fee_sumamt: yuan(sumFen),
  pric_uplmt_amt: 0,
  selfpay_prop: item.level === '03' ? 1 : item.level === '02' ? 0.1 : 0,
  fulamt_ownpay_amt: yuan(ownFen),
  overlmt_amt: yuan(overLimitFen),
  preselfpay_amt: yuan(firstFen),
  inscp_scp_amt: yuan(inScopeFen),
});

/** Everything of the year up to that month, by what it is a total of. */
function totals(settlements: readonly Settlement[], month: string): readonly object[] {
  const year = month.slice(0, 4);
  const counted = settlements.filter(({ end }) => end.startsWith(year) && end.slice(0, 7).replace('-', '') <= month);
  return [...new Set(counted.map(({ insurance }) => insurance.insutype))].flatMap((insutype) => {
    const own = counted.filter(({ insurance }) => insurance.insutype === insutype);
    const sum = (of: (one: Settlement) => number): number => own.reduce((total, one) => total + of(one), 0);
    const [[pool], [extra]] = fundsOf(insutype);
    const values: readonly (readonly [code: string, value: number])[] = [
      ['S0000', yuan(sum((one) => amountsOf(one).totalFen))],
      ['Q0000', yuan(sum((one) => one.deductibleFen))],
      ['C0000', own.filter(({ medType }) => medType === '2101').length],
      [`D${pool}`, yuan(sum((one) => one.poolFen))],
      [`D${extra}`, yuan(sum((one) => one.extraFen))],
    ];
    return values.map(([code, cum]) => ({ insutype, year, cum_ym: month, cum_type_code: code, cum }));
  });
}
