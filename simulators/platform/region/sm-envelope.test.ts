// The sealed envelope, opened and sealed by a second implementation: SM4 and SM3 by Node's own crypto, the text that is signed by hand.

import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import { sm2, sm3 } from 'sm-crypto-v2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sandboxSm } from '../credentials.ts';
import { type Platform, startPlatform } from '../server.ts';
import { type Caller, createCaller, filingOf, keyOf, post, residentOf, signedHeaders } from '../testing/caller.ts';
import { bytesToSign, contentKey, openSmEnvelope } from './sm-envelope.ts';

const { appId, appSecret } = sandboxSm;
const time = new Date('2026-03-02T01:02:03Z');
const head = { appId, version: '1.0.0', timestamp: String(time.getTime()), encType: 'SM4', signType: 'SM2' };

const sm4 = (key: Buffer, text: string): string => {
  const cipher = createCipheriv('sm4-ecb', key, null);
  return (cipher.update(text, 'utf8', 'hex') + cipher.final('hex')).toUpperCase();
};
const key = Buffer.from(sm4(Buffer.from(appId.slice(0, 16)), appSecret).slice(0, 16), 'latin1');
const opened = (hex: string): unknown => {
  const decipher = createDecipheriv('sm4-ecb', key, null);
  return JSON.parse(decipher.update(hex, 'hex', 'utf8') + decipher.final('utf8'));
};
const signature = (text: string, privateKey: string): string =>
  Buffer.from(sm2.doSignature(Buffer.from(text, 'utf8'), privateKey, { hash: true, userId: appSecret }), 'hex').toString('base64');

/** Sealed by hand: `data` must be JSON already in the order of its keys. */
function sealed(json: string, changes: object = {}): object {
  const text = `appId=${appId}&data=${json}&encType=SM4&signType=SM2&timestamp=${head.timestamp}&version=1.0.0&key=${appSecret}`;
  return { ...head, encData: sm4(key, json), signData: signature(text, sandboxSm.terminalPrivateKey), extra: '', ...changes };
}

let platform: Platform;
let caller: Caller;
beforeEach(async () => {
  platform = await startPlatform({ host: '127.0.0.1', port: 0, now: () => time });
  caller = createCaller(
    () => platform.url,
    () => time,
  );
});
afterEach(() => platform.close());

const send = async (name: string, envelope: object): Promise<Record<string, string>> =>
  JSON.parse((await post(`${platform.url}/pss/api/${name}`, signedHeaders(name, time), JSON.stringify(envelope))).body.toString('utf8'));
/** What a region body is as JSON with sorted keys; the data of these tests have them sorted. */
const bodyJson = (data: object): string => {
  const { reqId, termNo, orgCode, reqTime } = caller.regionBody({}) as Record<string, string>;
  return JSON.stringify({ data, orgCode, reqId, reqTime, termNo });
};

it('a filing goes in and its answer comes out, signed by the platform', async () => {
  const filing = Object.fromEntries(Object.entries(filingOf(residentOf('employee'), 1)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const answer = await send('remote/file', sealed(bodyJson(filing)));
  expect(Object.keys(answer)).toEqual(['appId', 'version', 'timestamp', 'encType', 'signType', 'encData', 'signData', 'extra']);
  const body = opened(answer.encData ?? '');
  expect(body).toEqual({
    ...{ code: 0, message: '', respTime: '20260302090203000' },
    data: { trt_dcla_detl_sn: '66002026030200000001', acp_stas: '3' },
  });
  const text =
    `appId=${appId}&data={"code":0,"data":{"acp_stas":"3","trt_dcla_detl_sn":"66002026030200000001"},"message":"","respTime":"20260302090203000"}` +
    `&encType=SM4&signType=SM2&timestamp=${answer.timestamp}&version=1.0.0&key=${appSecret}`;
  const hex = Buffer.from(answer.signData ?? '', 'base64').toString('hex');
  const verified = (publicKey: string): boolean =>
    sm2.doVerifySignature(Buffer.from(text, 'utf8'), hex, publicKey, { hash: true, userId: appSecret });
  expect([hex.length, verified(sandboxSm.platformPublicKey), verified(sandboxSm.terminalPublicKey)]).toEqual([128, true, false]);
});

it('refusals of what is asked come sealed, refusals of the envelope do not', async () => {
  const inside = await send('remote/list', sealed(bodyJson({ certno: 'x', psn_no: 'x' })));
  expect(opened(inside.encData ?? '')).toMatchObject({ code: 1001 });
  expect(await send('progress/find', { ...sealed(bodyJson({ appy_no: keyOf(1) })), version: '2' })).toMatchObject({
    code: 400,
    message: '请求参数不合规：version',
  });
});

describe('an envelope is refused', () => {
  const json = (): string => bodyJson({ appy_no: keyOf(1) });
  it.each<[string, () => object]>([
    ['by another signer', () => sealed(json(), { signData: signature('x', sandboxSm.platformPrivateKey) })],
    ['with another content', () => ({ ...sealed(json()), encData: sm4(key, '{"a":1}') })],
    ['under another key', () => ({ ...sealed(json()), encData: sm4(Buffer.alloc(16), '{"a":1}') })],
    ['with a time out of the window', () => sealed(json(), { timestamp: String(time.getTime() - 31 * 60_000) })],
    ['with another time than was signed', () => sealed(json(), { timestamp: String(time.getTime() - 1) })],
  ])('%s', async (_, envelope) => {
    expect(await send('progress/find', envelope())).toMatchObject({ code: 402, message: '报文签名验证失败', data: null });
    expect(await send('progress/find', sealed(json()))).toHaveProperty('encData');
  });

  it.each([
    ['appId', 'somebody'],
    ['timestamp', 1],
    ['encData', 'abcdef'],
    ['signData', 'AAAA'],
    ['more', 1],
  ])('whose %s is %j', async (field, value) => {
    expect(await send('progress/find', { ...sealed(json()), [field]: value })).toMatchObject({ code: 400 });
  });
});

it('the content key and the digest are those of the other implementation', () => {
  expect(contentKey()).toBe(key.toString('hex'));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sm3(bytes)).toBe(createHash('sm3').update(bytes).digest('hex'));
    }),
    { numRuns: 50 },
  );
});

it('any JSON is opened as it was sealed, in whatever order its keys came', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) => {
      const data: unknown = JSON.parse(JSON.stringify(value));
      const signData = signature(bytesToSign({ ...head, data }).toString('utf8'), sandboxSm.terminalPrivateKey);
      const reversed = JSON.stringify(Object.fromEntries(Object.entries(value).toReversed()));
      expect(openSmEnvelope({ ...head, encData: sm4(key, reversed), signData, extra: '' }, time)).toEqual(data);
    }),
    { numRuns: 30 },
  );
});

it('nothing that somebody sends makes it throw anything but a refusal', () => {
  fc.assert(
    fc.property(
      fc.record({
        ...Object.fromEntries(Object.entries(head).map(([name, value]) => [name, fc.constant(value)])),
        encData: fc.stringMatching(/^([0-9A-F]{32}){1,4}$/),
        signData: fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      }),
      (envelope) => {
        expect(() => openSmEnvelope(envelope, time)).toThrow(/^报文签名验证失败$/);
      },
    ),
    { numRuns: 100 },
  );
});
