// Decodes e-vouchers by the platform's own HTTP service (ec.query).

import { readVoucherAnswer, voucherPath, voucherRequest, voucherTransaction } from '../messages/ec-query.ts';
import type { National } from '../national.ts';
import type { PlatformOptions } from '../options.ts';
import type { QueryPolicy } from '../query-policy.ts';
import { faultOfTransport } from '../transport.ts';
import { platformFault } from '../types.ts';
import type { EVoucherDecoder } from './types.ts';

/** @param policy its own: the service may be down while the platform is up */
export const createHttpDecoder = (
  options: Pick<PlatformOptions, 'institution' | 'terminal' | 'businessType'>,
  national: Pick<National, 'attemptPlain'>,
  policy: QueryPolicy,
): EVoucherDecoder => ({
  async decode(code, signal) {
    const what = { transaction: voucherTransaction, path: voucherPath, body: () => voucherRequest(options, code) };
    // If the lost request had arrived, a second one would blame the citizen's code.
    const answer = await policy.run((within) => national.attemptPlain(what, within), signal, false);
    return answer.ok ? readVoucherAnswer(answer.value) : platformFault(faultOfTransport(answer.fault));
  },
});
