// The door of the simulated platform: both gateways' signatures, as strict as the real ones (platform.md §1.3, §1.4).

import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { sandboxAccessKey, sandboxTif } from './credentials.ts';

export type GatewayKind = 'accessKey' | 'tif';

/** The real gateways' four words for a request they do not let in. */
export type GatewayRefusal = '缺少请求头' | '签名时间戳超时' | '非法用户' | '签名不一致';

const windowMs = 30 * 60_000;

export const gatewayOf = (headers: IncomingHttpHeaders): GatewayKind =>
  Object.keys(headers).some((name) => name.startsWith('x-tif-')) ? 'tif' : 'accessKey';

/** Makes the check of one platform: it remembers nonces, since an x-tif signature is good for one request. */
export function createGatewayCheck(now: () => Date): (headers: IncomingHttpHeaders, transaction: string) => GatewayRefusal | null {
  const seenNonces = new Map<string, number>();

  function accessKeyRefusal(headers: IncomingHttpHeaders, transaction: string): GatewayRefusal | null {
    const name = text(headers._api_name);
    const version = text(headers._api_version);
    const timestamp = text(headers._api_timestamp);
    const accessKey = text(headers._api_access_key);
    const signature = text(headers._api_signature);
    if (!name || !version || !timestamp || !accessKey || !signature) return '缺少请求头';
    if (!/^\d{13}$/.test(timestamp) || isOutsideWindow(Number(timestamp))) return '签名时间戳超时';
    if (accessKey !== sandboxAccessKey.accessKey) return '非法用户';
    const signed = `_api_access_key=${accessKey}&_api_name=${name}&_api_timestamp=${timestamp}&_api_version=${version}`;
    const expected = createHmac('sha1', sandboxAccessKey.secretKey).update(signed, 'utf8').digest('base64');
    return signature === expected && name === transaction ? null : '签名不一致';
  }

  function tifRefusal(headers: IncomingHttpHeaders): GatewayRefusal | null {
    const paasId = text(headers['x-tif-paasid']);
    const timestamp = text(headers['x-tif-timestamp']);
    const nonce = text(headers['x-tif-nonce']);
    const signature = text(headers['x-tif-signature']);
    if (!paasId || !timestamp || !nonce || !signature) return '缺少请求头';
    if (!/^\d{10}$/.test(timestamp) || isOutsideWindow(Number(timestamp) * 1000)) return '签名时间戳超时';
    if (paasId !== sandboxTif.paasId) return '非法用户';
    const expected = createHash('sha256')
      .update(timestamp + sandboxTif.token + nonce + timestamp, 'utf8')
      .digest('hex');
    return signature.toLowerCase() === expected && isFirstUse(nonce) ? null : '签名不一致';
  }

  const isOutsideWindow = (at: number): boolean => Math.abs(now().getTime() - at) > windowMs;

  function isFirstUse(nonce: string): boolean {
    for (const [old, at] of seenNonces) if (isOutsideWindow(at)) seenNonces.delete(old);
    if (seenNonces.has(nonce)) return false;
    seenNonces.set(nonce, now().getTime());
    return true;
  }

  return (headers, transaction) => (gatewayOf(headers) === 'tif' ? tifRefusal(headers) : accessKeyRefusal(headers, transaction));
}

const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');
