import { expect, it } from 'vitest';
import { noWireFaults, openFaultyLine, spoil } from './wire-faults.ts';

const answer = Buffer.from('a1a2', 'hex');
const before = Buffer.from('b1', 'hex');
const piecesWith = (faults: Partial<typeof noWireFaults>, previous: Buffer | null = before): string[] =>
  spoil(answer, previous, { ...noWireFaults, ...faults }).pieces.map((piece) => piece.toString('hex'));

it('an answer without a fault stays what it is', () => {
  expect(piecesWith({})).toEqual(['a1a2']);
});

it('several faults fall on one answer together, and each is used up by it', () => {
  const { pieces, faults } = spoil(answer, before, { ...noWireFaults, staleNext: 1, corruptNext: 2, duplicateNext: 1, garbageNext: 1 });
  expect(pieces.slice(1).map((piece) => piece.toString('hex'))).toEqual(['e4', 'e4']);
  expect(pieces[0]?.every((byte) => byte >= 0x80)).toBe(true);
  expect(faults).toEqual({ ...noWireFaults, corruptNext: 1 });
});

it('before the first answer there is no stale one, and the fault waits', () => {
  const { pieces, faults } = spoil(answer, null, { ...noWireFaults, staleNext: 1 });
  expect([pieces, faults.staleNext]).toEqual([[answer], 1]);
});

it('a silent line works but carries nothing, either way', async () => {
  const carried: string[] = [];
  const line = openFaultyLine(null, {
    toHost: (piece) => carried.push(`host ${piece.toString('hex')}`),
    toDevice: (piece) => carried.push(`device ${piece.toString('hex')}`),
    changed: () => carried.push('changed'),
  });
  line.faults({ silent: true });
  line.answer(answer);
  await line.ask(answer);
  expect([line.works(), carried]).toEqual([true, []]);
  line.faults({ silent: false });
  line.answer(answer);
  await line.ask(before);
  await expect.poll(() => carried.toSorted()).toEqual(['device b1', 'host a1a2']);
});

it('what was on its way when the host went never arrives', async () => {
  const carried: string[] = [];
  const line = openFaultyLine(null, {
    toHost: (piece) => carried.push(piece.toString('hex')),
    toDevice: () => undefined,
    changed: () => undefined,
  });
  line.faults({ delayMs: 5 });
  line.answer(answer);
  line.lost();
  line.answer(before);
  await expect.poll(() => carried).toEqual(['b1']);
});
