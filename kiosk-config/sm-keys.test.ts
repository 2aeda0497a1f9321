// Keys of SM2: what a library makes is one, what a typing mistake makes is none.

import { sm2 } from 'sm-crypto-v2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrivateKey, isPublicKey } from './sm-keys.ts';

/** It throws at a point that is not on the curve. */
function libraryTakes(key: string): boolean {
  try {
    return sm2.verifyPublicKey(key);
  } catch {
    return false;
  }
}

describe('a key of SM2', () => {
  // GB/T 32918.5, the generator and the order of the recommended curve.
  const generator =
    '0432c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0';
  const order = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123';

  it('is one in capitals and in small letters', () => {
    expect([isPublicKey(generator), isPublicKey(generator.toUpperCase())]).toEqual([true, true]);
    expect([isPrivateKey('0'.repeat(63).concat('1')), isPrivateKey('ABCDEF01'.repeat(8))]).toEqual([true, true]);
  });

  it('is what the library makes of any random bytes', () => {
    for (let pair = 0; pair < 20; pair += 1) {
      const { privateKey, publicKey } = sm2.generateKeyPairHex();
      expect([isPrivateKey(privateKey), isPublicKey(publicKey)]).toEqual([true, true]);
    }
  });

  it('is none with one digit mistyped, as the library says too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 129 }), fc.constantFrom(...'0123456789abcdef'), (at, digit) => {
        const typed = generator.slice(0, at) + digit + generator.slice(at + 1);
        expect(isPublicKey(typed)).toBe(typed === generator);
        expect(libraryTakes(typed)).toBe(typed === generator);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['nothing', '', ''],
    ['too short', 'ab'.repeat(31), generator.slice(0, -2)],
    ['compressed', 'ab'.repeat(33), `02${generator.slice(2, 66)}`],
    ['without its 04', '0'.repeat(64), generator.slice(2)],
    ['no hex', 'g'.repeat(64), `04${'g'.repeat(128)}`],
    ['as large as the order', order, `04${'f'.repeat(128)}`],
  ])('is none that is %s', (_, secret, open) => {
    expect([isPrivateKey(secret), isPublicKey(open)]).toEqual([false, false]);
  });
});
