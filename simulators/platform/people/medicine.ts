// What an invented doctor finds and an invented pharmacy sells: enough for histories that read like one.

export interface Item {
  /** 医保目录编码 */
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly form: string;
  /** 收费项目等级: 01 full, 02 a tenth is paid by oneself first, 03 own cost. */
  readonly level: '01' | '02' | '03';
  /** 目录类别 */
  readonly list: '101' | '102' | '201' | '301';
  /** 医疗收费项目类别 */
  readonly charge: string;
  readonly priceFen: number;
}

const drug = (code: string, name: string, level: Item['level'], priceFen: number): Item => ({
  ...{ code: `XA${code}`, name, level, priceFen, list: '101', charge: '09', spec: '0.1g×24片', form: '片剂' },
});
const service = (code: string, name: string, charge: string, level: Item['level'], priceFen: number): Item => ({
  ...{ code: `66${code}`, name, level, priceFen, charge, list: '201', spec: '次', form: '' },
});

export const visitItems = [
  service('0110200001', '普通门诊诊察', '02', '01', 1500),
  service('0250403001', '虚构血细胞分析', '04', '01', 2500),
  service('0220302001', '样例彩色超声检查', '03', '02', 12000),
  drug('66A001', '测试氨氯片', '01', 1860),
  drug('66B002', '演示头孢胶囊', '02', 3240),
  drug('66C003', '样例止咳口服液', '01', 2150),
  drug('66Z009', '仿真滋补颗粒', '03', 4800),
] as const;

export const pharmacyItems = [
  drug('66D004', '虚构感冒灵颗粒', '02', 1980),
  drug('66E005', '样例布洛片', '01', 1560),
  drug('66F006', '测试维生素片', '03', 5900),
] as const;

export const wardItems = [
  service('1109000010', '普通病房床位费', '01', '01', 4500),
  service('1201000030', '二级护理', '07', '01', 2600),
  service('3106000010', '演示微创手术', '06', '02', 480_000),
  { ...service('3000000001', '样例一次性耗材包', '08', '02', 96_000), list: '301' as const },
  drug('66G007', '演示注射液', '02', 9800),
  drug('66H008', '仿真进口营养液', '03', 32_000),
] as const;

export interface ChronicDisease {
  readonly code: string;
  readonly name: string;
  readonly drug: Item;
}

export const chronicDiseases = [
  { code: 'M03900', name: '高血压', drug: drug('66J010', '测试沙坦片', '01', 2890) },
  { code: 'M01600', name: '糖尿病', drug: drug('66K011', '演示双胍片', '01', 2260) },
  { code: 'M04600', name: '冠心病', drug: drug('66L012', '样例他汀片', '02', 4150) },
  { code: 'M05300', name: '慢性阻塞性肺疾病', drug: drug('66M013', '虚构吸入剂', '02', 8800) },
] as const;

export const outpatientDiagnoses = [
  ['J00.x00', '急性鼻咽炎'],
  ['K29.500', '慢性胃炎'],
  ['M54.500', '腰痛'],
  ['L30.900', '皮炎'],
] as const;

export const wardDiagnoses = [
  ['K35.900', '急性阑尾炎'],
  ['J18.900', '肺炎'],
  ['H25.900', '老年性白内障'],
] as const;
