// Encryption of one field of the journal, bound to its place: a value that is moved to another row or column does not open there.

import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

/** Where a value stands. */
export interface FieldPlace {
  readonly table: string;
  readonly column: string;
  readonly row: number | string;
}

export interface FieldCipher {
  /** AES-256-GCM: version (1 byte), nonce (12), ciphertext, tag (16). */
  readonly seal: (plain: Uint8Array, place: FieldPlace) => Buffer;
  /** null: altered, of another place, of another key, or of a version that is not known. */
  readonly open: (sealed: Uint8Array, place: FieldPlace) => Buffer | null;
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

export function fieldCipher(key: KeyObject, keyId: string): FieldCipher {
  const bound = ({ table, column, row }: FieldPlace): Buffer => Buffer.from(`${version}|${table}|${column}|${row}|${keyId}`);
  return {
    seal(plain, place) {
      // Random nonces repeat with a probability of 2^-32 after four thousand million values: a terminal writes some thousand a year.
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(bound(place));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Uint8Array.of(version), nonce, body, cipher.getAuthTag()]);
    },
    open(sealed, place) {
      if (sealed.length < 1 + nonceBytes + tagBytes || sealed[0] !== version) return null;
      const nonce = sealed.subarray(1, 1 + nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
        .setAAD(bound(place))
        .setAuthTag(sealed.subarray(-tagBytes));
      const plain = decipher.update(sealed.subarray(1 + nonceBytes, -tagBytes));
      try {
        return Buffer.concat([plain, decipher.final()]);
      } catch {
        // final() throws for a wrong tag and for nothing else.
        plain.fill(0);
        return null;
      }
    },
  };
}
