// What the terminal knows of the platform, in domain words: who signed in, what insurances that person has, what can fail.

import type { FaultCode } from '../../../contract/fault.ts';
import type { Private } from '../../../contract/private.ts';
import type { Result } from '../../../contract/result.ts';
import type { Insurance } from '../../../contract/insurance.ts';

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

/** Whom an e-voucher stands for. */
export type VoucherHolder = Extract<Identity, { way: 'eVoucher' }>;

export interface InsuredPerson {
  readonly name: Private;
  readonly number: Private;
  /** The platform's own number of the person (人员编号), by which all else is asked; null: it told none. */
  readonly personNumber: Private | null;
  readonly insurances: readonly Insurance[];
  /** What a region adds in a field of its own making (exp_content); absent: nothing. */
  readonly extension?: Private;
  /** YYYY-MM-DD HH:mm, China time. */
  readonly answeredAt: string;
}

export interface SignedIn {
  readonly identity: Identity;
  readonly person: InsuredPerson;
}

/** 人员类别, as far as it changes what somebody may do. */
export type PersonKind = 'employed' | 'retired' | 'retiredCadre' | 'child' | 'resident' | 'elderResident' | 'other';

/** 医疗类别 by its main code. */
export type CareCategory =
  | 'outpatient'
  | 'emergency'
  | 'chronic'
  | 'specialDrug'
  | 'inpatient'
  | 'pharmacy'
  | 'maternity'
  | 'homeBed'
  | 'other';

/** By what everything beyond 1101 is asked of a person. */
export interface PersonKey {
  readonly personNumber: Private;
  /** Six-digit division, empty when it is not known: the platform routes by it. */
  readonly insuredPlace: string;
}

export interface PlatformFault {
  readonly code: Extract<
    FaultCode,
    | 'code.expired'
    | 'code.unknown'
    | 'person.notFound'
    | 'decoder.unavailable'
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
