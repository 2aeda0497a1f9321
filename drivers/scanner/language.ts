// What a command language is to the scanner driver: bytes for the trigger and for a sign of life, and a decoder for what comes back.

import type { ScannedCode } from './code.ts';

export type ScannerEvent =
  | { readonly kind: 'code'; readonly code: ScannedCode }
  /** Too long, incomplete, or with bytes that no text has: a code that was not read. */
  | { readonly kind: 'invalid'; readonly bytes: number }
  /** Bytes that are neither a code nor an answer. */
  | { readonly kind: 'noise'; readonly bytes: number }
  /** The answers to a command. */
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused' }
  /** The answers to a question that was expected: see `ScannerDecoder.expect`. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'identity'; readonly text: string }
  /** The scanner waits for these bytes, or it says the same again. */
  | { readonly kind: 'owed'; readonly bytes: Uint8Array }
  /** Well formed, and not what the profile says that this device speaks. */
  | { readonly kind: 'foreign' };

/** Pure, of bounded memory, and without a complaint about any bytes. */
export interface ScannerDecoder {
  readonly push: (bytes: Uint8Array) => ScannerEvent[];
  /** The line fell silent: what is there is whole, or will never be. */
  readonly flush: () => ScannerEvent[];
  /** Forgets what came before now; a code that has begun is old to its end. */
  readonly discard: () => void;
  /** Where an answer looks like a code: the next one that could be it, is it. */
  readonly expect?: (answer: 'life' | 'identity') => void;
}

export interface Trigger {
  readonly on: Uint8Array;
  readonly off: Uint8Array;
  readonly acknowledged: boolean;
  /** Given again so often while a Read is active. */
  readonly everyMs: number;
}

export interface Life {
  readonly question: Uint8Array;
  readonly answerMs: number;
  readonly everyMs: number;
  /** false: its answer could be taken for a code, and the question is kept for the time between Reads. */
  readonly whileReading: boolean;
}

export interface Language {
  /** null: always on. */
  readonly trigger: Trigger | null;
  /** null: it cannot be asked. */
  readonly life: Life | null;
  /** Asks for make and model, after the sign of life. */
  readonly identify: { readonly question: Uint8Array; readonly mustContain: string | null } | null;
  /** HID: report id and value of the feature report that brings it into its mode. */
  readonly featureAfterOpen: Uint8Array | null;
  readonly createDecoder: () => ScannerDecoder;
}

/** A scanner that only sends, to be overridden by what a language can do besides. */
export const sendsOnly = { trigger: null, life: null, identify: null, featureAfterOpen: null } as const;
