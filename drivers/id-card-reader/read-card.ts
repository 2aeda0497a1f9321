// Selecting and reading a card that was found, down to the fields that leave the drivers process.

import type { IdCardError, IdentityCard } from '../../contract/device/payloads.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { decodeCard, latestAddressOf, textBlockOf } from './card-text.ts';
import type { Ask } from './presence.ts';
import type { SamAnswer, SamFault } from './sam.ts';

/** For answers that end a read: what is no error in itself is one in that place. */
function errorOf({ meaning }: SamAnswer): IdCardError {
  if (meaning === 'noCard') return 'cardMissing';
  return meaning === 'done' || meaning === 'found' ? 'samFailure' : meaning;
}

/** The 256 bytes of text of the card that was found. */
export async function readText(ask: Ask, signal: AbortSignal): Promise<Result<Uint8Array, IdCardError | SamFault>> {
  const selected = await ask('select', signal);
  if (!selected.ok) return selected;
  // A select is not idempotent: asked twice, its refusal may only mean that the first one had worked. The read will tell.
  const perhaps = selected.value.repeated && selected.value.meaning === 'cardNotSelected';
  if (selected.value.meaning !== 'done' && !perhaps) return fail(errorOf(selected.value));
  const read = await ask('readBase', signal);
  if (!read.ok) return read;
  if (read.value.meaning !== 'done') return fail(errorOf(read.value));
  const text = textBlockOf(read.value.data);
  return text ? succeed(text) : fail('cardDamaged');
}

/** Moved or gone while the rest was read: the reading has to begin again. Any other answer says that there is no such item to be had. */
const begunAgain: ReadonlySet<IdCardError> = new Set(['cardMoved', 'cardMissing']);

/** The card of that text, erased here, with the address that the chip was given later where that is wanted. */
export async function cardOf(
  text: Uint8Array,
  latestAddress: boolean,
  ask: Ask,
  signal: AbortSignal,
): Promise<Result<IdentityCard, IdCardError | SamFault>> {
  const card = decodeCard(text);
  text.fill(0);
  if (!card.ok || card.value.kind !== 'citizen' || !latestAddress) return card;
  const address = await ask('readAddress', signal);
  if (!address.ok) return address;
  if (address.value.meaning === 'done') return succeed({ ...card.value, latestAddress: latestAddressOf(address.value.data) });
  const error = errorOf(address.value);
  return begunAgain.has(error) ? fail(error) : card;
}
