// What lies on the reader as far as anything proves it. A card signs its owner in only when it was laid down before our eyes.

import type { IdCardError, MediaState } from '../../contract/device/payloads.ts';
import type { IdCardReaderProfile } from '../../kiosk-config/profiles/id-card-reader/schema.ts';

export type Lying =
  /** The connection is new: a card may lie there since before. */
  | { readonly kind: 'unsure' }
  /** Whatever is found next was laid down since. */
  | { readonly kind: 'nothing' }
  /** It was found since and is being read, or will be. */
  | { readonly kind: 'found' }
  /** It lay there when the connection began: it is not read until it has been away. */
  | { readonly kind: 'left' }
  /** It was read; the digest is keyed and dies with the process. */
  | { readonly kind: 'read'; readonly digest: string }
  /** It could not be read and that was told; the same error is not told again while it lies there. */
  | { readonly kind: 'refused'; readonly error: IdCardError };

/** What a test or a search has shown. */
export type Evidence = 'card' | 'noCard' | 'unknown';

export function afterEvidence(lying: Lying, evidence: Evidence): Lying {
  if (evidence === 'noCard') return { kind: 'nothing' };
  if (evidence === 'unknown') return lying;
  if (lying.kind === 'unsure') return { kind: 'left' };
  return lying.kind === 'nothing' ? { kind: 'found' } : lying;
}

/** Lay there before: whoever it belongs to may have gone long ago. */
export const isOld = (lying: Lying): boolean => lying.kind === 'unsure' || lying.kind === 'left';

/** Laid down since, and nobody was told yet whose it is. */
export const isUnread = (lying: Lying): boolean => lying.kind === 'found' || lying.kind === 'refused';

/** Where no test tells a read card from none, whatever is not just found is unknown. */
export function mediaOf(lying: Lying, presence: IdCardReaderProfile['presence']): MediaState {
  switch (lying.kind) {
    case 'unsure':
      return 'unknown';
    case 'nothing':
      return presence === 'none' ? 'unknown' : 'notPresent';
    case 'found':
    case 'left':
    case 'refused':
      return 'present';
    case 'read':
      return presence === 'none' ? 'unknown' : 'present';
  }
}
