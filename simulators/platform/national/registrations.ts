// 2503–2506 and what they leave behind, 5301, 5302, 5304: chronic diseases, designated institutions, referrals.

import { dayOf, monthsAfter, stamp, timeOf } from '../china-time.ts';
import { institution } from '../catalogue/institutions.ts';
import type { Ledger, Registration } from '../ledger.ts';
import type { Population, Resident } from '../people/population.ts';
import { chronicOf } from '../people/settlements.ts';
import { chanceOf } from '../random.ts';
import { type Circumstances, type NationalAnswer, type Transaction, transaction } from './transaction.ts';

const unknownPerson = '未查询到该人员的参保信息';
const foreverDay = '2099-12-31';

export function registrationTransactions(population: Population, ledger: Ledger, seed: string): Readonly<Record<string, Transaction>> {
  /** A national change has no key of its own: its message id is the case's key, and it is executed once. */
  function execute({ request, at }: Circumstances, personNumber: string, effect: (sn: string) => string | null): NationalAnswer {
    return ledger.transaction(() => {
      const sn = `6600${stamp(at).slice(0, 8)}${String(ledger.next('sn')).padStart(8, '0')}`;
      const refusal = effect(sn);
      if (refusal !== null) return refusal;
      const result = { trt_dcla_detl_sn: sn, exp_content: '' };
      ledger.open({
        ...{ key: request.msgid, messageId: request.msgid, operation: request.infno, matterCode: request.infno, matterNumber: '' },
        ...{ terminal: request.opter, personNumber, sn, standing: '3', firstAt: timeOf(at), content: '', answer: JSON.stringify(result) },
      });
      return { result };
    });
  }

  const isInsured = (person: Resident, insutype?: string): boolean =>
    person.insurances.some((row) => row.psn_insu_stas === '1' && (insutype === undefined || row.insutype === insutype));

  const validOf = (personNumber: string, kind: Registration['kind']): readonly Registration[] =>
    ledger.registrations(personNumber, kind).filter(({ isValid }) => isValid);

  const cancellation = (kind: Registration['kind']): Transaction =>
    transaction('data', 'trt_dcla_detl_sn c30*; psn_no c30*; memo c500*', ({ trt_dcla_detl_sn, psn_no }, circumstances) =>
      execute(circumstances, psn_no, () => {
        const registration = validOf(psn_no, kind).find(({ sn }) => sn === trt_dcla_detl_sn);
        if (!registration) return '备案信息不存在或已撤销';
        // The clerks look at what was registered overnight.
        if (registration.content.madeOn !== dayOf(circumstances.at)) return '备案已审核，不能撤销';
        ledger.putRegistration({ ...registration, isValid: false });
        return null;
      }),
    );

  return {
    '2503': transaction(
      'data',
      [
        'psn_no c30*; insutype c6#*; opsp_dise_code c30*; opsp_dise_name c300*; tel c50; addr c200; insu_optins c6*; ide_fixmedins_no c30*',
        'ide_fixmedins_name c200*; hosp_ide_date date*; diag_dr_codg c30*; diag_dr_name c50*; begndate date*; enddate date; exp_content c4000',
        'trt_dcla_detl_sn c30; selfdef_splm_flag c3; memo c500',
      ],
      (read, circumstances) => {
        const { psn_no, insutype, opsp_dise_code: code, hosp_ide_date } = read;
        const person = population.byPersonNumber(psn_no);
        if (!person) return unknownPerson;
        if (!isInsured(person, insutype)) return '参保状态异常，不能备案';
        if (!/^M\d{5}$/.test(code)) return '入参不合规：data.opsp_dise_code';
        if (hosp_ide_date > dayOf(circumstances.at)) return '鉴定日期晚于当前日期';
        const isKnown = chronicOf(seed, person).some((disease) => disease.code === code);
        if (isKnown || validOf(psn_no, '01').some(({ content }) => content.opsp_dise_code === code)) return '已有有效的慢特病备案';
        return execute(circumstances, psn_no, (sn) => {
          ledger.putRegistration({ sn, personNumber: psn_no, kind: '01', isValid: true, content: madeOn(read, circumstances) });
          return null;
        });
      },
    ),
    '2504': cancellation('01'),
    '2505': transaction(
      'data',
      [
        'psn_no c30*; tel c50; addr c200; biz_appy_type c3#*; begndate date*; enddate date; agnter_name c50; agnter_cert_type c6#',
        'agnter_certno c50; agnter_tel c30; agnter_addr c200; agnter_rlts c3#; fix_srt_no c3*; fixmedins_code c12*; fixmedins_name c200*',
        'memo c500; exp_content c4000',
      ],
      (read, circumstances) => {
        const person = population.byPersonNumber(read.psn_no);
        if (!person) return unknownPerson;
        if (!isInsured(person)) return '参保状态异常，不能备案';
        const isFilled = (names: readonly string[]): boolean => names.every((name) => name !== '');
        const agent = [read.agnter_name, read.agnter_cert_type, read.agnter_certno, read.agnter_tel, read.agnter_rlts];
        if (agent.some((value) => value !== '') && !isFilled(agent)) return '代办人信息不完整';
        const others = designated(person, circumstances.at);
        if (others.some(({ fixmedins_code }) => fixmedins_code === read.fixmedins_code)) return '该机构已备案';
        if (others.some(({ fix_srt_no }) => fix_srt_no === read.fix_srt_no)) return '定点排序号已使用';
        return execute(circumstances, read.psn_no, (sn) => {
          ledger.putRegistration({ sn, personNumber: read.psn_no, kind: '03', isValid: true, content: madeOn(read, circumstances) });
          return null;
        });
      },
    ),
    '2506': cancellation('03'),
    '5301': transaction('data', 'psn_no c30*', ({ psn_no }) => {
      const person = population.byPersonNumber(psn_no);
      if (!person) return unknownPerson;
      const old = chronicOf(seed, person).map(({ code, name }) => ({
        ...{ opsp_dise_code: code, opsp_dise_name: name, begndate: '2023-01-01', enddate: foreverDay },
      }));
      const written = validOf(psn_no, '01').map(({ content }) => ({
        opsp_dise_code: content.opsp_dise_code,
        opsp_dise_name: content.opsp_dise_name,
        begndate: content.begndate,
        enddate: content.enddate === '' ? foreverDay : content.enddate,
      }));
      return { feedetail: [...old, ...written] };
    }),
    '5302': transaction('data', 'psn_no c30*; biz_appy_type c3#*', ({ psn_no, biz_appy_type }, { at }) => {
      const person = population.byPersonNumber(psn_no);
      if (!person) return unknownPerson;
      return { psnfixmedin: biz_appy_type === '03' ? designated(person, at) : [] };
    }),
    '5304': transaction('data', 'psn_no c30*; begntime datetime*; endtime datetime', ({ psn_no, begntime, endtime }, { at }) => {
      const person = population.byPersonNumber(psn_no);
      if (!person) return unknownPerson;
      const rows = referralsOf(person, at).filter(({ refl_date }) => {
        return refl_date >= begntime.slice(0, 10) && (endtime === '' || refl_date <= endtime.slice(0, 10));
      });
      return { refmedin: rows };
    }),
  };

  function designated(person: Resident, at: Date) {
    const row = (sn: string, code: string, name: string, begin: string, end: string) => ({
      ...{ psn_no: person.personNumber, insutype: person.insurances[0]?.insutype ?? '', fix_srt_no: sn, fixmedins_code: code },
      ...{ fixmedins_name: name, begndate: begin, enddate: end, memo: '' },
    });
    const chance = chanceOf(seed, 'designated', person.personNumber);
    const { fixmedins_code, fixmedins_name } = institution(chance.whole(0, 1900));
    const today = dayOf(at);
    const own =
      isInsured(person) && chance.happens(0.5) ? [row('1', fixmedins_code, fixmedins_name, `${today.slice(0, 4)}-01-01`, foreverDay)] : [];
    return [
      ...own,
      ...validOf(person.personNumber, '03').map(({ content }) =>
        row(
          content.fix_srt_no ?? '',
          content.fixmedins_code ?? '',
          content.fixmedins_name ?? '',
          content.begndate ?? '',
          content.enddate === '' ? foreverDay : (content.enddate ?? ''),
        ),
      ),
    ];
  }

  function referralsOf(person: Resident, at: Date) {
    const chance = chanceOf(seed, 'referral', person.personNumber);
    const insurance = person.insurances.find(({ psn_insu_stas }) => psn_insu_stas === '1');
    if (!insurance || !chance.happens(0.05)) return [];
    const day = monthsAfter(dayOf(at).slice(0, 8).concat('15'), -chance.whole(1, 9));
    return [
      {
        ...{ insutype: insurance.insutype, dcla_souc: '01', psn_no: person.personNumber, psn_cert_type: person.certificateType },
        ...{ certno: person.number, psn_name: person.name, gend: person.sex === 'male' ? '1' : '2', brdy: person.birth },
        ...{ tel: '', addr: '', insu_optins: insurance.place, emp_name: insurance.employer ?? '' },
        ...{ diag_code: 'I25.100', diag_name: '冠状动脉粥样硬化性心脏病', dise_cond_dscr: '', reflin_medins_no: 'H31000000001' },
        ...{ reflin_medins_name: '外省演示中心医院', out_flag: '3', refl_date: day, refl_rea: '限于技术条件' },
        ...{ begndate: day, enddate: monthsAfter(day, 6), hosp_agre_refl_flag: '1' },
      },
    ];
  }
}

const madeOn = (content: Readonly<Record<string, string>>, { at }: Circumstances): Readonly<Record<string, string>> => ({
  ...content,
  madeOn: dayOf(at),
});
