// Tells how far a long step is: one line rewritten on a terminal, a line every few seconds elsewhere.

const megabyte = 1024 * 1024;

export interface Progress {
  /** Bytes so far, and of how many when that is known. */
  readonly at: (bytes: number, ofBytes?: number) => void;
  readonly end: (words: string) => void;
}

export function startProgress(what: string): Progress {
  const rewrite = process.stdout.isTTY === true;
  const everyMs = rewrite ? 200 : 5000;
  let shownAt = rewrite ? 0 : performance.now();
  return {
    at: (bytes, ofBytes) => {
      const now = performance.now();
      if (now - shownAt < everyMs) return;
      shownAt = now;
      const amount = `${inMegabytes(bytes)}${ofBytes === undefined ? '' : ` of ${inMegabytes(ofBytes)}`} MB`;
      process.stdout.write(rewrite ? `\r\x1b[K      ${what}: ${amount}` : `      ${what}: ${amount}\n`);
    },
    end: (words) => {
      process.stdout.write(`${rewrite ? '\r\x1b[K' : ''}      ${what}: ${words}\n`);
    },
  };
}

export const inMegabytes = (bytes: number): string => (bytes / megabyte).toFixed(0);
