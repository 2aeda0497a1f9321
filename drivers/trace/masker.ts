// What every masker of a trace is: bytes in, as many bytes out in the end, and nothing of a person left in them.

/** Keeps its place in the stream, so that frames may come in any pieces; what it does not know, it replaces. */
export interface Masker {
  /** What can be told by now, in its order: what may yet become a frame is held until it is one or none. */
  readonly push: (bytes: Uint8Array) => Uint8Array;
  /** The stream is over: what was held will not become whole. */
  readonly end: () => Uint8Array;
}

const nothing = new Uint8Array();

/**
 * @param step what to write for the first bytes of what is held, as many as it takes off; `more`: that cannot be said yet. It must
 *   come to an end by itself, whatever follows.
 * @param rest what to write for all that is held when nothing more comes, equally long
 */
export function holdingMasker(step: (held: Uint8Array) => Uint8Array | 'more', rest: (held: Uint8Array) => Uint8Array): Masker {
  let held: Uint8Array = nothing;
  return {
    push: (bytes) => {
      const all = Buffer.concat([held, bytes]);
      const told: Uint8Array[] = [];
      let at = 0;
      while (at < all.length) {
        const next = step(all.subarray(at));
        if (next === 'more') break;
        told.push(next);
        at += next.length;
      }
      held = all.subarray(at);
      return Buffer.concat(told);
    },
    end: () => {
      const last = rest(held);
      held = nothing;
      return last;
    },
  };
}

export const unmasked: Masker = { push: (bytes) => bytes, end: () => nothing };
