// What a command language is to the simulated scanner: bytes in, bytes out, and a word with the engine. It knows no cable.

export interface Engine {
  /** One answer, or one report where the device speaks in reports. */
  readonly say: (bytes: Uint8Array) => void;
  /** @returns false when the engine refuses; `quiet` when it obeys without a word. */
  readonly trigger: (on: boolean) => boolean | 'quiet';
}

export interface Speech {
  readonly received: (bytes: Buffer) => void;
  /** A code as this language sends it. @param aim symbology as an AIM identifier, e.g. `]Q1` */
  readonly sendCode: (code: Buffer, aim: string) => void;
  /** The host went away: what was half said is forgotten. */
  readonly lost: () => void;
}

export interface SpeechOptions {
  /** After each code, where the language has lines. */
  readonly terminator: '' | '\r' | '\n' | '\r\n';
  /** The AIM identifier goes before each line. */
  readonly aimIdentifier: boolean;
}

export type CreateSpeech = (engine: Engine, options: SpeechOptions) => Speech;

/** A code as a line. */
export const lineOf = (code: Buffer, aim: string, { terminator, aimIdentifier }: SpeechOptions): Buffer =>
  Buffer.concat([Buffer.from(aimIdentifier ? aim : ''), code, Buffer.from(terminator)]);

/** Bytes of the host gathered until they make a command; `take` gives back how many of them it has dealt with, 0 for more. */
export function gather(take: (bytes: Buffer) => number): { readonly received: (bytes: Buffer) => void; readonly lost: () => void } {
  let pending: Buffer = Buffer.alloc(0);
  return {
    received(bytes) {
      pending = Buffer.concat([pending, bytes]);
      while (pending.length > 0) {
        const used = take(pending);
        if (used === 0) return;
        pending = pending.subarray(used);
      }
    },
    lost() {
      pending = Buffer.alloc(0);
    },
  };
}
