// Proof of the text block against the specimen cards of devices.md §1.11, and of what cannot be on a card.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IdentityCard, identityCard } from '../../contract/device/payloads.ts';
import { bytes } from '../testing/hex.ts';
import { baseFrame, citizenBlock, fingerprintFrame, textBlocks } from '../testing/specimen-cards.ts';
import { decodeCard, latestAddressOf, textBlockOf } from './card-text.ts';

type Specimen = keyof typeof textBlocks;

const withField = (offset: number, text: string, of: Specimen | Uint8Array = 'citizen'): Uint8Array => {
  const block = typeof of === 'string' ? bytes(textBlocks[of]) : of;
  block.set(Buffer.from(text, 'utf16le'), offset);
  return block;
};

const cards: Readonly<Record<Specimen, IdentityCard>> = {
  citizen: {
    kind: 'citizen',
    name: '测试甲',
    sex: 'female',
    nation: '01',
    birth: '1949-12-31',
    address: '北京市朝阳区测试路1号',
    latestAddress: null,
    number: '11010519491231002X',
    authority: '北京市公安局朝阳分局',
    validFrom: '2020-01-01',
    validTo: null,
  },
  gatJ: {
    kind: 'residencePermit',
    name: '測試乙',
    sex: 'male',
    birth: '1994-08-23',
    address: '广东省深圳市测试路2号',
    number: '810000199408230021',
    authority: '深圳市公安局',
    validFrom: '2020-01-01',
    validTo: '2025-01-01',
    travelPermit: 'H12345678',
    issueCount: '01',
  },
  forI: {
    kind: 'foreignResident',
    version: '2017',
    name: 'TEST, ALPHA',
    chineseName: '测试丙',
    sex: 'male',
    birth: '1981-08-03',
    number: 'CAN110081080301',
    nationality: 'CAN',
    validFrom: '2018-01-01',
    validTo: '2028-01-01',
  },
  forY: {
    kind: 'foreignResident',
    version: '2023',
    name: 'ZHENGTEST ALPHABETA GAMMADELTA EPSILON ZETA',
    chineseName: '测试丁',
    sex: 'female',
    birth: '1981-08-03',
    number: '911124198108030024',
    nationality: 'CAN',
    validFrom: '2023-12-01',
    validTo: '2033-12-01',
  },
};

describe('The specimen frames', () => {
  it.each([
    ['citizen', 0x15, '613cbdbd6cb55ac1'],
    ['gatJ', 0x4e, '1387b9b3504610b6'],
    ['forI', 0x8e, 'a1c43373c17dfdc4'],
    ['forY', 0xe8, '4d48d319bda0d8fc'],
  ] as const)('%s is the frame of the vector', (name, check, digest) => {
    const frame = baseFrame(bytes(textBlocks[name]));
    expect(frame.at(-1)).toBe(check);
    expect(createHash('sha256').update(frame).digest('hex').slice(0, 16)).toBe(digest);
  });
});

