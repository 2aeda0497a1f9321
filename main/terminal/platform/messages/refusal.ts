// Reads the sentences with which platforms say no. There is no national table of codes, so words are all there is (platform.md §1.2, §3.6).

import type { Private } from '../../../../contract/private.ts';
import type { PlatformFault } from '../types.ts';

const expired = /(二维码|电子凭证|医保码|令牌|ectoken).{0,4}(失效|过期|超时|已(被)?使用)/i;
const unknownCode = /(二维码|电子凭证|医保码|令牌|ectoken).{0,4}(无效|不存在|错误|不正确|非法)|无效的?(二维码|电子凭证|医保码)/i;
const notFound = /[未没](查询?|找|获取)?[到有].{0,12}(人员|参保|个人)|(人员|参保|个人)(基本)?信息不存在|[未无]参保/;

const notSignedIn = /[未没](有)?签到|请先签到|签到(编号|信息|号|状态)?.{0,4}(无效|失效|过期|不存在|不正确|错误)|sign_no/i;

export const isSignInRefusal = (reason: Private): boolean => notSignedIn.test(reason.private);

export function faultOfVoucherRefusal(reason: Private): PlatformFault['code'] {
  if (expired.test(reason.private)) return 'code.expired';
  return unknownCode.test(reason.private) ? 'code.unknown' : 'platform.refused';
}

export function faultOfPersonRefusal(reason: Private): PlatformFault['code'] {
  // The token of a voucher lives its own while: the remedy is a fresh code.
  if (expired.test(reason.private)) return 'code.expired';
  return notFound.test(reason.private) ? 'person.notFound' : 'platform.refused';
}
