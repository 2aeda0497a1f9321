// 2001 人员待遇享受检查: fund by fund, whether somebody may enjoy it now, and why not.

import { dayOf } from '../china-time.ts';
import type { Ledger } from '../ledger.ts';
import type { Population } from '../people/population.ts';
import { chronicOf } from '../people/settlements.ts';
import { type Transaction, transaction } from './transaction.ts';

const fundsOf: Readonly<Record<string, readonly string[]>> = {
  310: ['310100', '310200', '330100'],
  390: ['390100', '390200'],
};
const reasons: Readonly<Record<string, string>> = { 0: '未参保', 2: '暂停参保', 3: '无效参保', 4: '终止参保' };

export const entitlementTransactions = (population: Population, ledger: Ledger, seed: string): Readonly<Record<string, Transaction>> => ({
  '2001': transaction(
    'data',
    [
      'psn_no c30*; insutype c6#*; fixmedins_code c12*; med_type c6#*; begntime datetime*; endtime datetime; dise_codg c30; dise_name c500',
      'oprn_oprt_code c30; oprn_oprt_name c500; matn_type c6#; birctrl_type c6#; exp_content c4000',
    ],
    ({ psn_no, insutype, med_type }, { at }) => {
      const person = population.byPersonNumber(psn_no);
      const insurance = person?.insurances.find((row) => row.insutype === insutype);
      if (!person || !insurance) return '未查询到该人员的参保信息';
      const isRegistered = chronicOf(seed, person).length > 0 || ledger.registrations(psn_no, '01').some(({ isValid }) => isValid);
      const paused = insurance.psn_insu_stas === '1' ? '' : `参保状态为${reasons[insurance.psn_insu_stas] ?? '异常'}，不享受待遇`;
      const reason = paused || (med_type === '14' && !isRegistered ? '未办理门诊慢特病备案，不享受待遇' : '');
      return {
        trtinfo: (fundsOf[insutype] ?? []).map((fund) => ({
          psn_no,
          trt_chk_type: '01',
          fund_pay_type: fund,
          // The personal account is one's own money, whatever the insurance says.
          trt_enjymnt_flag: reason === '' || fund === '310200' ? '1' : '0',
          begndate: `${dayOf(at).slice(0, 4)}-01-01`,
          enddate: `${dayOf(at).slice(0, 4)}-12-31`,
          trt_chk_rslt: fund === '310200' ? '' : reason,
          exp_content: '',
        })),
      };
    },
  ),
});
