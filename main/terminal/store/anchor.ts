// The anchor: a small file beside the journal that says how far the audit chain had come, so that lost commits cannot go unnoticed.

import { createHmac, type KeyObject } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import type { DeviceKey } from './device-key.ts';
import { putInPlace } from './safety/durable-files.ts';

/** One line: what the newest entry of the chain was, and how far the numbers had come that must not be given twice. */
export interface AnchorPoint {
  /** Grows by one with every restore. */
  readonly chain: number;
  /** Entry of the chain; 0: it has none yet. */
  readonly seq: number;
  /** Hash of that entry, 64 hex digits. */
  readonly hash: string;
  /** Highest case number given so far, without the terminal's id; 0: none. */
  readonly highestCase: number;
  /** Of a printed paper, likewise. */
  readonly highestPaper: number;
  /** Every second up to it (s since 1970) may have given its message ids away. */
  readonly messageSeconds: number;
}

/** Whether `next` may stand behind `former`: nothing of it is less, and something is more. */
export function isBeyond(next: AnchorPoint, former: AnchorPoint): boolean {
  const grown = (['chain', 'seq', 'highestCase', 'highestPaper', 'messageSeconds'] as const).map((name) => next[name] - former[name]);
  const otherEntry = next.seq === former.seq && next.hash !== former.hash;
  return !otherEntry && grown.every((by) => by >= 0) && grown.some((by) => by > 0);
}

export interface AnchorFault {
  readonly code: 'anchorDamaged';
}

/** What the trail needs of it: a test that shows what would go unnoticed brings one that keeps nothing. */
export interface Anchor {
  /** The newest whole line; null: there is no anchor. */
  readonly read: () => Result<AnchorPoint | null, AnchorFault>;
  /** On the disk before it returns. */
  readonly append: (point: AnchorPoint) => void;
  /** Replaces the whole file, also a damaged one. */
  readonly rewrite: (point: AnchorPoint) => void;
  readonly close: () => void;
}

/** About a hundred and forty bytes a line; older lines are of no use once newer ones are on the disk. */
const mostLines = 1000;
/** Nothing that we write is longer, whatever stands there now. */
const mostBytes = 1_000_000;

export function openAnchor(file: string, key: DeviceKey): Anchor {
  let descriptor: number | null = null;
  let lines = 0;
  /** Once torn, nothing is appended behind it: that would be damage in the middle. */
  let torn = false;

  function close(): void {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  }

  function rewrite(point: AnchorPoint): void {
    close();
    const temporary = `${file}.new`;
    rmSync(temporary, { force: true });
    const written = openSync(temporary, 'wx', 0o600);
    try {
      writeWhole(written, lineOf(point, key.audit));
    } finally {
      closeSync(written);
    }
    putInPlace(temporary, file);
    lines = 1;
    torn = false;
  }

  return {
    rewrite,
    close,
    read() {
      const text = textOf(file);
      if (text === null) return succeed(null);
      const whole = text.split('\n');
      const rest = whole.pop();
      const points = whole.map((line) => pointOf(line, key.audit));
      const newest = points.at(-1);
      // A power cut may tear the last line, which then has no end. Whatever has one was written as it stands there.
      torn = rest !== '';
      lines = points.length;
      return newest && isInOrder(points) ? succeed(newest) : fail({ code: 'anchorDamaged' });
    },
    append(point) {
      if (torn || lines >= mostLines) return rewrite(point);
      descriptor ??= openSync(file, 'a', 0o600);
      writeWhole(descriptor, lineOf(point, key.audit));
      fdatasyncSync(descriptor);
      lines += 1;
    },
  };
}

const isInOrder = (points: readonly (AnchorPoint | null)[]): boolean =>
  points.every((point, index) => {
    const former = points[index - 1] ?? null;
    return point !== null && (former === null ? index === 0 : isBeyond(point, former));
  });

function lineOf({ chain, seq, hash, highestCase, highestPaper, messageSeconds }: AnchorPoint, key: KeyObject): string {
  const words = `${chain} ${seq} ${hash} ${highestCase} ${highestPaper} ${messageSeconds}`;
  return `${words} ${sealOf(words, key)}\n`;
}

const sealOf = (words: string, key: KeyObject): string => createHmac('sha256', key).update(`anchor ${words}`).digest('hex').slice(0, 32);

const linePattern = /^(?<words>\d{1,9} \d{1,15} [0-9a-f]{64} \d{1,15} \d{1,15} \d{1,15}) (?<seal>[0-9a-f]{32})$/;

function pointOf(line: string, key: KeyObject): AnchorPoint | null {
  const { words, seal } = linePattern.exec(line)?.groups ?? {};
  if (words === undefined || sealOf(words, key) !== seal) return null;
  const [chain, seq, hash = '', highestCase, highestPaper, messageSeconds] = words.split(' ');
  return {
    chain: Number(chain),
    seq: Number(seq),
    hash,
    highestCase: Number(highestCase),
    highestPaper: Number(highestPaper),
    messageSeconds: Number(messageSeconds),
  };
}

/** null: no such file. Too long to be ours counts as one damaged line. */
function textOf(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return null;
  return stats.isFile() && stats.size <= mostBytes ? readFileSync(file, 'latin1') : '';
}

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
