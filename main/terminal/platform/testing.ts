// Options of an invented terminal for the tests of this folder.

import type { PlatformOptions } from './options.ts';

/** Its clock, its random bytes and its log are the test's to replace. */
export function testOptions(changes: Partial<PlatformOptions> = {}): PlatformOptions {
  let sequence = 0;
  return {
    baseUrl: 'http://127.0.0.1:9',
    gateway: { kind: 'accessKey', accessKey: 'sandbox', secretKey: 'sandbox-not-a-secret' },
    institution: { code: 'H66000000001', name: '演示服务站' },
    divisions: { treatment: '660100' },
    terminal: { id: 'KIOSK-01', name: '演示服务站1号机' },
    receiverSystemCode: 'MBS_LOCAL',
    interfaceVersion: 'V1.0',
    businessType: '01304',
    now: () => new Date('2026-01-01T00:00:00Z'),
    random: (bytes) => new Uint8Array(bytes),
    nextSequence: () => sequence++,
    log: () => undefined,
    ...changes,
  };
}
