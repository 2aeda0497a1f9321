// The invented people of the sandbox: the platform knows them, their ID cards lie on the simulated reader. None of them exists.

export interface InventedInsurance {
  /** 险种类型, the national code. */
  readonly insutype: string;
  /** 人员参保状态, the national code: 1 insured, 2 suspended, 4 ended. */
  readonly psn_insu_stas: string;
  /** 人员类别: 11 employed, 12 retired, 14 pupil or student, 15 resident. */
  readonly psn_type: string;
  /** Personal account (个人账户) in fen; 0 where the type has none. */
  readonly balanceFen: number;
  /** YYYY-MM-DD. */
  readonly since: string;
  /** Six-digit division of the insured place (参保地). */
  readonly place: string;
  readonly employer: string | null;
}

/** What the card of somebody who is no citizen says besides. */
export type OtherCard =
  /** 港澳台居民居住证, flag J. */
  | { readonly kind: 'residencePermit'; readonly travelPermit: string; readonly issueCount: string }
  /** 外国人永久居留身份证, flag I or Y; the person's name is the one in Latin letters. */
  | {
      readonly kind: 'foreign2017' | 'foreign2023';
      readonly chineseName: string;
      /** Three letters, GB/T 2659. */
      readonly nationality: string;
    };

export interface InventedPerson {
  readonly id: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  /** GB/T 3304, two digits; empty: no citizen. */
  readonly nation: string;
  /** This and the other dates are YYYY-MM-DD. */
  readonly birth: string;
  readonly address: string;
  /** Citizens: area 66xxxx, which no province has, with a valid MOD 11-2 check digit; others: the specimen numbers of devices.md. */
  readonly number: string;
  readonly authority: string;
  readonly validFrom: string;
  /** null: 长期. */
  readonly validTo: string | null;
  /** Written onto the chip after a move (追加住址). */
  readonly latestAddress?: string;
  /** Left out: a resident ID card. */
  readonly card?: OtherCard;
  /** Empty: the platform does not know this person. */
  readonly insurances: readonly InventedInsurance[];
}

const authority = '测试市公安局演示分局';

