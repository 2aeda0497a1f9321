// How fast the scanner decoders take what comes, beside what their wires can carry: the slowest of them counts.

import { type Specimen, specimens } from '../drivers/scanner/testing/specimens.ts';
import type { BenchmarkOptions, Measurement } from './measure.ts';

const about = 'bytes a second through the slowest decoder of a scanner, beside the most that its wire carries';
const codesARound = 20_000;
const codesAPiece = 50;
const code = '4240000000000000000000660000';

/** 115200 baud, ten bits a byte; a full-speed HID device has one report of 64 bytes a millisecond. */
const serialBytesPerSecond = 11_520;
const reportBytesPerSecond = 64_000;

export const scannerDecode = { name: 'scanner-decode', about, run };

interface Throughput {
  readonly name: string;
  readonly measured: number;
  readonly floor: number;
}

function run({ rounds, tell }: BenchmarkOptions): Promise<Measurement> {
  const slowest: Throughput[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [worst] = specimens.map(throughputOf).toSorted((a, b) => a.measured / a.floor - b.measured / b.floor);
    if (!worst) throw new Error('there is no decoder');
    if (round > 0) slowest.push(worst);
    const word = round === 0 ? 'warm-up' : `round ${round} of ${rounds}`;
    tell(`${word}: ${worst.name}, ${(worst.measured / 1000).toFixed(0)} kB/s`);
  }
  return Promise.resolve({
    name: 'scanner-decode',
    unit: 'bytes per second',
    measured: slowest.map(({ measured }) => measured),
    floor: slowest.map(({ floor }) => floor),
  });
}

function throughputOf({ name, decoder, sent, replies, inReports }: Specimen): Throughput {
  // An answer now and then, as in life.
  const one = Buffer.concat([...replies, ...Array.from({ length: codesAPiece }, () => sent(code))]);
  const bytes = new Uint8Array(one);
  const taker = decoder();
  let found = 0;
  const began = performance.now();
  for (let piece = 0; piece < codesARound / codesAPiece; piece += 1) {
    for (const event of taker.push(bytes)) if (event.kind === 'code') found += 1;
  }
  const seconds = (performance.now() - began) / 1000;
  if (found !== codesARound) throw new Error(`${name} found ${found} of ${codesARound} codes`);
  return {
    name,
    measured: (bytes.length * (codesARound / codesAPiece)) / seconds,
    floor: inReports ? reportBytesPerSecond : serialBytesPerSecond,
  };
}
