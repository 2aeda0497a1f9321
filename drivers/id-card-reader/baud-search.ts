// Finds the speed that a reader on a serial port is set to. The reader's own setting is never changed: it lies in flash memory.

import type { IdCardReaderProfile } from '../../kiosk-config/profiles/id-card-reader/schema.ts';
import type { Connection } from '../wire/wire.ts';

export class BaudSearch {
  readonly #rates: readonly number[];
  /** The speed that a reader answered at; null: the one that the port is opened with. */
  #found: number | null = null;

  constructor({ baudRates }: Pick<IdCardReaderProfile, 'baudRates'>) {
    this.#rates = baudRates ?? [];
  }

  /** Leaves the port at the speed at which the module is there; false: at none of them. A wire without speeds is left to the handshake. */
  async find(link: Connection, isThere: () => Promise<boolean>, signal: AbortSignal): Promise<boolean> {
    if (link.setBaudRate === undefined || this.#rates.length === 0) return true;
    // What was found before comes first, otherwise the speed that the configuration opened the port with.
    const known = this.#found === null ? [] : [this.#found];
    if (known.length === 0 && (await isThere())) return true;
    for (const rate of new Set([...known, ...this.#rates])) {
      if (signal.aborted || !(await link.setBaudRate(rate))) return false;
      if (await isThere()) {
        this.#found = rate;
        return true;
      }
    }
    this.#found = null;
    return false;
  }
}
