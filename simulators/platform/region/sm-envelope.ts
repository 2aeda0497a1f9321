// The SM2/SM3/SM4 envelope that some region platforms want around every request (platform.md §1.6, docs/sandbox-platform.md).

import { sm2, sm4 } from 'sm-crypto-v2';
import { z } from 'zod';
import { sandboxSm } from '../credentials.ts';
import { Refused } from './refusals.ts';

const windowMs = 30 * 60_000;

const envelope = z.strictObject({
  appId: z.literal(sandboxSm.appId),
  version: z.literal('1.0.0'),
  timestamp: z.string().regex(/^\d{13}$/),
  encType: z.literal('SM4'),
  signType: z.literal('SM2'),
  encData: z.string().regex(/^(?:[0-9A-F]{32}){1,4096}$/),
  signData: z.base64().length(88),
  extra: z.union([z.string(), z.null()]).optional(),
});

export const isSmEnvelope = (body: unknown): boolean => typeof body === 'object' && body !== null && 'encData' in body;

/** @throws Refused: 400 for its form, 402 when it was not sealed by the terminal. */
export function openSmEnvelope(body: unknown, at: Date): unknown {
  const read = envelope.safeParse(body);
  if (!read.success) throw new Refused(400, read.error.issues[0]?.path.join('.') ?? '');
  const { encData, signData, extra: _unsigned, ...head } = read.data;
  if (Math.abs(at.getTime() - Number(head.timestamp)) > windowMs) throw new Refused(402);
  const data = decrypted(encData);
  const signature = Buffer.from(signData, 'base64').toString('hex');
  const isGenuine = sm2.doVerifySignature(bytesToSign({ ...head, data }), signature, sandboxSm.terminalPublicKey, {
    hash: true,
    userId: sandboxSm.appSecret,
  });
  if (!isGenuine) throw new Refused(402);
  return data;
}

/** The same way back: sealed by the platform. */
export function sealSmEnvelope(data: object, at: Date): object {
  const head = { appId: sandboxSm.appId, version: '1.0.0', timestamp: String(at.getTime()), encType: 'SM4', signType: 'SM2' };
  const signature = sm2.doSignature(bytesToSign({ ...head, data }), sandboxSm.platformPrivateKey, {
    hash: true,
    userId: sandboxSm.appSecret,
    publicKey: sandboxSm.platformPublicKey,
  });
  return {
    ...head,
    encData: sm4.encrypt(Buffer.from(JSON.stringify(data), 'utf8'), contentKey(), { output: 'string' }).toUpperCase(),
    signData: Buffer.from(signature, 'hex').toString('base64'),
    extra: '',
  };
}

/** Sixteen characters of the hex of the secret's own encryption: so the interface has it. */
export function contentKey(): string {
  const wrapping = Buffer.from(sandboxSm.appId.slice(0, 16), 'utf8').toString('hex');
  const wrapped = sm4.encrypt(Buffer.from(sandboxSm.appSecret, 'utf8'), wrapping, { output: 'string' }).toUpperCase();
  return Buffer.from(wrapped.slice(0, 16), 'latin1').toString('hex');
}

/** Every field that says something, by name; objects inside as JSON in the order of their keys; the secret last. */
export function bytesToSign(signed: Readonly<Record<string, unknown>>): Buffer {
  const pairs = Object.keys(signed)
    .filter((name) => signed[name] !== '' && signed[name] !== null && signed[name] !== undefined)
    .toSorted()
    .map((name) => `${name}=${typeof signed[name] === 'string' ? signed[name] : inOrder(signed[name])}`);
  return Buffer.from([...pairs, `key=${sandboxSm.appSecret}`].join('&'), 'utf8');
}

/** Deeper than any honest request; what is endless must not take our stack. */
const deepest = 64;

/** JSON without blanks, the keys of every object in the order of their code units. */
function inOrder(value: unknown, depth = 0): string {
  if (depth > deepest) throw new Refused(402);
  if (Array.isArray(value)) return `[${value.map((inner) => inOrder(inner, depth + 1)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = new Map<string, unknown>(Object.entries(value));
  const pairs = [...inner.keys()].toSorted().map((name) => `${JSON.stringify(name)}:${inOrder(inner.get(name), depth + 1)}`);
  return `{${pairs.join(',')}}`;
}

function decrypted(hex: string): unknown {
  try {
    return JSON.parse(sm4.decrypt(hex.toLowerCase(), contentKey(), { output: 'string' }));
  } catch {
    // Wrong padding, not UTF-8, not JSON: another key has sealed it, or none.
    throw new Refused(402);
  }
}
