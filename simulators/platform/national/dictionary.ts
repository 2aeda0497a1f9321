// 1901 字典表查询: the code tables, and the divisions of the invented province.

import { type Code, dictionaries } from '../dictionaries.ts';
import { type Transaction, transaction } from './transaction.ts';

/** 医保区划: the province and the cities of the sandbox's region. */
const divisions: readonly (Code & { readonly parent: string })[] = [
  { value: '660000', label: '测试省', parent: '0' },
  { value: '660100', label: '青桥市', parent: '660000' },
  { value: '660200', label: '白塔市', parent: '660000' },
  { value: '660300', label: '柳河市', parent: '660000' },
  { value: '660400', label: '云岭市', parent: '660000' },
  { value: '660500', label: '石湾市', parent: '660000' },
];

export const dictionaryTransactions: Readonly<Record<string, Transaction>> = {
  '1901': transaction(
    'data',
    'type c30*; parent_value c10*; admdvs c6*; date date*; Vali_Flag c3*',
    ({ type, parent_value, Vali_Flag }) => {
      const codes = type === 'admdvs' ? divisions.filter(({ parent }) => parent === parent_value) : dictionaries.get(type);
      if (!codes) return '字典类型不存在';
      if (!['0', '1'].includes(Vali_Flag)) return '入参不合规：data.Vali_Flag';
      // Every code is valid, so there is none that is not.
      const shown = Vali_Flag === '1' ? codes : [];
      return {
        list: shown.map(({ value, label }, index) => ({
          ...{ type, label, value, parentValue: parent_value, sort: index + 1, valiFlag: '1', createUser: 'sandbox' },
          ...{ createDate: '2025-01-01', version: 1 },
        })),
      };
    },
  ),
};
