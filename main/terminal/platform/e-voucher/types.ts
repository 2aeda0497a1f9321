// The port behind which a region turns the code on a citizen's telephone into a person: over HTTP, or by a program around a vendor's library.

import type { Private } from '../../../../contract/private.ts';
import type { Result } from '../../../../contract/result.ts';
import type { PlatformFault, VoucherHolder } from '../types.ts';

export interface EVoucherDecoder {
  /**
   * A code is good for one try, so nothing of this is ever repeated. Ends within the signal's time; an aborted signal ends the wait with
   * `platform.tooSlow`.
   */
  readonly decode: (code: Private, signal: AbortSignal) => Promise<Result<VoucherHolder, PlatformFault>>;
}