export const inventedPeople: readonly InventedPerson[] = [
  {
    id: 'employee',
    name: '测试甲',
    sex: 'male',
    nation: '01',
    birth: '1985-03-12',
    address: '测试省演示市样例区虚构路1号',
    number: '660102198503120010',
    authority,
    validFrom: '2018-05-02',
    validTo: '2038-05-02',
    insurances: [
      {
        insutype: '310',
        psn_insu_stas: '1',
        psn_type: '11',
        balanceFen: 328650,
        since: '2008-07-01',
        place: '660100',
        employer: '测试机械厂',
      },
    ],
  },
  {
    id: 'two-insurances',
    name: '王测试',
    sex: 'female',
    nation: '11',
    birth: '1992-11-05',
    address: '测试省演示市样例县虚构镇2号',
    number: '660301199211050021',
    authority,
    validFrom: '2022-01-10',
    validTo: '2042-01-10',
    insurances: [
      {
        insutype: '310',
        psn_insu_stas: '1',
        psn_type: '11',
        balanceFen: 96005,
        since: '2021-03-01',
        place: '660300',
        employer: '演示纺织有限公司',
      },
      { insutype: '390', psn_insu_stas: '4', psn_type: '15', balanceFen: 0, since: '2012-01-01', place: '660500', employer: null },
    ],
  },
  {
    id: 'suspended',
    name: '李测试𠮷',
    sex: 'male',
    nation: '03',
    birth: '1978-09-20',
    address: '测试省演示市样例区虚构路3号',
    number: '660201197809200034',
    authority,
    validFrom: '2024-10-01',
    validTo: null,
    insurances: [
      { insutype: '310', psn_insu_stas: '2', psn_type: '11', balanceFen: 4505, since: '2001-09-01', place: '660200', employer: null },
    ],
  },
  {
    id: 'no-account',
    name: '测试丁',
    sex: 'female',
    nation: '01',
    birth: '1966-07-01',
    address: '测试省演示市样例县虚构村4号',
    number: '66050119660701004X',
    authority,
    validFrom: '2016-08-15',
    validTo: null,
    insurances: [
      { insutype: '390', psn_insu_stas: '1', psn_type: '15', balanceFen: 0, since: '2017-01-01', place: '660500', employer: null },
    ],
  },
  {
    id: 'rare-character',
    name: '测试㐂',
    sex: 'male',
    nation: '15',
    birth: '1995-12-24',
    address: '测试省演示市样例区虚构路5号',
    number: '660103199512240058',
    authority,
    validFrom: '2021-12-24',
    validTo: '2041-12-24',
    insurances: [
      {
        insutype: '310',
        psn_insu_stas: '1',
        psn_type: '11',
        balanceFen: 1,
        since: '2019-04-01',
        place: '660100',
        employer: '样例软件公司',
      },
    ],
  },
  {
    id: 'compound-name',
    name: '欧阳测试',
    sex: 'female',
    nation: '01',
    birth: '2001-04-16',
    address: '测试省演示市样例大学学生公寓6号',
    number: '660102200104160066',
    authority,
    validFrom: '2018-04-20',
    validTo: '2028-04-20',
    insurances: [
      { insutype: '390', psn_insu_stas: '1', psn_type: '14', balanceFen: 0, since: '2020-09-01', place: '660100', employer: '样例大学' },
    ],
  },
  {
    id: 'over-eighty',
    name: '赵测试',
    sex: 'male',
    nation: '01',
    birth: '1938-02-15',
    address: '测试省演示市样例镇虚构街7号',
    number: '660202193802150079',
    authority,
    validFrom: '2008-03-01',
    validTo: null,
    latestAddress: '测试省演示市样例区虚构路70号',
    insurances: [
      {
        insutype: '310',
        psn_insu_stas: '1',
        psn_type: '12',
        balanceFen: 1_234_567,
        since: '1998-12-01',
        place: '660200',
        employer: '演示市退休人员服务中心',
      },
    ],
  },
  {
    id: 'card-expired',
    name: '陈测试',
    sex: 'female',
    nation: '04',
    birth: '1988-10-08',
    address: '测试省演示市样例区虚构路8号',
    number: '660101198810080083',
    authority,
    validFrom: '2001-06-01',
    validTo: '2021-06-01',
    insurances: [
      {
        insutype: '310',
        psn_insu_stas: '1',
        psn_type: '11',
        balanceFen: 50_000,
        since: '2011-10-01',
        place: '660100',
        employer: '测试食品厂',
      },
    ],
  },
  {
    id: 'not-insured',
    name: '测试癸',
    sex: 'male',
    nation: '01',
    birth: '1974-05-30',
    address: '测试省演示市样例县虚构村9号',
    number: '660401197405300099',
    authority,
    validFrom: '2020-06-01',
    validTo: '2040-06-01',
    insurances: [],
  },
  {
    id: 'hong-kong-resident',
    name: '測試乙',
    sex: 'male',
    nation: '',
    birth: '1994-08-23',
    address: '测试省演示市样例区虚构路9号',
    number: '810000199408230021',
    authority,
    validFrom: '2020-01-01',
    validTo: '2040-01-01',
    card: { kind: 'residencePermit', travelPermit: 'H12345678', issueCount: '01' },
    insurances: [
      {
        insutype: '390',
        psn_insu_stas: '1',
        psn_type: '15',
        balanceFen: 0,
        since: '2020-09-01',
        place: '660100',
        employer: null,
      },
    ],
  },
  {
    id: 'taiwan-resident',
    name: '測試辛',
    sex: 'female',
    nation: '',
    birth: '1992-01-30',
    address: '测试省演示市样例区虚构路10号',
    number: '830000199201300022',
    authority,
    validFrom: '2024-03-01',
    validTo: '2044-03-01',
    card: { kind: 'residencePermit', travelPermit: 'T90000001', issueCount: '01' },
    insurances: [
      {
        insutype: '310',
        psn_insu_stas: '1',
        psn_type: '11',
        balanceFen: 20050,
        since: '2021-06-01',
        place: '660100',
        employer: '样例贸易公司',
      },
    ],
  },
  {
    id: 'foreign-resident-2017',
    name: 'TEST, ALPHA',
    sex: 'female',
    nation: '',
    birth: '1981-08-03',
    address: '测试省演示市样例区虚构路11号',
    number: 'CAN110081080301',
    authority: '1500',
    validFrom: '2018-01-01',
    validTo: '2048-01-01',
    card: { kind: 'foreign2017', chineseName: '测试丙', nationality: 'CAN' },
    insurances: [
      {
        insutype: '310',
        psn_insu_stas: '1',
        psn_type: '11',
        balanceFen: 75300,
        since: '2021-06-01',
        place: '660200',
        employer: '演示国际学校',
      },
    ],
  },
  {
    id: 'foreign-resident-2023',
    name: 'ZHENGTEST ALPHABETA GAMMADELTA EPSILON ZETA',
    sex: 'female',
    nation: '',
    birth: '1981-08-03',
    address: '测试省演示市样例区虚构路12号',
    number: '911124198108030024',
    authority: '',
    validFrom: '2023-12-01',
    validTo: '2043-12-01',
    card: { kind: 'foreign2023', chineseName: '测试丁', nationality: 'CAN' },
    insurances: [
      {
        insutype: '310',
        psn_insu_stas: '1',
        psn_type: '11',
        balanceFen: 1010000,
        since: '2021-06-01',
        place: '660300',
        employer: '测试研究院',
      },
    ],
  },
  {
    id: 'two-places',
    name: '孙测试',
    sex: 'female',
    nation: '01',
    birth: '1990-06-06',
    address: '测试省演示市样例区虚构路13号',
    number: '660101199006060123',
    authority,
    validFrom: '2020-06-06',
    validTo: '2040-06-06',
    insurances: [
      {
        insutype: '310',
        psn_insu_stas: '1',
        psn_type: '11',
        balanceFen: 210_030,
        since: '2015-03-01',
        place: '660100',
        employer: '测试机械厂',
      },
      { insutype: '390', psn_insu_stas: '1', psn_type: '15', balanceFen: 0, since: '2010-01-01', place: '660300', employer: null },
    ],
  },
];
