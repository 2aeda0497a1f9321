// The SM envelope: against the standards' own vectors, Node's second implementation of SM3 and SM4, and everybody who would forge one.

import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import { sm2, sm3, sm4 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { contentKeyOf, createSmEnvelope, type SmCredentials, signedBytes } from './sm-envelope.ts';

/** Invented keys; the library's own generator makes the same pair of every seed. */
const pair = (privateKey: string) => ({ privateKey, publicKey: sm2.getPublicKeyFromPrivateKey(privateKey) });
const terminal = pair('11'.repeat(32));
const platform = pair('22'.repeat(32));
const appId = 'T1000000000000000001';
const appSecret = 'not-a-secret-of-anybody';
const credentials: SmCredentials = { appId, appSecret, privateKey: terminal.privateKey, platformPublicKey: platform.publicKey };
const ours = createSmEnvelope(credentials);
const theirs = createSmEnvelope({ appId, appSecret, privateKey: platform.privateKey, platformPublicKey: terminal.publicKey });
const at = new Date('2026-01-01T00:00:00Z');

const contents = fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ depthSize: 'small' }));
/** What JSON makes of it: no -0. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function sealed(content: object): Record<string, string> {
  return theirs.seal(content, at) as Record<string, string>;
}

function ecb(bytes: Uint8Array, key: Uint8Array): string {
  const cipher = createCipheriv('sm4-ecb', key, null);
  return Buffer.concat([cipher.update(bytes), cipher.final()])
    .toString('hex')
    .toUpperCase();
}

describe('the algorithms', () => {
  it('are those of the standards', () => {
    // GB/T 32905 example 1; GB/T 32907 example 1.
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
    expect(sm4.encrypt(block, block, { padding: 'none' })).toBe('681edf34d206965e86b3e94f536e4246');
  });

  it('agree with those of Node, which ships with the machine and not with the shell', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes, key) => {
        expect(sm3(bytes)).toBe(createHash('sm3').update(bytes).digest('hex'));
        expect(
          Buffer.from(sm4.encrypt(bytes, key, { output: 'array' }))
            .toString('hex')
            .toUpperCase(),
        ).toBe(ecb(bytes, key));
      }),
      { numRuns: 100 },
    );
  });
});

describe('an envelope', () => {
  it('derives its key from the secret encrypted under the application id', () => {
    const wrapped = ecb(Buffer.from(appSecret), Buffer.from(appId.slice(0, 16)));
    expect(Buffer.from(contentKeyOf(appId, appSecret)).toString()).toBe(wrapped.slice(0, 16));
    expect(() => contentKeyOf('short', appSecret)).toThrow('sixteen bytes');
  });

  it('has upper-case hex that Node can decrypt, and sixty-four bytes in base64', () => {
    const { encData = '', signData = '', ...head } = sealed({ name: '测试甲' });
    expect(head).toEqual({ appId, encType: 'SM4', signType: 'SM2', timestamp: '1767225600000', version: '1.0.0' });
    expect(encData).toMatch(/^[0-9A-F]+$/);
    expect(Buffer.from(signData, 'base64')).toHaveLength(64);
    const decipher = createDecipheriv('sm4-ecb', contentKeyOf(appId, appSecret), null);
    expect(Buffer.concat([decipher.update(encData, 'hex'), decipher.final()]).toString()).toBe('{"name":"测试甲"}');
  });

  it('signs what says something, by name, inner objects likewise, the secret last', () => {
    const fields = {
      b: 2,
      a: 'x',
      empty: '',
      none: null,
      signData: 'no',
      encData: 'no',
      extra: 'no',
      data: { z: [{ d: 1, c: '2' }], 10: 'a', 9: 'b' },
    };
    expect(Buffer.from(signedBytes(fields, 'S')).toString()).toBe('a=x&b=2&data={"10":"a","9":"b","z":[{"c":"2","d":1}]}&key=S');
  });

  it('is signed with the secret as user id: the usual default does not verify', () => {
    const { encData, signData = '', ...head } = sealed({ a: 1 });
    const hex = Buffer.from(signData, 'base64').toString('hex');
    const bytes = signedBytes({ ...head, data: { a: 1 } }, appSecret);
    expect(sm2.doVerifySignature(bytes, hex, platform.publicKey, { hash: true, userId: appSecret })).toBe(true);
    expect(sm2.doVerifySignature(bytes, hex, platform.publicKey, { hash: true })).toBe(false);
    expect(encData).toBeTypeOf('string');
  });

  it('comes back as what went in', () => {
    fc.assert(
      fc.property(contents, (content) => {
        expect(ours.open(plain(theirs.seal(content, at)))).toEqual({ ok: true, value: plain(content) });
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when a byte of it, its head or its sender is another', () => {
    const good = sealed({ code: 0, data: { found: '1' } });
    expect(ours.open(good)).toMatchObject({ ok: true });
    const flip = (text: string, index: number): string => text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);
    fc.assert(
      fc.property(fc.constantFrom('encData', 'signData', 'timestamp', 'version', 'appId'), fc.nat(), (field, place) => {
        const text = good[field] ?? '';
        // The last characters of base64 carry bits that nobody reads: such a text is not the one that was signed either.
        expect(ours.open({ ...good, [field]: flip(text, place % text.length) })).toEqual({ ok: false, fault: 'notOurs' });
      }),
      { numRuns: 150 },
    );
    expect(ours.open({ ...good, message: 'added' }).ok).toBe(false);
    expect(theirs.open(good).ok).toBe(false);
    expect(createSmEnvelope({ ...credentials, appSecret: 'another' }).open(good).ok).toBe(false);
  });

  it('is refused without a signature that is one: zero, out of range, hex in base64', () => {
    const good = sealed({ a: 1 });
    const raw = Buffer.from(good.signData ?? '', 'base64');
    const order = Buffer.from('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123', 'hex');
    const forged = [
      Buffer.alloc(64),
      Buffer.concat([raw.subarray(0, 32), Buffer.alloc(32)]),
      Buffer.concat([order, order]),
      raw.subarray(0, 63),
      Buffer.from(raw.toString('hex')),
      Buffer.alloc(0),
    ];
    for (const bytes of forged) expect(ours.open({ ...good, signData: bytes.toString('base64') })).toEqual({ ok: false, fault: 'notOurs' });
  });

  it('of anything else is refused, and nothing throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => !ours.open(value).ok),
      { numRuns: 200 },
    );
    const shaped = fc.record({
      ...{ appId: fc.constant(appId), encType: fc.constant('SM4'), signType: fc.constant('SM2') },
      encData: fc.oneof(
        fc.string(),
        fc.uint8Array({ minLength: 16, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('hex')),
      ),
      signData: fc.oneof(
        fc.string(),
        fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      ),
    });
    fc.assert(
      fc.property(shaped, (value) => !ours.open(value).ok),
      { numRuns: 150 },
    );
  });

  it('is not begun with keys that are none', () => {
    expect(() => createSmEnvelope({ ...credentials, privateKey: 'xyz' })).toThrow('no keys');
    expect(() => createSmEnvelope({ ...credentials, platformPublicKey: `04${'11'.repeat(64)}` })).toThrow('no keys');
  });
});
