// Both signatures against values that openssl computed; the command stands beside each.

import { describe, expect, it } from 'vitest';
import { gatewayHeaders, transactionPath } from './gateway.ts';

const newYear2026 = new Date('2026-01-01T00:00:00.999Z');

describe('the access-key gateway', () => {
  it('signs its four headers with HmacSHA1', () => {
    // printf '%s' '_api_access_key=sandbox&_api_name=1101&_api_timestamp=1767225600000&_api_version=1.0.0' |
    //   openssl dgst -sha1 -hmac 'sandbox-not-a-secret' -binary | base64
    const gateway = { kind: 'accessKey', accessKey: 'sandbox', secretKey: 'sandbox-not-a-secret' } as const;
    expect(gatewayHeaders(gateway, { transaction: '1101', now: new Date(1_767_225_600_000), nonce: '' })).toEqual({
      'content-type': 'text/plain; charset=utf-8',
      _api_access_key: 'sandbox',
      _api_name: '1101',
      _api_timestamp: '1767225600000',
      _api_version: '1.0.0',
      _api_signature: 'ruqf50lfH4pcATaFvIuXx3irz3k=',
    });
  });

  it('takes key and text as UTF-8', () => {
    // printf '%s' '_api_access_key=键&_api_name=1162&_api_timestamp=1767225600123&_api_version=1.0.0' | openssl dgst -sha1 -hmac '钥匙🔑' -binary | base64
    const gateway = { kind: 'accessKey', accessKey: '键', secretKey: '钥匙🔑' } as const;
    const headers = gatewayHeaders(gateway, { transaction: '1162', now: new Date(1_767_225_600_123), nonce: '' });
    expect(headers._api_signature).toBe('L6/fHkvSmzsPSZy9OIoVaj0refc=');
  });

  it('serves every transaction under one path', () => {
    expect(transactionPath({ kind: 'accessKey', accessKey: 'a', secretKey: 'b' }, '1101')).toBe(
      '/fsi/api/rsfComIfsService/callService/1101',
    );
  });
});

describe('the x-tif gateway', () => {
  const gateway = { kind: 'tif', paasId: 'sandbox', token: 'sandbox-not-a-secret', path: '/ebus/sandbox/' } as const;

  it('signs whole seconds, token and nonce with SHA-256', () => {
    // printf '%s' '1767225600sandbox-not-a-secret00112233445566778899aabbccddeeff1767225600' | openssl dgst -sha256
    expect(gatewayHeaders(gateway, { transaction: '1101', now: newYear2026, nonce: '00112233445566778899aabbccddeeff' })).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'x-tif-paasid': 'sandbox',
      'x-tif-timestamp': '1767225600',
      'x-tif-nonce': '00112233445566778899aabbccddeeff',
      'x-tif-signature': '9169c9526eabbefe8994eef5d3ba664336871fb5ddcb3c7ce30d4b62420d8015',
    });
  });

  it('appends the transaction to its own path', () => {
    expect(transactionPath(gateway, '1101')).toBe('/ebus/sandbox/1101');
  });
});
