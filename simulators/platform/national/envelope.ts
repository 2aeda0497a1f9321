// The national envelope (platform.md §1.1, §1.2): what every transaction comes in, and what its answer goes out in.

import { stamp } from '../china-time.ts';
import { fields } from '../fields.ts';
import type { GatewayKind } from '../gateway-check.ts';

const check = fields(
  'infno c6*; msgid c30*; mdtrtarea_admvs c6*; insuplc_admdvs c6; recer_sys_code c10*; dev_no c100; dev_safe_info c2000; cainfo c1024',
  'signtype c10; infver c6*; opter_type c3*; opter c30*; opter_name c50*; inf_time datetime*; fixmedins_code c12*; fixmedins_name c200*; sign_no c30',
);

export interface NationalRequest {
  readonly infno: string;
  readonly msgid: string;
  readonly fixmedins_code: string;
  readonly opter: string;
  readonly sign_no: string;
  readonly insuplc_admdvs: string;
  readonly input: unknown;
}

/** The request in its envelope, or the name of the field that breaks the rules. */
export function openEnvelope(body: unknown): NationalRequest | string {
  if (typeof body !== 'object' || body === null) return '';
  const { input, ...rest } = { input: undefined, ...body };
  const checked = check(rest);
  if (!checked.ok) return checked.field;
  const { fields: head } = checked;
  const patterns = {
    msgid: /^[A-Z0-9]{12}\d{18}$/,
    mdtrtarea_admvs: /^\d{6}$/,
    insuplc_admdvs: /^(?:\d{6})?$/,
    opter_type: /^2$/,
    fixmedins_code: /^[A-Z0-9]{12}$/,
  };
  for (const [name, pattern] of Object.entries(patterns)) if (!pattern.test(head[name as keyof typeof patterns])) return name;
  if (!head.msgid.startsWith(head.fixmedins_code)) return 'msgid';
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? { ...head, input } : 'input';
}

export interface Times {
  readonly arrived: Date;
  readonly answered: Date;
}

/** Regions differ in how they write the same thing: behind gateway A the code is a number, behind B it is text. */
export function sealAnswer(result: object | string, gateway: GatewayKind, serial: number, { arrived, answered }: Times): object {
  const isRefused = typeof result === 'string';
  const code = isRefused ? -1 : 0;
  return {
    infcode: gateway === 'tif' ? String(code) : code,
    inf_refmsgid: `660000${stamp(arrived).slice(0, 14)}${String(serial).padStart(10, '0')}`,
    refmsg_time: stamp(arrived),
    respond_time: stamp(answered),
    err_msg: isRefused ? result : '',
    output: isRefused ? null : result,
  };
}
