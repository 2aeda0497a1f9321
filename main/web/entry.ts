// The way in: a token in the address, good for one use, is exchanged for a cookie that is good until the next one comes in.

import { randomBytes } from 'node:crypto';
import { isSameSecret } from '../gate/sender.ts';

export interface Entry {
  /** The token of the next address to print. */
  readonly token: () => string;
  /** Exchanges the token for a cookie; null: not this token, or no longer. An older cookie ends with it. */
  readonly exchange: (token: string) => string | null;
  /** True when a Cookie header holds the current cookie. */
  readonly holdsCookie: (header: string | undefined) => boolean;
}

const cookieName = 'kiosk';

export function createEntry(newSecret: () => string = () => randomBytes(32).toString('base64url')): Entry {
  let token = newSecret();
  let cookie: string | null = null;

  return {
    token: () => token,
    exchange(given) {
      if (!isSameSecret(given, token)) return null;
      token = newSecret();
      cookie = newSecret();
      return `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`;
    },
    holdsCookie(header) {
      const given = cookieValues(header);
      const expected = cookie;
      return expected !== null && given.some((value) => isSameSecret(value, expected));
    },
  };
}

/** Cookies don't know ports: another program on 127.0.0.1 may have left one of the same name. */
function cookieValues(header = ''): readonly string[] {
  const prefix = `${cookieName}=`;
  return header.split('; ').flatMap((pair) => (pair.startsWith(prefix) ? [pair.slice(prefix.length)] : []));
}
