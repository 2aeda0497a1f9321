// The envelope around every national transaction (platform.md §1.1, §1.2): addressed and numbered on the way out, opened on the way in.

import { z } from 'zod';
import { privately, type Private } from '../../../contract/private.ts';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import { chinaTime } from './china-time.ts';
import { unwrapped } from './json.ts';
import { isSignInRefusal } from './messages/refusal.ts';
import type { PlatformOptions } from './options.ts';

/** Why an answer has no content. `reason` is the platform's own sentence: it may quote the person, so it is only matched, never logged. */
export type EnvelopeFault =
  | { readonly kind: 'notUnderstood' }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'refused'; readonly reason: Private };

const selfServiceTerminal = '2';

export function sealEnvelope(
  options: PlatformOptions,
  message: { transaction: string; messageId: string; insuredPlace: string; now: Date; input: object; signNumber?: string },
): object {
  return {
    infno: message.transaction,
    msgid: message.messageId,
    mdtrtarea_admvs: options.divisions.treatment,
    insuplc_admdvs: message.insuredPlace,
    recer_sys_code: options.receiverSystemCode,
    dev_no: options.terminal.id,
    dev_safe_info: '',
    cainfo: '',
    signtype: '',
    infver: options.interfaceVersion,
    opter_type: selfServiceTerminal,
    opter: options.terminal.id,
    opter_name: options.terminal.name,
    inf_time: chinaTime(message.now),
    fixmedins_code: options.institution.code,
    fixmedins_name: options.institution.name,
    sign_no: message.signNumber ?? '',
    input: message.input,
  };
}

const code = z.union([z.string(), z.number()]).transform(String);
const gatewayRefusal = z.object({ code: code.pipe(z.literal('401')), message: z.string().max(400).nullish().catch(null) });
const answer = z.object({ infcode: code, err_msg: z.string().nullish(), output: z.unknown().optional() });

/** The gateway's own refusal, which is told in a body even where the status is 200. */
export const isGatewayRefusal = (json: unknown): boolean => gatewayRefusal.safeParse(json).success;

/** Which of its four reasons a gateway gives for letting nobody in (platform.md §1.3); only those prove that nothing was let in. */
export function gatewayReason(json: unknown): 'headers' | 'clock' | 'user' | 'signature' | 'other' {
  const words = gatewayRefusal.safeParse(json).data?.message ?? '';
  if (words.includes('签名时间戳超时')) return 'clock';
  if (words.includes('缺少请求头')) return 'headers';
  if (words.includes('非法用户')) return 'user';
  return words.includes('签名不一致') ? 'signature' : 'other';
}

/** Whether the platform wants to be signed in to (9001) first, or no longer knows our signing in. */
export function saysNotSignedIn(json: unknown): boolean {
  const parsed = answer.safeParse(json);
  return parsed.success && parsed.data.infcode !== '0' && isSignInRefusal(privately(parsed.data.err_msg ?? ''));
}

/** @returns the transaction's `output`. Only infcode 0 is success: regions write failure as -1, "-1", 1 and more. */
export function openEnvelope(json: unknown): Result<unknown, EnvelopeFault> {
  const parsed = answer.safeParse(json);
  if (!parsed.success) return fail({ kind: isGatewayRefusal(json) ? 'unauthorised' : 'notUnderstood' });
  const { infcode, err_msg: reason, output } = parsed.data;
  return infcode === '0' ? succeed(unwrapped(output)) : fail({ kind: 'refused', reason: privately(reason ?? '') });
}
