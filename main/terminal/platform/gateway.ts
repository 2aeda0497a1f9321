// The two gateways in front of the platforms: which headers they want and where they serve a transaction (platform.md §1.3–1.5).

import { createHash, createHmac } from 'node:crypto';
import type { Gateway } from './options.ts';

export interface SigningMoment {
  /** The transaction's registered number. */
  readonly transaction: string;
  readonly now: Date;
  /** Random and new for every request. */
  readonly nonce: string;
}

const accessKeyApiVersion = '1.0.0';

/** The headers that let a request in, content type included. */
export function gatewayHeaders(gateway: Gateway, moment: SigningMoment): Record<string, string> {
  return gateway.kind === 'accessKey' ? accessKeyHeaders(gateway, moment) : tifHeaders(gateway, moment);
}

export const transactionPath = (gateway: Gateway, transaction: string): string =>
  gateway.kind === 'accessKey'
    ? `/fsi/api/rsfComIfsService/callService/${transaction}`
    : `${gateway.path.replace(/\/+$/, '')}/${transaction}`;

function accessKeyHeaders(gateway: Extract<Gateway, { kind: 'accessKey' }>, moment: SigningMoment): Record<string, string> {
  // In the natural order of their names: that is the order in which they are signed.
  const signed = {
    _api_access_key: gateway.accessKey,
    _api_name: moment.transaction,
    _api_timestamp: String(moment.now.getTime()),
    _api_version: accessKeyApiVersion,
  };
  const text = Object.entries(signed)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const signature = createHmac('sha1', Buffer.from(gateway.secretKey, 'utf8')).update(text, 'utf8').digest('base64');
  return { 'content-type': 'text/plain; charset=utf-8', ...signed, _api_signature: signature };
}

function tifHeaders(gateway: Extract<Gateway, { kind: 'tif' }>, moment: SigningMoment): Record<string, string> {
  const timestamp = String(Math.floor(moment.now.getTime() / 1000));
  const signature = createHash('sha256')
    .update(timestamp + gateway.token + moment.nonce + timestamp, 'utf8')
    .digest('hex');
  return {
    'content-type': 'application/json; charset=utf-8',
    'x-tif-paasid': gateway.paasId,
    'x-tif-timestamp': timestamp,
    'x-tif-nonce': moment.nonce,
    'x-tif-signature': signature,
  };
}
