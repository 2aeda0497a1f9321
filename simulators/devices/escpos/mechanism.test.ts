import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type PaperBlock, qrCodesOf, textOf } from '../paper.ts';
import { type Mechanism, openMechanism, type Strip } from './mechanism.ts';

const line = (text: string): PaperBlock => ({
  kind: 'line',
  runs: [{ text, columns: text.length, at: 0, width: 1, height: 1, bold: false, underline: false, reverse: false }],
  left: 0,
  dots: 40,
});

let strips: readonly Strip[];
let mechanism: Mechanism;

/** Five millimetres a line, 100 mm a second: a line takes 50 ms. */
beforeEach(() => {
  vi.useFakeTimers();
  strips = [];
  mechanism = openMechanism({
    paperSpeed: 100,
    cameOff(strip) {
      strips = [...strips, strip];
    },
  });
});
afterEach(() => vi.useRealTimers());

function printLines(): void {
  for (const text of ['one', 'two', 'three', 'four']) mechanism.print(line(text));
  mechanism.print({ kind: 'cut' });
}
const told = (): readonly unknown[] => strips.map(({ pieces, complete, continued }) => ({ text: textOf(pieces), complete, continued }));

/** What the printer does when its paper ends. */
function endPaper(): void {
  mechanism.stop();
  mechanism.tearOff();
}

it('moves the paper at its speed and reaches a mark only when all before it is out', () => {
  const reached = vi.fn();
  printLines();
  mechanism.print({ kind: 'mark', reached });
  vi.advanceTimersByTime(199);
  expect([strips.length, reached.mock.calls.length]).toEqual([0, 0]);
  vi.advanceTimersByTime(1);
  expect(told()).toEqual([{ text: 'one\ntwo\nthree\nfour', complete: true, continued: false }]);
  expect(reached).toHaveBeenCalledOnce();
});

it('after the paper ended within a line the rest comes out of the new paper, and says that it is a rest', () => {
  mechanism.after(9, endPaper);
  printLines();
  vi.advanceTimersByTime(1000);
  expect(told()).toEqual([{ text: 'one\ntwo', complete: false, continued: false }]);
  expect(mechanism.state()).toEqual({ moving: false, outMm: 0, waitingMm: 11 });
  mechanism.go();
  vi.advanceTimersByTime(110);
  expect(told().slice(1)).toEqual([{ text: 'three\nfour', complete: true, continued: true }]);
});

it('nothing of the rest comes out once it is cleared, and the next job is whole', () => {
  mechanism.after(9, endPaper);
  printLines();
  vi.advanceTimersByTime(1000);
  mechanism.clear();
  mechanism.go();
  vi.advanceTimersByTime(1000);
  expect(strips).toHaveLength(1);
  mechanism.print(line('next'));
  mechanism.print({ kind: 'cut' });
  vi.advanceTimersByTime(50);
  expect(told().at(-1)).toEqual({ text: 'next', complete: true, continued: false });
});

it('goes on where it stopped, on the same paper', () => {
  printLines();
  vi.advanceTimersByTime(70);
  mechanism.stop();
  vi.advanceTimersByTime(10_000);
  expect(mechanism.state()).toEqual({ moving: false, outMm: 7, waitingMm: 13 });
  mechanism.go();
  vi.advanceTimersByTime(130);
  expect(told()).toEqual([{ text: 'one\ntwo\nthree\nfour', complete: true, continued: false }]);
});

it('a QR code that is torn is on neither piece', () => {
  mechanism.after(2, endPaper);
  mechanism.print({ kind: 'qr', text: 'torn', level: 'M', module: 4, left: 0, dots: 100 });
  mechanism.print({ kind: 'cut' });
  vi.advanceTimersByTime(1000);
  mechanism.go();
  vi.advanceTimersByTime(1000);
  expect(strips.map(({ pieces }) => qrCodesOf(pieces))).toEqual([[], []]);
});

it('a cut without paper gives nothing', () => {
  mechanism.print({ kind: 'cut' });
  expect(strips).toEqual([]);
});
