// Whether a card lies on the reader, tested as the profile says: "no card" to a search proves nothing of one that was read (devices.md §1.6).

import { fail, type Result, succeed } from '../../contract/result.ts';
import type { IdCardReaderProfile } from '../../kiosk-config/profiles/id-card-reader/schema.ts';
import type { Evidence } from './lying.ts';
import type { SamMeaning } from './protocol.ts';
import type { Sam, SamFault } from './sam.ts';

/** Searches in vain after which a reader without a test is taken at its word: what it finds next was laid down anew. */
const missesInARow = 3;

/** Answers that only a card can cause, though nothing of it was read. */
const cardsOwnWords: ReadonlySet<SamMeaning> = new Set([
  'done',
  'cardEmpty',
  'cardRefusedReader',
  'cardSuspect',
  'cardDamaged',
  'cardUnsupported',
]);

export type Ask = Sam['ask'];

export class Presence {
  readonly #ask: Ask;
  readonly #test: IdCardReaderProfile['presence'];
  #misses = 0;

  constructor(ask: Ask, test: IdCardReaderProfile['presence']) {
    this.#ask = ask;
    this.#test = test;
  }

  async test(signal: AbortSignal): Promise<Result<Evidence, SamFault>> {
    switch (this.#test) {
      case 'none': {
        const found = await this.#ask('find', signal);
        return found.ok ? succeed(this.afterSearch(found.value.meaning)) : found;
      }
      case 'readAgain':
        return this.#readAgain('readBase', signal);
      case 'readAddress':
        return this.#readAgain('readAddress', signal);
      case 'resetAndFind':
        return this.#resetAndFind(signal);
    }
  }

  /** What the answer to a search proves by itself. */
  afterSearch(meaning: SamMeaning): Evidence {
    this.#misses = meaning === 'noCard' ? this.#misses + 1 : 0;
    if (meaning === 'found') return 'card';
    return this.#test === 'none' && this.#misses >= missesInARow ? 'noCard' : 'unknown';
  }

  async #readAgain(command: 'readBase' | 'readAddress', signal: AbortSignal): Promise<Result<Evidence, SamFault>> {
    const read = await this.#ask(command, signal);
    if (!read.ok) return fail(read.fault);
    read.value.data.fill(0);
    // A card that lost the field for a moment, or was never selected, cannot be read again but is found.
    return cardsOwnWords.has(read.value.meaning) ? succeed('card') : this.#resetAndFind(signal);
  }

  async #resetAndFind(signal: AbortSignal): Promise<Result<Evidence, SamFault>> {
    const reset = await this.#ask('reset', signal);
    if (!reset.ok) return reset;
    return reset.value.meaning === 'done' ? this.#findTwice(signal) : succeed('unknown');
  }

  /** A card at the edge of the field is missed now and then: its absence takes two searches. */
  async #findTwice(signal: AbortSignal): Promise<Result<Evidence, SamFault>> {
    const first = await this.#ask('find', signal);
    if (!first.ok) return first;
    if (first.value.meaning !== 'noCard') return succeed(evidenceOf(first.value.meaning));
    const second = await this.#ask('find', signal);
    return second.ok ? succeed(evidenceOf(second.value.meaning)) : second;
  }
}

function evidenceOf(meaning: SamMeaning): Evidence {
  if (meaning === 'found') return 'card';
  return meaning === 'noCard' ? 'noCard' : 'unknown';
}
