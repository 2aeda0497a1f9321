// Proof of what a printer's status bytes mean against devices.md §3.3 and §3.4.

import { describe, expect, it } from 'vitest';
import { bytes } from '../testing/hex.ts';
import { decodeAutomaticStatus, decodeStatus } from './status.ts';

const pages = (stream: string): readonly [number, number, number, number] => {
  const [a = 0, b = 0, c = 0, d = 0] = bytes(stream);
  return [a, b, c, d];
};

describe('The status', () => {
  it.each([
    ['healthy', '16 12 12 12', { fault: null, paper: 'full', cover: 'closed' }],
    ['healthy without drawer', '12 12 12 12', { fault: null, paper: 'full', cover: 'closed' }],
    ['cover open', '1E 16 12 12', { fault: 'coverOpen', paper: 'full', cover: 'open' }],
    ['paper out', '1A 32 12 7E', { fault: 'paperOut', paper: 'out', cover: 'closed' }],
    ['paper low', '12 12 12 1E', { fault: null, paper: 'low', cover: 'closed' }],
    ['cutter error', '1A 52 1A 12', { fault: 'cutter', paper: 'full', cover: 'closed' }],
    ['unrecoverable error', '1A 52 32 12', { fault: 'mechanical', paper: 'full', cover: 'closed' }],
    ['hot head', '1A 52 52 12', { fault: 'overheated', paper: 'full', cover: 'closed' }],
    ['error without detail', '1A 52 12 12', { fault: 'mechanical', paper: 'full', cover: 'closed' }],
    ['offline without cause', '1A 12 12 12', { fault: 'offline', paper: 'full', cover: 'closed' }],
  ])('%s is understood', (_name, stream, status) => {
    expect(decodeStatus(pages(stream), 0)).toEqual(status);
  });
});

describe('The third page', () => {
  it('tells a jam where the profile says which bit that is', () => {
    expect(decodeStatus(pages('1A 52 16 12'), 0x04)).toEqual({ fault: 'paperJammed', paper: 'jammed', cover: 'closed' });
    expect(decodeStatus(pages('1A 52 16 12'), 0)).toEqual({ fault: 'mechanical', paper: 'full', cover: 'closed' });
  });
});

describe('The automatic status', () => {
  it.each([
    ['healthy', '10 00 00 00', { fault: null, paper: 'full', cover: 'closed' }],
    ['healthy with a drawer and undefined bits', '14 03 00 0F', { fault: null, paper: 'full', cover: 'closed' }],
    ['cover open', '38 00 00 00', { fault: 'coverOpen', paper: 'full', cover: 'open' }],
    ['paper out', '18 00 0F 00', { fault: 'paperOut', paper: 'out', cover: 'closed' }],
    ['paper low', '10 00 03 00', { fault: null, paper: 'low', cover: 'closed' }],
    ['cutter error', '18 08 00 00', { fault: 'cutter', paper: 'full', cover: 'closed' }],
    ['unrecoverable error', '18 20 00 00', { fault: 'mechanical', paper: 'full', cover: 'closed' }],
    ['jam', '18 04 00 00', { fault: 'paperJammed', paper: 'jammed', cover: 'closed' }],
    ['hot head', '18 40 00 00', { fault: 'overheated', paper: 'full', cover: 'closed' }],
    ['offline without cause', '18 00 00 00', { fault: 'offline', paper: 'full', cover: 'closed' }],
  ])('%s is understood', (_name, stream, status) => {
    expect(decodeAutomaticStatus(bytes(stream), 0x04)).toEqual(status);
  });
});
