// The SM2/SM3/SM4 envelope of the public-service platforms (platform.md §1.6): content encrypted by SM4, everything signed by SM2 with SM3.
// By a library: the OpenSSL of some runtimes (Electron's BoringSSL) has none of the three.

import { sm2, sm4 } from 'sm-crypto-v2';
import { z } from 'zod';
import { fail, type Result, succeed } from '../../../../contract/result.ts';
import { parseJson } from '../json.ts';

export interface SmCredentials {
  readonly appId: string;
  readonly appSecret: string;
  /** Our own key, 64 hex digits. */
  readonly privateKey: string;
  /** The platform's key, 130 hex digits: 04, x and y. */
  readonly platformPublicKey: string;
}

export interface SmEnvelope {
  readonly seal: (content: object, at: Date) => object;
  /** Why not is nobody's business but ours: whoever forged it learns nothing. */
  readonly open: (answer: unknown) => Result<unknown, 'notOurs'>;
}

const version = '1.0.0';
const keyBytes = 16;

export function createSmEnvelope(credentials: SmCredentials): SmEnvelope {
  const { appId, appSecret, privateKey, platformPublicKey } = credentials;
  if (!/^[0-9a-f]{64}$/i.test(privateKey) || safely(() => sm2.verifyPublicKey(platformPublicKey)) !== true)
    throw new Error('The SM2 keys of the platform are no keys');
  const contentKey = contentKeyOf(appId, appSecret);
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
  // The secret itself is the user id that SM2 mixes in: with the usual default of twelve… digits every signature is wrong.
  const signing = { hash: true, der: false, userId: appSecret } as const;

  const signatureOf = (fields: object): string =>
    Buffer.from(sm2.doSignature(signedBytes(fields, appSecret), privateKey, { ...signing, publicKey }), 'hex').toString('base64');

  function isSigned(fields: object, signature: string): boolean {
    const bytes = Buffer.from(signature, 'base64');
    // Sixty-four bytes in base64, not the base64 of their hex digits.
    if (bytes.length !== 64 || bytes.toString('base64') !== signature) return false;
    return safely(() => sm2.doVerifySignature(signedBytes(fields, appSecret), bytes.toString('hex'), platformPublicKey, signing)) === true;
  }

  return {
    seal(content, at) {
      const head = { appId, encType: 'SM4', signType: 'SM2', timestamp: String(at.getTime()), version };
      return {
        ...head,
        encData: encrypted(JSON.stringify(content), contentKey),
        signData: signatureOf({ ...head, data: content }),
      };
    },
    open(answer) {
      const parsed = envelope.safeParse(answer);
      if (!parsed.success || parsed.data.appId !== appId) return fail('notOurs');
      const { encData, signData, ...head } = parsed.data;
      const text = safely(() => Buffer.from(sm4.decrypt(encData, contentKey, { output: 'array' })).toString('utf8'));
      const data = typeof text === 'string' ? parseJson(text) : undefined;
      if (data === undefined || !isSigned({ ...head, data }, signData)) return fail('notOurs');
      return succeed(data);
    },
  };
}

/** What is not of this form is not even decrypted. Further fields of the head are part of what is signed. */
const envelope = z
  .object({
    appId: z.string(),
    encType: z.literal('SM4'),
    signType: z.literal('SM2'),
    encData: z
      .string()
      .regex(/^(?:[0-9A-Fa-f]{32})+$/)
      .max(512 * 1024),
    signData: z.string().max(100),
  })
  .catchall(z.union([z.string().max(400), z.number(), z.boolean(), z.null()]));

/** The first sixteen upper-case hex digits of the secret encrypted under the application id, themselves the key. */
export function contentKeyOf(appId: string, appSecret: string): Uint8Array {
  const identity = Buffer.from(appId, 'utf8').subarray(0, keyBytes);
  if (identity.length !== keyBytes) throw new Error('An application id of the SM envelope has sixteen bytes at least');
  return Buffer.from(encrypted(appSecret, identity).slice(0, keyBytes), 'ascii');
}

/** Upper-case hex of SM4-ECB with PKCS#7 padding. */
const encrypted = (text: string, key: Uint8Array): string =>
  Buffer.from(sm4.encrypt(Buffer.from(text, 'utf8'), key, { output: 'array' }))
    .toString('hex')
    .toUpperCase();

const unsigned: ReadonlySet<string> = new Set(['signData', 'encData', 'extra']);

/** `k=v&…&key=<secret>` in the order of the names, without what is empty; an inner object is its JSON, sorted likewise. */
export function signedBytes(fields: object, appSecret: string): Uint8Array {
  const pairs = Object.entries(fields)
    .filter(([name, value]) => !unsigned.has(name) && value !== null && value !== undefined && value !== '')
    .sort(byName)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : inOrder(value)}`);
  return Buffer.from([...pairs, `key=${appSecret}`].join('&'), 'utf8');
}

/** JSON without blanks, the keys of every object in the order of their code units: built as text, since an object puts number-like keys first. */
function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value)
    .sort(byName)
    .map(([name, inner]) => `${JSON.stringify(name)}:${inOrder(inner)}`);
  return `{${pairs.join(',')}}`;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** The library throws at what is not encrypted or signed by its rules, and somebody else wrote it. */
function safely<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
