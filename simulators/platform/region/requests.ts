// What each of the region's operations wants to be told; more or less than that is refused.

import { z } from 'zod';
import { isDay } from '../china-time.ts';
import { isCode } from '../dictionaries.ts';

const text = (most: number) => z.string().min(1).max(most);
const coded = (type: string) => z.string().refine((value) => isCode(type, value));
const month = z.string().regex(/^\d{4}(?:0[1-9]|1[0-2])$/);
const day = z.string().refine(isDay);
const flag = z.enum(['0', '1']);

const key = z.string().regex(/^[0-9a-f]{32}$/);
const matter = { appy_no: key, matt_no: z.string().regex(/^[A-Z0-9-]{1,40}$/) };
const asker = { psn_no: text(30), certno: text(50) };
const named = { ...asker, psn_name: text(50) };
const applicant = { ...named, psn_cert_type: coded('psn_cert_type') };
const division = z.string().regex(/^\d{6}$/);

/** Who files for the person (代办人); the fields may be left out, and are all told or all empty. */
const agent = {
  agnter_name: z.string().max(50).default(''),
  agnter_cert_type: z.union([coded('psn_cert_type'), z.literal('')]).default(''),
  agnter_certno: z.string().max(50).default(''),
  agnter_rlts: z.union([coded('agnter_rlts'), z.literal('')]).default(''),
};
const isWholeAgent = (request: z.infer<z.ZodObject<typeof agent>>): boolean => {
  const told = [request.agnter_name, request.agnter_cert_type, request.agnter_certno, request.agnter_rlts];
  return told.every((field) => field === '') || told.every((field) => field !== '');
};

const filing = z.strictObject({
  ...matter,
  ...applicant,
  insutype: coded('insutype'),
  insu_admdvs: division,
  rloc_admdvs: division,
  rloc_rea: coded('rloc_rea'),
  begndate: day,
  enddate: z.union([day, z.literal('')]),
  tel: z
    .string()
    .regex(/^[\d-]+$/)
    .refine((value) => /^\d{7,20}$/.test(value.replaceAll('-', ''))),
  dcla_souc: z.literal('05'),
  cmt_flag: flag,
  ...agent,
});
export type FilingRequest = z.infer<typeof filing>;

const months = z
  .strictObject({ ...named, begn_ym: month, end_ym: month })
  .refine(({ begn_ym, end_ym }) => begn_ym <= end_ym, { path: ['end_ym'] });

export const requests = {
  'payment/list': months,
  'account/list': months,
  'remote/list': z.strictObject(asker),
  'remote/file': filing.refine(isWholeAgent, { path: ['agnter_name'] }),
  'remote/change': filing.extend({ trt_dcla_detl_sn: text(40) }).refine(isWholeAgent, { path: ['agnter_name'] }),
  'remote/cancel': z.strictObject({ ...matter, ...named, trt_dcla_detl_sn: text(40), undo_rea_codg: coded('undo_rea_codg') }),
  'matter/submit': z.strictObject({
    ...matter,
    ...applicant,
    matt_code: z.enum(['CB', 'XX', 'BX', 'SY', 'ZY']),
    dcla_souc: z.literal('05'),
    form: z.record(z.string().regex(/^\w{1,40}$/), z.string().max(2000)),
  }),
  'progress/find': z.strictObject({ appy_no: key }),
  'progress/list': z.strictObject(asker),
  'ledger/list': z.strictObject({ begndate: day, enddate: day }).refine((days) => days.begndate <= days.enddate, { path: ['enddate'] }),
  'rating/submit': z.strictObject({
    matt_no: matter.matt_no,
    sn: z.string().max(40),
    satisfaction: z.enum(['1', '2', '3', '4', '5']),
    evaldetail: z.array(text(100)).max(20),
  }),
} as const;

export type RegionOperation = keyof typeof requests;
export type RequestOf<Name extends RegionOperation> = z.infer<(typeof requests)[Name]>;

export const isRegionOperation = (name: string): name is RegionOperation => Object.hasOwn(requests, name);

/** Every request of the region: who asks, under which message id, and what. */
export const regionBody = z.strictObject({
  reqId: z.string().regex(/^[A-Z0-9]{12}\d{18}$/),
  termNo: text(30),
  orgCode: z.string().regex(/^[A-Z0-9]{12}$/),
  reqTime: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  data: z.record(z.string(), z.unknown()),
});
export type RegionBody = z.infer<typeof regionBody>;
