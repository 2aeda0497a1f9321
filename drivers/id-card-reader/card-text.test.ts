// Proof of the text block against the specimen cards of devices.md §1.11.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes } from '../testing/hex.ts';
import { baseFrame, citizenBlock, textBlocks } from '../testing/specimen-cards.ts';
import { cardTypeOf, decodeCard, hasValidCheckDigit, textBlockOf } from './card-text.ts';

const withField = (offset: number, text: string): Uint8Array => {
  const block = citizenBlock.slice();
  block.set(Buffer.from(text, 'utf16le'), offset);
  return block;
};

describe('The specimen frames', () => {
  it.each([
    ['citizen', '613cbdbd6cb55ac1'],
    ['gatJ', '1387b9b3504610b6'],
    ['forI', 'a1c43373c17dfdc4'],
    ['forY', '4d48d319bda0d8fc'],
  ] as const)('%s is the frame of the vector', (name, digest) => {
    expect(
      createHash('sha256')
        .update(baseFrame(bytes(textBlocks[name])))
        .digest('hex')
        .slice(0, 16),
    ).toBe(digest);
  });
});

describe('The text of a card', () => {
  it('of a citizen is decoded', () => {
    expect(decodeCard(citizenBlock)).toEqual({
      ok: true,
      value: {
        kind: 'citizen',
        name: '测试甲',
        sex: 'female',
        nation: '01',
        birth: '1949-12-31',
        address: '北京市朝阳区测试路1号',
        number: '11010519491231002X',
        authority: '北京市公安局朝阳分局',
        validFrom: '2020-01-01',
        validTo: null,
      },
    });
  });

  it.each([
    ['gatJ', 'residencePermit'],
    ['forI', 'foreign2017'],
    ['forY', 'foreign2023'],
  ] as const)('of type %s is recognised and not yet supported', (name, type) => {
    const block = bytes(textBlocks[name]);
    expect(cardTypeOf(block)).toBe(type);
    expect(decodeCard(block)).toEqual({ ok: false, fault: 'cardUnsupported' });
  });

  it('of a type that no list names is not supported', () => {
    expect(cardTypeOf(withField(248, 'Q'))).toBeNull();
    expect(decodeCard(withField(248, 'Q'))).toEqual({ ok: false, fault: 'cardUnsupported' });
  });

  it('with an end of validity has its date', () => {
    const card = decodeCard(withField(204, '20400101'));
    expect(card.ok && card.value.validTo).toBe('2040-01-01');
  });

  it.each([
    ['a wrong check digit', withField(122, '110105194912310021')],
    ['a birth that is no date', withField(36, '19490231')],
    ['an end of validity that is no date', withField(204, '20401301')],
    ['no name', withField(0, ' '.repeat(15))],
    ['a sex that is no code', withField(30, '7')],
    ['a nation that is no code', withField(32, 'AB')],
  ])('with %s cannot be read', (_name, block) => {
    expect(decodeCard(block)).toEqual({ ok: false, fault: 'cardUnreadable' });
  });

  it('takes the small x of the check digit', () => {
    const card = decodeCard(withField(156, 'x'));
    expect(card.ok && card.value.number).toBe('11010519491231002X');
  });

  it('never throws on any block', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), (block) => !decodeCard(block).ok));
  });
});

describe('The check digit', () => {
  const numbers = ['11010519491231002X', '440524188001010014', '810000199408230021', '830000199201300022', '911124198108030024'];

  it.each(numbers)('of %s holds, and of no number that differs in one digit', (number) => {
    expect(hasValidCheckDigit(number)).toBe(true);
    for (let index = 0; index < 17; index += 1) {
      const changed = `${number.slice(0, index)}${(Number(number[index]) + 1) % 10}${number.slice(index + 1)}`;
      expect(hasValidCheckDigit(changed)).toBe(false);
    }
  });
});

describe('The photograph', () => {
  it('is erased where it arrives', () => {
    const data = baseFrame(citizenBlock).slice(10, -1);
    data.fill(0x77, 260);
    expect(textBlockOf(data)).toEqual(citizenBlock);
    expect(data.every((byte) => byte === 0)).toBe(true);
  });

  it('of another length makes it no base information', () => {
    expect(textBlockOf(new Uint8Array(1283))).toBeNull();
    expect(textBlockOf(new Uint8Array(1284))).toBeNull();
  });
});
