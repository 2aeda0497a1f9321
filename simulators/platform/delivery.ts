// How an answer leaves: at once, late, drop by drop, or not to its end.

import type { ServerResponse } from 'node:http';
import type { Answer } from './faults.ts';

export interface Delivery {
  /** @param sent called when all of it is with the operating system */
  readonly send: (response: ServerResponse, answer: Answer, sent: () => void) => void;
  /** The connection ends after so many bytes of the body. */
  readonly cut: (response: ServerResponse, answer: Answer, bytes: number) => void;
  /** @param rate bytes a second */
  readonly drip: (response: ServerResponse, answer: Answer, rate: number, sent: () => void) => void;
  readonly later: (ms: number, act: () => void) => void;
  /** Nothing that was to happen later happens. */
  readonly forget: () => void;
}

const dropsASecond = 20;

export function createDelivery(): Delivery {
  const waiting = new Set<NodeJS.Timeout>();

  const later = (ms: number, act: () => void): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      act();
    }, ms);
    waiting.add(timer);
  };

  const begin = (response: ServerResponse, { status, contentType, body }: Answer): boolean => {
    if (response.destroyed) return false;
    response.writeHead(status, { 'content-type': contentType, 'content-length': body.length });
    return true;
  };

  return {
    later,
    send(response, answer, sent) {
      if (begin(response, answer)) response.end(answer.body, sent);
    },
    cut(response, answer, bytes) {
      if (!begin(response, answer)) return;
      response.flushHeaders();
      const part = answer.body.subarray(0, bytes);
      if (part.length === 0) response.socket?.end();
      else response.write(part, () => response.socket?.end());
    },
    drip(response, answer, rate, sent) {
      if (!begin(response, answer)) return;
      response.flushHeaders();
      const size = Math.max(1, Math.round(rate / dropsASecond));
      const drop = (at: number): void => {
        if (response.destroyed) return;
        const isLast = at + size >= answer.body.length;
        const part = answer.body.subarray(at, at + size);
        if (isLast) response.end(part, sent);
        else {
          response.write(part);
          later((1000 * size) / rate, () => drop(at + size));
        }
      };
      drop(0);
    },
    forget() {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
