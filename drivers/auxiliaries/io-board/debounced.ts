// A contact bounces and a plug is fumbled in: a level counts only when it has stayed.

export class Debounced {
  readonly #milliseconds: number;
  #value: boolean | null = null;
  #candidate: boolean | null = null;
  #since = 0;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** null: nothing was read yet. */
  get value(): boolean | null {
    return this.#value;
  }

  /** The first level is taken at its word. */
  take(level: boolean, now: number): void {
    if (level !== this.#candidate) {
      this.#candidate = level;
      this.#since = now;
    }
    if (this.#value === null || now - this.#since >= this.#milliseconds) this.#value = level;
  }
}
