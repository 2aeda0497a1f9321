// Proof of what an AIM identifier says of a code (devices.md §2.4).

import { describe, expect, it } from 'vitest';
import { aimIdentifierAt, codeOf } from './code.ts';
import { latin } from './testing/specimens.ts';

const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));

describe('A code', () => {
  it.each([
    [']Q0', 'qrCode'],
    [']Q1', 'qrCode'],
    [']C0', 'code128'],
    [']A0', 'code39'],
    [']E0', 'ean13'],
    [']E4', 'ean8'],
    [']L0', 'pdf417'],
    [']d1', 'dataMatrix'],
    [']z0', 'aztec'],
    [']I0', 'itf'],
    [']X0', 'symbologyUnknown'],
  ])('with %s is of the symbology %s', (identifier, symbology) => {
    expect(codeOf(latin('1'), aimIdentifierAt(latin(identifier), 0))?.symbology).toBe(symbology);
  });

  it('of Han Xin, which XFS does not know, says its name', () => {
    expect(codeOf(latin('1'), ['h', '0'])).toEqual({ bytes: latin('1'), symbology: 'symbologyUnknown', symbologyName: 'Han Xin' });
  });

  it.each(['2', '4', '6'])('of ]Q%s has its doubled backslashes single and its switches of character set out', (modifier) => {
    expect(codeOf(utf8('\\000026医\\\\保\\\\000026\\1'), ['Q', modifier])?.bytes).toEqual(utf8('医\\保\\000026\\1'));
  });

  it.each(['0', '1', '3', '5'])('of ]Q%s has its backslashes as they are', (modifier) => {
    expect(codeOf(latin('a\\\\b\\000026'), ['Q', modifier])?.bytes).toEqual(latin('a\\\\b\\000026'));
  });

  it.each(['', '\x01', 'a\x7f', '\xff\xfe'])('is not %j', (binary) => {
    expect(codeOf(latin(binary), null)).toBe(null);
  });

  it.each(['Q1x', ']]Q1', ']1Q', ']Q', ']'])('%s begins with no identifier', (text) => {
    expect(aimIdentifierAt(latin(text), 0)).toBe(null);
  });
});
