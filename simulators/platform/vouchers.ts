// E-vouchers (医保电子凭证) of the sandbox: 28 digits, good for one minute and one query, then forgotten.

import { randomBytes, randomInt } from 'node:crypto';
import type { Resident } from './people/population.ts';

export type VoucherKind = 'fresh' | 'expired' | 'unknown';

const voucherLifeMs = 60_000;
const tokenLifeMs = 30 * 60_000;

interface Lent {
  readonly person: Resident;
  readonly until: number;
}

export interface Vouchers {
  issue(person: Resident, kind: VoucherKind): string;
  /** Trades a voucher for the person; a second time it is unknown. */
  redeem(code: string): Resident | 'expired' | 'unknown';
  /** An ecToken for the visit of this person. */
  lendToken(person: Resident): string;
  ownerOfToken(token: string): Resident | null;
}

export function createVouchers(now: () => Date): Vouchers {
  const vouchers = new Map<string, Lent>();
  const tokens = new Map<string, Lent>();

  function forgetOldOnes(): void {
    for (const lent of [vouchers, tokens]) {
      for (const [key, { until }] of lent) if (until + tokenLifeMs < now().getTime()) lent.delete(key);
    }
  }

  return {
    issue(person, kind) {
      forgetOldOnes();
      // NHSA mark, 17 + 2 random digits, province 66 (no province has it), extension.
      const code = `424${digits(17)}${digits(2)}660000`;
      if (kind !== 'unknown') vouchers.set(code, { person, until: now().getTime() + (kind === 'fresh' ? voucherLifeMs : -1) });
      return code;
    },
    redeem(code) {
      const lent = vouchers.get(code);
      if (!lent) return 'unknown';
      if (lent.until < now().getTime()) return 'expired';
      vouchers.delete(code);
      return lent.person;
    },
    lendToken(person) {
      const token = `660000ec${randomBytes(16).toString('hex')}`;
      tokens.set(token, { person, until: now().getTime() + tokenLifeMs });
      return token;
    },
    ownerOfToken(token) {
      const lent = tokens.get(token);
      return lent && lent.until >= now().getTime() ? lent.person : null;
    },
  };
}

const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');
