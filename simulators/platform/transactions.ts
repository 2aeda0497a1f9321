// What the simulated platform knows: ec.query trades a voucher for a token, 1101 tells a person's insurances (platform.md §2.2, §3).

import { z } from 'zod';
import { type InventedPerson, inventedPeople } from '../people.ts';
import { ageAt, stamp } from './china-time.ts';
import type { GatewayKind } from './gateway-check.ts';
import type { Vouchers } from './vouchers.ts';

const dateTime = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
const atMost = (length: number) => z.string().max(length);
const required = (length: number) => z.string().min(1).max(length);

const requestEnvelope = z
  .strictObject({
    infno: required(6),
    msgid: z.string().regex(/^[A-Z0-9]{12}\d{18}$/),
    mdtrtarea_admvs: z.string().regex(/^\d{6}$/),
    insuplc_admdvs: z.string().regex(/^(\d{6})?$/),
    recer_sys_code: required(10),
    dev_no: atMost(100),
    dev_safe_info: atMost(2000),
    cainfo: atMost(1024),
    signtype: atMost(10),
    infver: required(6),
    opter_type: z.literal('2'),
    opter: required(30),
    opter_name: required(50),
    inf_time: dateTime,
    fixmedins_code: z.string().regex(/^[A-Z0-9]{12}$/),
    fixmedins_name: required(200),
    sign_no: atMost(30),
    input: z.record(z.string(), z.unknown()),
  })
  .refine((envelope) => envelope.msgid.startsWith(envelope.fixmedins_code), { path: ['msgid'] });

const personRequest = z.strictObject({
  data: z.strictObject({
    mdtrt_cert_type: z.enum(['01', '02']),
    mdtrt_cert_no: required(50),
    card_sn: atMost(32),
    begntime: z.union([dateTime, z.literal('')]),
    psn_cert_type: required(6),
    certno: required(50),
    psn_name: required(50),
  }),
});

const voucherRequest = z.strictObject({
  orgId: required(40),
  transType: z.literal('ec.query'),
  data: z.strictObject({
    ecQrCode: z.string().regex(/^424\d{25}$/),
    orgId: required(40),
    businessType: z.string().regex(/^\d{5}$/),
    businessInfo: atMost(200).optional(),
    operatorId: required(20),
    operatorName: required(30),
    officeId: required(20),
    officeName: required(30),
    deviceType: z.literal('SelfService'),
  }),
  extra: z.unknown().optional(),
});

export interface Transactions {
  voucherQuery(body: unknown, gateway: GatewayKind): unknown;
  call(infno: string, body: unknown, gateway: GatewayKind): unknown;
}

/** Regions differ in how they write the same thing: behind gateway A codes are numbers and data an object, behind B both are text. */
export function createTransactions(vouchers: Vouchers, now: () => Date): Transactions {
  const seenMessageIds = new Set<string>();
  let answers = 0;

  function voucherQuery(body: unknown, gateway: GatewayKind): unknown {
    const request = voucherRequest.safeParse(body);
    if (!request.success) return { code: -1, message: `请求参数不合规：${fieldOf(request.error)}`, orgId: '', data: null };
    const { orgId } = request.data;
    const person = vouchers.redeem(request.data.data.ecQrCode);
    if (person === 'expired') return { code: -1, message: '二维码已失效，请刷新后重试', orgId, data: null };
    if (person === 'unknown') return { code: -1, message: '二维码不存在', orgId, data: null };
    const data = {
      userName: person.name,
      idNo: person.number,
      idType: certificateTypes[person.card?.kind ?? 'citizen'],
      ecToken: vouchers.lendToken(person),
      insuOrg: person.insurances[0]?.place ?? '660000',
      ecIndexNo: '',
      gender: '',
      birthday: '',
    };
    return gateway === 'tif'
      ? { code: '0', message: '成功', orgId, data: JSON.stringify(data) }
      : { code: 0, message: '成功', orgId, data };
  }

  function call(infno: string, body: unknown, gateway: GatewayKind): unknown {
    const arrived = now();
    const request = requestEnvelope.safeParse(body);
    const result = request.success ? run(infno, request.data) : refuse(`报文头不合规：${fieldOf(request.error)}`);
    const code = typeof result === 'string' ? -1 : 0;
    answers += 1;
    return {
      infcode: gateway === 'tif' ? String(code) : code,
      inf_refmsgid: `660000${stamp(arrived).slice(0, 14)}${String(answers).padStart(10, '0')}`,
      refmsg_time: stamp(arrived),
      respond_time: stamp(now()),
      err_msg: typeof result === 'string' ? result : '',
      output: typeof result === 'string' ? null : result,
    };
  }

  function run(infno: string, envelope: z.infer<typeof requestEnvelope>): object | string {
    if (envelope.infno !== infno || infno !== '1101') return refuse('交易编号不存在或与地址不符');
    if (seenMessageIds.has(envelope.msgid)) return refuse('发送方报文ID重复');
    seenMessageIds.add(envelope.msgid);
    const request = personRequest.safeParse(envelope.input);
    if (!request.success) return refuse(`入参不合规：${fieldOf(request.error)}`);
    const { mdtrt_cert_type, mdtrt_cert_no, psn_cert_type, certno, psn_name } = request.data.data;
    const person = mdtrt_cert_type === '01' ? vouchers.ownerOfToken(mdtrt_cert_no) : personOf(mdtrt_cert_no);
    if (mdtrt_cert_type === '01' && !person) return refuse('电子凭证令牌已失效');
    if (!person || person.insurances.length === 0) return refuse('未查询到该人员的参保信息');
    if (person.number !== certno || person.name !== psn_name) return refuse('人员姓名与证件号码不一致');
    if (psn_cert_type !== certificateTypes[person.card?.kind ?? 'citizen']) return refuse('人员证件类型与证件号码不一致');
    return personOutput(person, now());
  }

  return { voucherQuery, call };
}

/** 人员证件类型: 01 resident ID card, 17 residence permit, 07 foreign permanent resident card. */
const certificateTypes = { citizen: '01', residencePermit: '17', foreign2017: '07', foreign2023: '07' } as const;

const refuse = (reason: string): string => reason;

const personOf = (number: string): InventedPerson | null => inventedPeople.find((person) => person.number === number) ?? null;

const fieldOf = (error: z.ZodError): string => error.issues[0]?.path.join('.') ?? '';

function personOutput(person: InventedPerson, at: Date): object {
  return {
    baseinfo: {
      psn_no: `66${String(inventedPeople.indexOf(person) + 1).padStart(16, '0')}`,
      psn_cert_type: certificateTypes[person.card?.kind ?? 'citizen'],
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
  };
}
