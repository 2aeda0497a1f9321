// The condition of the printer as its status bytes (devices.md §3.3 and §3.4).

export type PaperLevel = 'full' | 'low' | 'out';
export const printerFaults = ['none', 'jam', 'cutter', 'overheated', 'unrecoverable'] as const;
export type PrinterFault = (typeof printerFaults)[number];

export interface Condition {
  readonly paper: PaperLevel;
  readonly coverOpen: boolean;
  readonly fault: PrinterFault;
}

export const isOffLine = ({ paper, coverOpen, fault }: Condition): boolean => paper === 'out' || coverOpen || fault !== 'none';

/** A jam is this model's mechanical error, as the bit that devices.md §3.3 reserves for it. */
const errorBit: Readonly<Record<PrinterFault, number>> = { none: 0, jam: 0x04, cutter: 0x08, unrecoverable: 0x20, overheated: 0x40 };

/** The byte that answers `10 04 part`. No drawer hangs on a kiosk's printer, so bit 2 of part 1 stays 0. */
export function realTimeStatus(condition: Condition, part: 1 | 2 | 3 | 4): number {
  const always = 0x12;
  switch (part) {
    case 1:
      return always | (isOffLine(condition) ? 0x08 : 0);
    case 2:
      return always | (condition.coverOpen ? 0x04 : 0) | (condition.paper === 'out' ? 0x20 : 0) | (condition.fault === 'none' ? 0 : 0x40);
    case 3:
      return always | errorBit[condition.fault];
    case 4:
      return always | (condition.paper === 'full' ? 0 : 0x0c) | (condition.paper === 'out' ? 0x60 : 0);
  }
}

/**
 * The four answers of a printer; a stale one answers each question with what was true when it was asked the last time, as firmware does
 * that reads its sensors only afterwards.
 */
export function openStatusAnswers(): {
  readonly answer: (condition: Condition, part: 1 | 2 | 3 | 4) => number;
  readonly stale: (stale: boolean) => void;
  readonly isStale: () => boolean;
} {
  let last: Readonly<Partial<Record<1 | 2 | 3 | 4, number>>> = {};
  let stale = false;
  return {
    answer(condition, part) {
      const now = realTimeStatus(condition, part);
      const before = last[part] ?? now;
      last = { ...last, [part]: now };
      return stale ? before : now;
    },
    stale(is) {
      stale = is;
    },
    isStale: () => stale,
  };
}

/** Bits 0–1 near end, bits 2–3 end: the answer to `1D 72 01` and the third byte of the automatic status. */
export const paperStatus = ({ paper }: Condition): number => ({ full: 0x00, low: 0x03, out: 0x0f })[paper];

/** The four bytes that a printer sends by itself after `1D 61 n`. */
export function automaticStatus(condition: Condition): readonly [number, number, number, number] {
  const first = 0x10 | (isOffLine(condition) ? 0x08 : 0) | (condition.coverOpen ? 0x20 : 0);
  return [first, errorBit[condition.fault], paperStatus(condition), 0x00];
}

/** Does a change from one status to the other concern a host that asked with `1D 61 mask`? */
export function isReported(before: Condition, now: Condition, mask: number): boolean {
  const [first, second, third] = automaticStatus(before);
  const [firstNow, secondNow, thirdNow] = automaticStatus(now);
  return (
    ((mask & 0x02) !== 0 && first !== firstNow) ||
    ((mask & 0x04) !== 0 && second !== secondNow) ||
    ((mask & 0x08) !== 0 && third !== thirdNow)
  );
}

const sentences: ReadonlyMap<number, string> = new Map([
  [65, '1.00'],
  [66, 'YIBAO SIMULATION'],
  [67, 'SIM-80'],
  [68, 'SIM0000001'],
  [69, 'CHINA GB18030'],
]);
/** Model, type (bit 0 two-byte characters, bit 1 cutter), ROM version; bit 4 is 0 in each, so that none looks like a status. */
const numbers: ReadonlyMap<number, number> = new Map([
  [1, 0x20],
  [2, 0x03],
  [3, 0x01],
]);

/** The answer to `1D 49 what`; null: a printer is silent about what it does not know. */
export function identity(what: number): Buffer | null {
  const sentence = sentences.get(what);
  if (sentence !== undefined) return Buffer.from(`_${sentence}\0`, 'latin1');
  const number = numbers.get(what > 0x30 ? what - 0x30 : what);
  return number === undefined ? null : Buffer.from([number]);
}
