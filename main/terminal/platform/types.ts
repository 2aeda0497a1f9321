// What the terminal knows of the platform, in domain words: who signed in, what insurances that person has, what can fail.

import type { FaultCode } from '../../../contract/fault.ts';
import type { Private } from '../../../contract/private.ts';
import type { Result } from '../../../contract/result.ts';
import type { Insurance } from '../../../contract/view.ts';

/** How somebody proved who he is; memory only, gone with the visit. */
export type Identity =
  | {
      readonly way: 'eVoucher';
      /** Stands for the scanned code from now on. */
      readonly token: Private;
      readonly name: Private;
      readonly number: Private;
      /** Six-digit division, empty when the platform did not tell. */
      readonly insuredPlace: string;
    }
  | { readonly way: 'idCard'; readonly name: Private; readonly number: Private };

export interface InsuredPerson {
  readonly name: Private;
  readonly number: Private;
  readonly insurances: readonly Insurance[];
  /** YYYY-MM-DD HH:mm, China time. */
  readonly answeredAt: string;
}

export interface SignedIn {
  readonly identity: Identity;
  readonly person: InsuredPerson;
}

export interface PlatformFault {
  readonly code: Extract<
    FaultCode,
    | 'code.expired'
    | 'code.unknown'
    | 'person.notFound'
    | 'platform.unreachable'
    | 'platform.tooSlow'
    | 'platform.notUnderstood'
    | 'platform.refused'
    | 'platform.unauthorised'
  >;
}

export const platformFault = (code: PlatformFault['code']): { readonly ok: false; readonly fault: PlatformFault } => ({
  ok: false,
  fault: { code },
});

export interface PlatformClient {
  /**
   * Trades the scanned e-voucher for a token (ec.query), then asks for the person (1101). A code is good for one try.
   * An aborted `signal` ends the wait with `platform.tooSlow`.
   */
  identifyByVoucher(code: Private, signal: AbortSignal): Promise<Result<SignedIn, PlatformFault>>;
  identifyByCard(card: { readonly number: Private; readonly name: Private }, signal: AbortSignal): Promise<Result<SignedIn, PlatformFault>>;
  queryInsuredPerson(identity: Identity, signal: AbortSignal): Promise<Result<InsuredPerson, PlatformFault>>;
}
