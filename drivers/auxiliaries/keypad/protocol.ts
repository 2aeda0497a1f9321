// Reports of a HID boot keyboard (HID 1.11, appendix B and F; usages: HUT 1.5, page 7): which keys went down.

/** Modifiers, a reserved byte, six usages. A device may append bytes of its own, which are ignored. */
const reportLength = 8;
const firstUsage = 2;
const longestReport = 64;
/** 1: more keys than it can tell; 2 and 3: self-test and other errors. Such a report says nothing of the keys. */
const lastError = 3;

export type KeyboardEvent =
  /** Usages that went down with this report. */
  | { readonly kind: 'pressed'; readonly usages: readonly number[] }
  | { readonly kind: 'phantom' }
  /** A report of another collection of the same device. */
  | { readonly kind: 'foreign' }
  /** No report of such a keyboard. */
  | { readonly kind: 'invalid' };

export class BootKeyboardDecoder {
  readonly #reportId: number | null;
  #held: readonly number[] = [];

  /** @param reportId the byte before each report; null: there is none */
  constructor(reportId: number | null) {
    this.#reportId = reportId;
  }

  /** Keys that are down: at most six. */
  get held(): readonly number[] {
    return this.#held;
  }

  /** @param bytes exactly one input report, as the HID wire gives it */
  push(bytes: Uint8Array): KeyboardEvent {
    if (this.#reportId !== null && bytes[0] !== this.#reportId) return { kind: 'foreign' };
    const report = this.#reportId === null ? bytes : bytes.subarray(1);
    if (report.length < reportLength || bytes.length > longestReport) return { kind: 'invalid' };
    const down = [...new Set(report.subarray(firstUsage, reportLength))].filter((usage) => usage !== 0);
    if (down.some((usage) => usage <= lastError)) return { kind: 'phantom' };
    const usages = down.filter((usage) => !this.#held.includes(usage));
    this.#held = down;
    return { kind: 'pressed', usages };
  }
}