describe('The text of a card', () => {
  it.each(Object.keys(cards) as Specimen[])('of the specimen %s is decoded', (name) => {
    expect(decodeCard(bytes(textBlocks[name]))).toEqual({ ok: true, value: cards[name] });
  });

  it.each(['Q', 'j', '\0', '居'])('with the type flag %j, which no list names, is not supported', (flag) => {
    expect(decodeCard(withField(248, flag))).toEqual({ ok: false, fault: 'cardUnsupported' });
  });

  it('with an end of validity has its date', () => {
    const card = decodeCard(withField(204, '20400101'));
    expect(card.ok && card.value.validTo).toBe('2040-01-01');
  });

  it.each([
    ['a wrong check digit', withField(122, '110105194912310021')],
    ['a birth that is no date', withField(36, '19490231')],
    ['another birth than its number', withField(36, '19491230')],
    ['an end of validity that is no date', withField(204, '20401301')],
    ['an end before its beginning', withField(204, '20191231')],
    ['a beginning before the birth', withField(188, '19491230')],
    ['no name', withField(0, ' '.repeat(15))],
    ['a control character in its name', withField(2, '\u001b')],
    ['half a surrogate pair in its name', withField(2, '\ud842')],
    ['a sex that is no code', withField(30, '7')],
    ['a nation that is no code', withField(32, 'AB')],
    ['the number of a permit on a citizen’s card', withField(122, '810000199408230021')],
    ['the number of a citizen on a permit', withField(122, '11010519491231002X', 'gatJ')],
    ['a wrong check digit on a permit', withField(122, '810000199408230022', 'gatJ')],
    ['another birth than its number on a permit', withField(36, '19940822', 'gatJ')],
    ['small letters in the number of 2017', withField(150, 'x', 'forI')],
    ['a nationality that is no three letters', withField(152, 'CA1', 'forI')],
    ['a wrong check digit on the card of 2023', withField(122, '911124198108030025', 'forY')],
    ['a citizen’s number on the card of 2023', withField(122, '11010519491231002X', 'forY')],
    ['no Latin name on the card of 2023', withField(220, ' '.repeat(11), withField(52, ' '.repeat(35), 'forY'))],
  ])('with %s is implausible', (_name, block) => {
    expect(decodeCard(block)).toEqual({ ok: false, fault: 'cardImplausible' });
  });

  it('takes the small x of the check digit', () => {
    const card = decodeCard(withField(156, 'x'));
    expect(card.ok && card.value.number).toBe('11010519491231002X');
  });

  it('has a rare character of the second plane whole', () => {
    const card = decodeCard(withField(0, '李测试𠮷'));
    expect(card.ok && card.value.name).toBe('李测试𠮷');
  });

  it('needs no Chinese name on a foreign card', () => {
    const card = decodeCard(withField(158, ' '.repeat(15), 'forI'));
    expect(card).toMatchObject({ ok: true, value: { chineseName: null } });
  });

  it('never throws on any block, and what it gives is a card of the contract', () => {
    const flag = fc.constantFrom(0x20, 0x4a, 0x49, 0x59);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), flag, (block, type) => {
        block.set([type, 0], 248);
        expect(decodeCard(block)).toEqual({ ok: false, fault: 'cardImplausible' });
      }),
    );
  });

  it('with some bytes changed is the contract’s card or none', () => {
    const change = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }));
    const specimen = fc.constantFrom<Specimen>('citizen', 'gatJ', 'forI', 'forY');
    fc.assert(
      fc.property(specimen, fc.array(change, { maxLength: 4 }), (name, changes) => {
        const block = bytes(textBlocks[name]);
        for (const [at, value] of changes) block[at] = value;
        const card = decodeCard(block);
        if (card.ok) expect(identityCard.safeParse(card.value).success).toBe(true);
        else expect(['cardUnsupported', 'cardImplausible']).toContain(card.fault);
      }),
    );
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
    expect(textBlockOf(new Uint8Array(0))).toBeNull();
    expect(textBlockOf(new Uint8Array(1283))).toBeNull();
    expect(textBlockOf(new Uint8Array(1284))).toBeNull();
    expect(textBlockOf(bytes('01 00 04 00'))).toBeNull();
    expect(textBlockOf(bytes('01 00 04 00 04 00'))).toBeNull();
  });
});

describe('Fingerprints', () => {
  it.each([
    [1024, 2321],
    [512, 1809],
    [0, 1297],
  ] as const)('of %i bytes, in a frame of %i, are dropped', (length, total) => {
    const frame = fingerprintFrame(citizenBlock, length);
    expect(frame.length).toBe(total);
    const data = frame.slice(10, -1);
    expect(textBlockOf(data)).toEqual(citizenBlock);
    expect(data.every((byte) => byte === 0)).toBe(true);
  });

  it('of a length that the frame has not make it no information', () => {
    const data = fingerprintFrame(citizenBlock, 512).slice(10, -1);
    expect(textBlockOf(data.slice(0, -1))).toBeNull();
    const other = fingerprintFrame(citizenBlock, 512).slice(10, -1);
    other[4] = 1;
    expect(textBlockOf(other)).toBeNull();
  });
});

describe('The address that was written later', () => {
  it('is the text without its padding, and is erased where it arrives', () => {
    const data = new Uint8Array(Buffer.from('测试省演示市样例区虚构路70号'.padEnd(35), 'utf16le'));
    expect(latestAddressOf(data)).toBe('测试省演示市样例区虚构路70号');
    expect(data.every((byte) => byte === 0)).toBe(true);
  });

  it('is null when it is blank', () => {
    expect(latestAddressOf(new Uint8Array(Buffer.from(' '.repeat(35), 'utf16le')))).toBeNull();
  });
});
