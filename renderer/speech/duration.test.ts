// A caption loses nothing when it is cut, and no piece is wider than its line.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captionPieces, secondsOf } from './duration.ts';

const width = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 1 : 0.55), 0);

describe('a caption', () => {
  it('is cut after its punctuation', () => {
    expect(captionPieces('请把手机屏幕调亮，离扫码口一拳远，停两秒。', 18)).toEqual(
      ['请把手机屏幕调亮，离扫码口一拳远，', '停两秒。'].map((piece) => piece),
    );
    expect(captionPieces('您还在吗？', 25)).toEqual(['您还在吗？']);
    expect(captionPieces('', 25)).toEqual(['']);
  });

  it('keeps every sign, in pieces that fit', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'请把手机，。 放 abc1.?、') }), fc.integer({ min: 4, max: 30 }), (text, most) => {
        const pieces = captionPieces(text, most);
        expect(pieces.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const piece of pieces) expect(width(piece)).toBeLessThanOrEqual(most);
      }),
    );
  });
});

it('a slower voice takes longer', () => {
  expect(secondsOf('请取走凭条。', 'zh-Hans', 'slow')).toBeGreaterThan(secondsOf('请取走凭条。', 'zh-Hans', 'fast'));
});
